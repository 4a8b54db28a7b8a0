import { hash } from 'node:crypto'
import { type DocumentNode, toText } from '@lightwork/content'
import { type ItemState, tagGaps } from '@lightwork/domain'
import { normalise, squeeze } from './tokens/normalise.ts'
import { pinyinOf } from './tokens/pinyin.ts'
import { tokensOf } from './tokens/tokens.ts'

/** Raised when the same text would give other tokens: the projection is then rebuilt at the next start. */
export const TOKEN_RULES = 2

export interface SearchablePoint {
  readonly id: string
  readonly name: string
  /** Ids from the root of the tree down to the term itself: it is found under each. */
  readonly path: readonly string[]
  readonly retired: boolean
}

/** A version that can be found: the published one of an item, or its newest where that is another. */
export interface SearchableVersion {
  readonly item_id: string
  readonly published: boolean
  readonly version_id: string
  readonly state: ItemState
  /** State of the item's newest version, where this is not it. */
  readonly newer_state: ItemState | null
  readonly subject: string
  readonly grades: readonly number[]
  readonly type: string
  readonly tier: string
  readonly mode: string
  readonly minutes: number
  /** ISO moment of publishing, else of writing. */
  readonly moment: string
  readonly body: DocumentNode
  readonly competencies: readonly string[]
  readonly points: readonly SearchablePoint[]
  /** Units and lessons with the units above them and their textbooks. */
  readonly unit_ids: readonly string[]
  readonly import_run_id: string | null
  /** Who wrote the item: it stands in their own list. Null for what was brought in. */
  readonly created_by: string | null
}

/** A row of `item_search` as it is sent to Postgres; `tokens` are joined by spaces. */
export interface SearchRow
  extends Omit<SearchableVersion, 'body' | 'points' | 'unit_ids' | 'competencies' | 'import_run_id'> {
  readonly level: number
  /** Required tags it lacks; a retired term is none. */
  readonly gaps: readonly string[]
  readonly tokens: string
  readonly text: string
  readonly hash: string
}

/** The longest time that has a tag of its own; longer ones are compared in the row. */
export const TAGGED_MINUTES = 30

/** How tags are spelled in the tokens. No token of a text holds a colon or a tilde. */
export const tags = {
  subject: (subject: string) => `s:${subject}`,
  grade: (grade: number) => `g:${grade}`,
  type: (type: string) => `t:${type}`,
  tier: (tier: string) => `l:${tier}`,
  mode: (mode: string) => `m:${mode}`,
  minutes: (minutes: number) => `d:${minutes}`,
  point: (id: string) => `p:${id}`,
  unit: (id: string) => `u:${id}`,
  importRun: (id: string) => `i:${id}`,
  state: (state: string) => `z:${state}`,
  level: (level: number) => `~${level}`,
}

const MOST_LEVELS = 24

/** n with probability 2^-n, always the same for an item (FNV-1a, then mixed, over its id). */
function levelOf(itemId: string): number {
  let hash = 0x811c9dc5
  for (let index = 0; index < itemId.length; index++) hash = Math.imul(hash ^ itemId.charCodeAt(index), 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return Math.min(MOST_LEVELS, Math.clz32(hash ^ (hash >>> 16)))
}

function tagsOf(version: SearchableVersion, level: number): string[] {
  const { subject, grades, type, tier, mode, minutes, points, unit_ids, published, state, import_run_id } = version
  return [
    tags.subject(subject),
    tags.type(type),
    tags.tier(tier),
    tags.mode(mode),
    ...grades.map(tags.grade),
    ...(minutes <= TAGGED_MINUTES ? [tags.minutes(minutes)] : []),
    ...new Set(points.flatMap(({ path }) => path).map(tags.point)),
    ...unit_ids.map(tags.unit),
    ...(import_run_id === null ? [] : [tags.importRun(import_run_id)]),
    ...(published ? [] : [tags.state(state)]),
    ...Array.from({ length: level }, (_, index) => tags.level(index + 1)),
  ]
}

/** What of a version can be searched: its stem with options, and the names of its knowledge points. Never the answer. */
export interface SearchTexts {
  readonly stem: string
  readonly names: readonly string[]
}

export const textsOf = ({ body, points }: SearchableVersion): SearchTexts => ({
  stem: normalise(toText(body)),
  names: points.map(({ name }) => normalise(name)),
})

const alwaysThere = { subject: '-', grades: '-', type: '-', tier: '-', mode: '-', place: '-', education: '-' }

/** The projection of a version: everything that is compared, made in one place from what is in memory. */
export function toSearchRow(version: SearchableVersion): SearchRow {
  const { stem, names } = textsOf(version)
  const level = levelOf(version.item_id)
  const tokens = tokensOf(stem)
  for (const name of names) for (const token of tokensOf(name)) tokens.add(token)
  for (const sound of pinyinOf(stem, names)) tokens.add(sound)
  for (const tag of tagsOf(version, level)) tokens.add(tag)
  const { body: _, points, unit_ids: __, competencies, import_run_id: ___, created_by, ...columns } = version
  const { minutes } = version
  // The other required tags cannot be empty in the tables.
  const gaps = tagGaps({ ...alwaysThere, minutes, competencies, point_ids: points.filter(({ retired }) => !retired) })
  // An item keeps its author: nothing to compare.
  const row = { ...columns, gaps, level, tokens: [...tokens].join(' '), text: [stem, ...names].map(squeeze).join('\n') }
  return { ...row, created_by, hash: hash('sha256', Object.values(row).join('\n')).slice(0, 16) }
}
