/** Paper in millimetres as it lies on the desk. Copiers here mean the JIS size by B4, and by 8K the sheet of 260 × 368. */
export const papers = {
  a4: { width: 210, height: 297, columns: 1 },
  b4: { width: 364, height: 257, columns: 2 },
  '8k': { width: 368, height: 260, columns: 2 },
} as const
export type Paper = keyof typeof papers
export const paperCodes = ['a4', 'b4', '8k'] as const satisfies readonly Paper[]

/**
 * What can be printed of a homework: the sheet of one path, the teacher's copy with everything, the sheet to write
 * answers on, the key alone, and the class set: every path, as many copies as it needs.
 */
export const printKinds = ['pupils', 'teacher', 'answers', 'key', 'set'] as const
export type PrintKind = (typeof printKinds)[number]

/** Most copies of one class set, over all paths. */
export const COPIES_LIMIT = 120
