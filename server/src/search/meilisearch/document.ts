import type { ItemState } from '@lightwork/domain'
import { sql } from 'kysely'
import type { Reader } from '../../db/transaction.ts'
import { tags } from '../search-row.ts'
import { pairsOf, piecesOf } from '../tokens/tokens.ts'
import { opaque } from './opaque.ts'

/** Raised when the same row would give another document: every index is then built anew. */
export const DOCUMENT_RULES = 2

/** A row of `item_search`, as documents are made from it. */
export interface ProjectionRow {
  readonly item_id: string
  readonly published: boolean
  readonly state: ItemState
  readonly newer_state: ItemState | null
  readonly subject: string
  readonly grades: readonly number[]
  readonly type: string
  readonly tier: string
  readonly mode: string
  readonly minutes: number
  /** Microseconds since 1970. */
  readonly moment: number
  readonly tokens: readonly string[]
  /** The stem in the first line, then the names of the knowledge points. */
  readonly text: string
  readonly rev: number
  readonly hash: string
}

/** What an engine holds of a row: nothing that could be read, no answer. */
export interface ItemDocument {
  readonly id: string
  readonly item_id: string
  readonly bucket: number
  readonly rev: number
  readonly hash: string
  readonly published: boolean
  readonly state: string
  /** Empty where this is the newest version. */
  readonly newer_state: string
  readonly subject: string
  readonly grades: readonly number[]
  readonly type: string
  readonly tier: string
  readonly mode: string
  readonly minutes: number
  readonly moment: number
  readonly point_ids: readonly string[]
  readonly unit_ids: readonly string[]
  /** Empty where no import brought it. */
  readonly import_run: string
  /** Words of the knowledge points, in order; hits in them come first. */
  readonly names: string
  /** All words, those of the stem first and in their order. */
  readonly stem: string
  /** Words that may be asked for unfinished or in several spellings: letters, formulas, pinyin, initials. */
  readonly spelled: readonly string[]
}

export const documentId = ({ item_id, published }: Pick<ProjectionRow, 'item_id' | 'published'>): string =>
  `${item_id}_${published ? 'p' : 'w'}`
/** Both documents an item can have. */
export const documentIdsOf = (item_id: string): [string, string] => [
  documentId({ item_id, published: true }),
  documentId({ item_id, published: false }),
]

/** The same as the index `item_search_bucket`: the last byte of the id. */
export const bucketOf = (itemId: string): number => Number.parseInt(itemId.slice(-2), 16)
export const BUCKETS = 256

const columns = sql`item_id, published, state, newer_state, subject, grades, type, tier, mode, minutes,
  (extract(epoch from moment) * 1000000)::int8 as moment, tsvector_to_array(tokens) as tokens, text, rev, hash`

/** The present rows of these items. */
export const readRows = (reader: Reader, itemIds: readonly string[]): Promise<ProjectionRow[]> =>
  reader
    .selectFrom(
      sql<ProjectionRow>`(select ${columns} from item_search where item_id = any (${sql.val([...itemIds])}::uuid[]))`.as(
        'r',
      ),
    )
    .selectAll()
    .execute()

/** The next items in the order of their ids, for filling. */
export async function readItemIds(reader: Reader, after: string, limit: number): Promise<string[]> {
  const rows = await reader
    .selectFrom('item_search')
    .where('item_id', '>', after)
    .distinct()
    .select('item_id')
    .orderBy('item_id')
    .limit(limit)
    .execute()
  return rows.map(({ item_id }) => item_id)
}

const isTag = (token: string): boolean => token.includes(':') || token.startsWith('~')
const isHan = (token: string): boolean => /^\p{Script=Han}/u.test(token)
const tagged = (tokens: readonly string[], prefix: string): string[] =>
  tokens.flatMap((token) => (token.startsWith(prefix) ? [token.slice(prefix.length)] : []))

/** Words in the order of the text, as far as they are tokens: where spaces were left out, others appear. */
function inOrder(text: string, tokens: ReadonlySet<string>): string[] {
  return [...piecesOf(text)]
    .flatMap((piece) => (piece.kind === 'han' ? pairsOf(piece.text) : [piece.text]))
    .filter((token) => tokens.has(token))
}

const toWords = (tokens: readonly string[]): string => tokens.map(opaque).join(' ')

/** The document of a row; the same row always gives the same one. */
export function toDocument(row: ProjectionRow): ItemDocument {
  const { tokens: all, text, newer_state, ...columns } = row
  const tokens = new Set(all.filter((token) => !isTag(token)))
  const [stem = '', ...names] = text.split('\n')
  const ordered = inOrder(stem, tokens)
  const seen = new Set(ordered)
  return {
    ...columns,
    id: documentId(row),
    bucket: bucketOf(row.item_id),
    newer_state: newer_state ?? '',
    point_ids: tagged(all, tags.point('')),
    unit_ids: tagged(all, tags.unit('')),
    import_run: tagged(all, tags.importRun(''))[0] ?? '',
    names: toWords(names.flatMap((name) => inOrder(name, tokens))),
    stem: toWords([...ordered, ...[...tokens].filter((token) => !seen.has(token))]),
    spelled: [...tokens].filter((token) => !isHan(token)).map(opaque),
  }
}
