/** How two items are alike, from the same text to the same item in other words. */
export const likenessKinds = ['same', 'reordered', 'edited', 'adapted', 'extended', 'reworded'] as const
export type AlikeKind = (typeof likenessKinds)[number]

/** 重复, 改编, 不是同一题 */
export const pairDecisions = ['same', 'adapted', 'different'] as const
export type PairDecision = (typeof pairDecisions)[number]

export interface PairChoice {
  readonly decision: PairDecision
  /** `same`: which item stays. `adapted`: which one is the original. */
  readonly keeps: 'a' | 'b' | null
}

/** Of which items of a pair a person is author, editor or selector. */
export interface Involved {
  readonly a: boolean
  readonly b: boolean
}

/**
 * Nobody decides in favour of the own item: who has words in one of the two may only say that it is the same and that
 * the own item gives way.
 */
export function mayChoose({ a, b }: Involved, { decision, keeps }: PairChoice): boolean {
  if (!a && !b) return true
  if (decision !== 'same') return false
  return keeps === 'a' ? b : a
}

/** `same` and `adapted` name one of the two, `different` names none. */
export const isWhole = ({ decision, keeps }: PairChoice): boolean => (decision === 'different') === (keeps === null)
