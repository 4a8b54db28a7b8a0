/** Parts of an item that a comment can be about; `tags` as a whole, the others block by block. */
export const commentParts = ['body', 'answer', 'explanation', 'tags'] as const
export type CommentPart = (typeof commentParts)[number]

/** In what role a person comments. Reviewers of a step do not read each other before their own opinion. */
export const commentVoices = ['author', 'coordinator', 'reviewer'] as const
export type CommentVoice = (typeof commentVoices)[number]

/** What can be wrong with an item. */
export const reportKinds = [
  'wrong_answer',
  'wrong_text',
  'figure',
  'minutes',
  'tier',
  'beyond_standard',
  'rights',
  'other',
] as const
export type ReportKind = (typeof reportKinds)[number]

/** How a report ends: a new version mends it, the item is out of use, or nothing is wrong. */
export const reportOutcomes = ['mended', 'retired', 'unfounded'] as const
export type ReportOutcome = (typeof reportOutcomes)[number]
