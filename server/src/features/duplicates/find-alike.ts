import type { DocumentNode } from '@lightwork/content'
import type { AlikeKind } from '@lightwork/domain'
import { candidateKeysOf, type Reading, readLean, signatureOfReading, verdictOf } from '@lightwork/likeness'
import { type Expression, type SqlBool, sql } from 'kysely'
import type { Reader } from '../../db/transaction.ts'
import type { Actor } from '../../http/actor.ts'
import { isCurator } from '../items/items.policy.ts'
import { toLikenessItem } from './item-text.ts'

interface Content {
  readonly body: DocumentNode
  readonly answer: { readonly key: unknown; readonly body: DocumentNode }
}

/** A text to look for, with its item where it has one. */
export interface Sought extends Content {
  readonly itemId: string | null
}

/** A text of the bank that is like the one sought. */
export interface Alike {
  /** Which of the texts sought, by place. */
  readonly place: number
  readonly item_id: string
  readonly version_id: string
  readonly hash: string
  readonly kind: AlikeKind
  readonly score: number
}

/** Texts that the bank compares by itself: what is in use, under review or imported; a person's draft is nobody's business. */
export const isCommon = sql<SqlBool>`(v.state <> 'draft' or i.created_by is null)`

/** Texts that this person may read anyway. */
export const isReadable = (actor: Actor): Expression<SqlBool> =>
  isCurator(actor)
    ? sql<SqlBool>`(v.state <> 'draft' or i.created_by is null or i.created_by = ${actor.accountId})`
    : sql<SqlBool>`(v.published_at is not null or i.created_by = ${actor.accountId})`

interface Candidate extends Content {
  readonly n: number
  readonly item_id: string
  readonly version_id: string
  readonly hash: string
}

/** As many as `alike_signatures` gives; said again, because a limit keeps the planner from reading whole tables. */
const MOST_CANDIDATES = 50

function readCandidates(
  reader: Reader,
  texts: readonly { readonly itemId: string | null; readonly reading: Reading }[],
  which: Expression<SqlBool>,
): Promise<Candidate[]> {
  const wanted = texts.map(({ itemId, reading }, n) => {
    const signature = signatureOfReading(reading)
    return { n, item_id: itemId, exact: signature.exact, keys: candidateKeysOf(signature) }
  })
  const found = sql<Candidate>`(
    select w.n, c.* from jsonb_to_recordset(${JSON.stringify(wanted)}::jsonb) as w (n int, item_id uuid, exact int, keys int[])
    cross join lateral (
      select s.item_id, s.version_id, s.hash, v.body, v.answer
      from alike_signatures(w.keys, w.exact) c
      join item_signature s on s.version_id = c.version_id
      join item i on i.id = s.item_id and s.version_id in (i.current_version_id, i.published_version_id)
      join item_version v on v.id = s.version_id
      where s.item_id is distinct from w.item_id and v.state <> 'retired' and ${which}
      limit ${MOST_CANDIDATES}) c)`
  return reader.selectFrom(found.as('found')).selectAll().execute()
}

/** The better of two texts of one item: what is more alike, then what is in the bank longer. */
const isBetter = (one: Alike, other: Alike | undefined): boolean =>
  other === undefined || one.score > other.score || (one.score === other.score && one.version_id < other.version_id)

/** Texts of the bank that are like these, one per item, best first: one statement whatever their number. */
export async function findAlike(
  reader: Reader,
  sought: readonly Sought[],
  which: Expression<SqlBool> = isCommon,
): Promise<Alike[]> {
  if (sought.length === 0) return []
  const texts = sought.map(({ itemId, ...content }) => ({ itemId, reading: readLean(toLikenessItem(content)) }))
  const best = new Map<string, Alike>()
  for (const { n, item_id, version_id, hash, ...content } of await readCandidates(reader, texts, which)) {
    const own = texts[n]
    if (own === undefined) continue
    const { kind, score } = verdictOf(own.reading, readLean(toLikenessItem(content)))
    if (kind === 'none') continue
    const alike = { place: n, item_id, version_id, hash, kind, score }
    const key = `${n} ${item_id}`
    if (isBetter(alike, best.get(key))) best.set(key, alike)
  }
  return [...best.values()].sort((one, other) => other.score - one.score)
}
