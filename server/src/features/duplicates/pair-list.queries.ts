import { type DocumentNode, openingOf } from '@lightwork/content'
import type {
  Input,
  getImportDuplicates as importEndpoint,
  ListedPair,
  listDuplicates as listEndpoint,
  Output,
} from '@lightwork/contract'
import { type AlikeKind, likenessKinds } from '@lightwork/domain'
import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { personJson } from '../../db/json.ts'
import type { Reader } from '../../db/transaction.ts'
import type { Actor } from '../../http/actor.ts'
import { Problem } from '../../http/problem.ts'
import { isCurator } from '../items/items.policy.ts'
import { competencesOf, standsAt } from '../reviews/reviews.policy.ts'
import { canSeePair } from './duplicates.policy.ts'
import { shownTextOf, textOf } from './pair-sides.ts'

type Query = Input<typeof listEndpoint>['querystring']
type Listed = Output<typeof listEndpoint>

const PAGE = 30
const MOST_OF_ITEM = 30
/** Nobody reads the difference of longer queues, and counting costs. */
const MOST_COUNTED = 1000

type ListedSide = ListedPair['a']
interface Row extends Omit<ListedPair, 'a' | 'b'> {
  readonly a: Omit<ListedSide, 'opening'> & { readonly body: DocumentNode }
  readonly b: Omit<ListedSide, 'opening'> & { readonly body: DocumentNode }
}

const sideJson = (side: 'a' | 'b') => sql<Row['a']>`(
  select jsonb_build_object('item_id', v.item_id, 'version_id', v.id, 'state', v.state, 'subject', v.subject, 'grades', v.grades,
    'type', v.type, 'body', v.body) from item_version v where v.id = ${shownTextOf(side)})`

const pairs = (reader: Reader) =>
  reader
    .selectFrom('duplicate_pair as p')
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
    .select([personJson(sql`p.decided_by`).as('decided_by'), sideJson('a').as('a'), sideJson('b').as('b')])
    .$castTo<Row>()

const toListed = ({ a: { body: bodyA, ...a }, b: { body: bodyB, ...b }, ...row }: Row): ListedPair => ({
  ...row,
  a: { ...a, opening: openingOf(bodyA) as ListedSide['opening'] },
  b: { ...b, opening: openingOf(bodyB) as ListedSide['opening'] },
})

const uuid = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}'
const afterPattern = new RegExp(`^([\\d\\-T:.Z]{20,30})_(${uuid})_(${uuid})$`)

function readAfter(after: string | undefined): SQL | null {
  if (after === undefined) return null
  const [, at = '', a = '', b = ''] = afterPattern.exec(after) ?? []
  if (Number.isNaN(Date.parse(at))) throw new Problem('invalid-request', 'after')
  return sql<SqlBool>`(p.found_at, p.item_a, p.item_b) > (${at}::timestamptz, ${a}::uuid, ${b}::uuid)`
}
type SQL = ReturnType<typeof sql<SqlBool>>

interface Part {
  readonly kind: AlikeKind | undefined
  /** Decided ones too: only of an import. */
  readonly decided: boolean
  readonly after: SQL | null
  readonly limit: number
}

/** The first pairs of a queue, oldest first: of the whole bank for curators, of their subjects and stages for others. */
function firstPairs(
  actor: Actor,
  { subject, run_id }: Query,
  { kind, decided, after, limit }: Part,
): RawBuilder<unknown> {
  const wanted = sql.join(
    [
      ...(decided ? [] : [sql`p.decision is null`]),
      ...(run_id === undefined ? [] : [sql`p.run_id = ${run_id}`]),
      ...(subject === undefined ? [] : [sql`p.subject = ${subject}`]),
      ...(kind === undefined ? [] : [sql`p.kind = ${kind}`]),
      after ?? sql`true`,
    ],
    sql` and `,
  )
  const first = sql`order by p.found_at, p.item_a, p.item_b limit ${limit}`
  const columns = sql`p.item_a, p.item_b, p.found_at`
  if (isCurator(actor)) return sql`select ${columns} from duplicate_pair p where ${wanted} ${first}`
  return sql`select ${columns} from ${competencesOf(actor.accountId)} mine cross join lateral (
    select ${columns} from duplicate_pair p where p.subject = mine.subject and ${standsAt(sql`p.stages`, sql`mine.stages`)} and ${wanted} ${first}) p ${first}`
}

async function countKinds(reader: Reader, actor: Actor, query: Query): Promise<Listed['counts']> {
  const ofKind = (kind: AlikeKind) => sql`(
    select ${kind}::text as kind, count(*)::int as n
    from (${firstPairs(actor, query, { kind, decided: false, after: null, limit: MOST_COUNTED })}) counted)`
  const all = sql<Listed['counts'][number]>`(${sql.join(likenessKinds.map(ofKind), sql` union all `)})`
  const rows = await reader.selectFrom(all.as('counts')).selectAll().execute()
  return rows.filter(({ n }) => n > 0)
}

/** A page of the queue, oldest first, and how much waits: two statements. Of an import, decided pairs stay listed. */
export async function listDuplicates(reader: Reader, actor: Actor, query: Query): Promise<Listed> {
  const part = { kind: query.kind, decided: query.run_id !== undefined, after: readAfter(query.after), limit: PAGE + 1 }
  const page = sql<{ item_a: string; item_b: string }>`(${firstPairs(actor, query, part)})`
  const rows = await pairs(reader)
    .innerJoin(page.as('page'), (join) =>
      join.onRef('page.item_a', '=', 'p.item_a').onRef('page.item_b', '=', 'p.item_b'),
    )
    .orderBy('p.found_at')
    .orderBy('p.item_a')
    .orderBy('p.item_b')
    .execute()
  const shown = rows.slice(0, PAGE)
  const last = rows.length > PAGE ? shown.at(-1) : undefined
  return {
    pairs: shown.map(toListed),
    after: last === undefined ? null : `${last.found_at}_${last.item_a}_${last.item_b}`,
    counts: await countKinds(reader, actor, query),
  }
}

/** Items alike to one, as far as this person may see them; what was decided of texts that changed since is left out. */
export async function listItemDuplicates(reader: Reader, actor: Actor, itemId: string): Promise<ListedPair[]> {
  const rows = await pairs(reader)
    .where((eb) => eb.or([eb('p.item_a', '=', itemId), eb('p.item_b', '=', itemId)]))
    .where(canSeePair(actor))
    .where(sql<SqlBool>`${textOf('a')} is not null and ${textOf('b')} is not null`)
    .orderBy('p.decision', (order) => order.asc().nullsFirst())
    .orderBy('p.score', 'desc')
    .orderBy('p.item_a')
    .orderBy('p.item_b')
    .limit(MOST_OF_ITEM)
    .execute()
  return rows.map(toListed)
}

/** What the comparison of an import brought up so far, counted to 1,000: one statement. */
export function countOfImport(reader: Reader, runId: string): Promise<Output<typeof importEndpoint>> {
  const counts = sql<Output<typeof importEndpoint>>`(
    select (select count(*)::int from (select from import_item i where i.run_id = ${runId} and not i.compared limit ${MOST_COUNTED}) w) as waiting,
      (select count(*)::int from (select from duplicate_pair p where p.run_id = ${runId} limit ${MOST_COUNTED}) f) as pairs,
      (select count(*)::int from (select from duplicate_pair p where p.run_id = ${runId} and p.decision is null limit ${MOST_COUNTED}) u) as undecided)`
  return reader.selectFrom(counts.as('counts')).selectAll().executeTakeFirstOrThrow()
}
