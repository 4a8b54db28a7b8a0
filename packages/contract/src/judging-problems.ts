/** Part of the one table in `problem.ts`: how the server says no while works are judged. */
export const judgingProblems = {
  'rubric-in-use': {
    status: 409,
    zh: '已有评委按现行评分标准定稿，评分标准不能再改',
    en: 'A score sheet is final under this rubric; it can no longer be changed',
  },
  'sheet-incomplete': {
    status: 422,
    zh: '评分表还不能提交，请按列出的各项补全',
    en: 'The score sheet cannot be handed in yet; complete what is listed',
  },
  'judge-barred': {
    status: 409,
    zh: '这位评委不能评这件作品，请另选一位',
    en: 'This judge may not score this work; choose another',
  },
} as const
