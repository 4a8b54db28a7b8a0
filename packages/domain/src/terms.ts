/** What makes two spellings one name of a term. The same rule as `term_key` in the database. */
export const termKey = (name: string): string =>
  name
    .normalize('NFKC')
    .replace(/[ \t\n\r\f\v]/g, '')
    .replace(/[A-Z]/g, (letter) => letter.toLowerCase())

/** Longest name of a term. What is longer is a sentence. */
export const TERM_LENGTH = 100

/** Levels of a tree of knowledge points. */
export const TREE_DEPTH = 8

/** 上册, 下册, 全一册 */
export const volumes = ['上', '下', '全'] as const
export type Volume = (typeof volumes)[number]

/** Tags without which an item is not handed in, named like the fields of a draft. */
export const requiredTags = [
  'subject',
  'grades',
  'type',
  'tier',
  'mode',
  'place',
  'minutes',
  'point_ids',
  'competencies',
  'education',
] as const
export type RequiredTag = (typeof requiredTags)[number]

const isMissing = (value: unknown): boolean =>
  value === null || value === undefined || value === '' || value === 0 || (Array.isArray(value) && value.length === 0)

/** Which required tags an item still lacks. */
export const tagGaps = (tags: Readonly<Partial<Record<RequiredTag, unknown>>>): RequiredTag[] =>
  requiredTags.filter((name) => isMissing(tags[name]))
