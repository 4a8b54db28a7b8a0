import type { DocumentNode } from '@lightwork/content'
import type { DifferenceMark, ItemVersionForTeacher, PairView } from '@lightwork/contract'
import { likenessOf, type Place, type Span } from '@lightwork/likeness'
import { sql } from 'kysely'
import { personJson } from '../../db/json.ts'
import type { Reader } from '../../db/transaction.ts'
import type { Actor } from '../../http/actor.ts'
import { Problem } from '../../http/problem.ts'
import { getVersion } from '../items/items.queries.ts'
import { canSeePair, mayDecide } from './duplicates.policy.ts'
import { toLikenessItem } from './item-text.ts'
import { isInvolved, shownTextOf, textOf } from './pair-sides.ts'

export interface PairIds {
  readonly itemA: string
  readonly itemB: string
}

const markOf = (kind: Span['kind'], place: Place | null): DifferenceMark[] =>
  place === null ? [] : [{ kind, part: place.part, start: place.start, end: place.end }]

/** What to mark in each of two texts. */
export const marksOf = (spans: readonly Span[]): { readonly a: DifferenceMark[]; readonly b: DifferenceMark[] } => ({
  a: spans.flatMap(({ kind, a }) => markOf(kind, a)),
  b: spans.flatMap(({ kind, b }) => markOf(kind, b)),
})

interface Row extends Omit<PairView, 'a' | 'b' | 'may'> {
  readonly version_a: string
  readonly version_b: string
  readonly mine_a: boolean
  readonly mine_b: boolean
  readonly stands: boolean
  readonly competent: boolean
}

const findRow = (reader: Reader, actor: Actor, { itemA, itemB }: PairIds): Promise<Row | undefined> =>
  reader
    .selectFrom('duplicate_pair as p')
    .where('p.item_a', '=', itemA)
    .where('p.item_b', '=', itemB)
    .where(canSeePair(actor))
    .select([
      'p.item_a',
      'p.item_b',
      'p.kind',
      'p.score',
      'p.found_at',
      'p.decision',
      'p.decided_at',
      'p.note',
      'p.kept_id',
    ])
    .select([personJson(sql`p.decided_by`).as('decided_by'), mayDecide(actor).as('competent')])
    .select([shownTextOf('a').as('version_a'), shownTextOf('b').as('version_b')])
    .select([isInvolved('a', actor.accountId).as('mine_a'), isInvolved('b', actor.accountId).as('mine_b')])
    .select(sql<boolean>`${textOf('a')} is not null and ${textOf('b')} is not null`.as('stands'))
    .$castTo<Row>()
    .executeTakeFirst()

/** The contract sends documents under a type that cannot name their nodes. */
const contentOf = ({ body, answer }: ItemVersionForTeacher) =>
  ({ body, answer }) as { body: DocumentNode; answer: { key: unknown; body: DocumentNode } }

/** A pair side by side: three statements. */
export async function getPair(reader: Reader, actor: Actor, ids: PairIds): Promise<PairView> {
  const row = await findRow(reader, actor, ids)
  if (row === undefined) throw new Problem('not-found')
  const { version_a, version_b, mine_a, mine_b, stands, competent, ...pair } = row
  const a = await getVersion(reader, version_a)
  const b = await getVersion(reader, version_b)
  const { differences } = likenessOf(toLikenessItem(contentOf(a)), toLikenessItem(contentOf(b)))
  const marks = marksOf(differences)
  const why = competent ? (stands ? null : 'text-changed') : 'not-competent'
  return {
    ...pair,
    a: { version: a, marks: marks.a, mine: mine_a },
    b: { version: b, marks: marks.b, mine: mine_b },
    may: { decide: why === null, why_not: why },
  }
}
