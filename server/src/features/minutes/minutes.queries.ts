import { type DocumentNode, openingOf } from '@lightwork/content'
import type {
  listDisagreements as disagreementsEndpoint,
  listTrialFactors as factorsEndpoint,
  Input,
  ItemMinutes,
  Output,
} from '@lightwork/contract'
import { defaultTrialFactors } from '@lightwork/domain'
import { type SqlBool, sql } from 'kysely'
import { momentJson, personJson } from '../../db/json.ts'
import type { Reader } from '../../db/transaction.ts'
import type { Actor } from '../../http/actor.ts'
import { Problem } from '../../http/problem.ts'
import { isCurator } from '../items/items.policy.ts'
import { findShown } from '../items/items.queries.ts'

const MOST_SAMPLES = 200

const calibrated = sql<ItemMinutes['calibrated']>`jsonb_build_object('minutes', m.minutes, 'low', m.low, 'high', m.high,
  'samples', m.samples, 'at', ${momentJson(sql`m.at`)}, 'disagrees', m.disagrees)`

/** What is known of an item's time, newest sample first: two statements. */
export async function getItemMinutes(reader: Reader, actor: Actor, itemId: string): Promise<ItemMinutes> {
  const { minutes: estimate } = await findShown(reader, actor, itemId)
  const mine = isCurator(actor)
    ? sql<boolean>`true`
    : sql<boolean>`(s.account_id = ${actor.accountId} and s.kind <> 'reviewer')`
  const samples = sql<ItemMinutes['samples']>`(
    select coalesce(jsonb_agg(jsonb_build_object('sample_id', s.id, 'kind', s.kind, 'minutes', s.minutes, 'seconds', s.seconds,
      'grade', s.grade, 'factor', s.factor, 'pupils', s.pupils, 'account', ${personJson(sql`s.account_id`)},
      'at', ${momentJson(sql`s.at`)}, 'mine', ${mine}) order by s.at desc, s.id desc), '[]')
    from (select * from minutes_sample where item_id = ${itemId} and withdrawn_at is null order by at desc limit ${sql.lit(MOST_SAMPLES)}) s)`
  const found = await reader
    .selectFrom('item')
    .leftJoin('item_minutes as m', 'm.item_id', 'item.id')
    .where('item.id', '=', itemId)
    .select([
      sql<ItemMinutes['calibrated']>`case when m.item_id is not null then ${calibrated} end`.as('calibrated'),
      samples.as('samples'),
    ])
    .executeTakeFirstOrThrow()
  return { estimate, ...found }
}

type Disagreements = Output<typeof disagreementsEndpoint>
type Row = Omit<Disagreements['items'][number], 'opening'> & {
  readonly body: DocumentNode
  readonly disagreement: number
}

const PAGE = 30

function readAfter(after: string | undefined): { disagreement: number; id: string } | null {
  if (after === undefined) return null
  const [, disagreement, id = ''] = /^(\d+(?:\.\d+)?)_([0-9a-f-]{36})$/.exec(after) ?? []
  if (disagreement === undefined) throw new Problem('invalid-request', 'after')
  return { disagreement: Number(disagreement), id }
}

/** Items whose evidence disagrees with the estimate, the furthest first. */
export async function listDisagreements(
  reader: Reader,
  actor: Actor,
  { subject, after: last }: Input<typeof disagreementsEndpoint>['querystring'],
): Promise<Disagreements> {
  if (!isCurator(actor)) throw new Problem('not-allowed')
  const after = readAfter(last)
  const rows = await reader
    .selectFrom('item_minutes as m')
    .innerJoin('item', 'item.id', 'm.item_id')
    .innerJoin('item_version as v', (join) =>
      join.on(sql<SqlBool>`v.id = coalesce(item.published_version_id, item.current_version_id)`),
    )
    .where('m.disagrees', '=', true)
    .$if(subject !== undefined, (query) => query.where('m.subject', '=', subject ?? ''))
    .$if(after !== null, (query) =>
      query.where(
        sql<SqlBool>`(m.disagreement, m.item_id) < (${after?.disagreement ?? 0}::real, ${after?.id ?? ''}::uuid)`,
      ),
    )
    .orderBy('m.disagreement', 'desc')
    .orderBy('m.item_id', 'desc')
    .limit(PAGE + 1)
    .select(['m.item_id', 'v.subject', 'v.grades', 'v.body', 'v.minutes as estimate', 'm.disagreement'])
    .select(calibrated.as('calibrated'))
    .$castTo<Row>()
    .execute()
  const shown = rows.slice(0, PAGE)
  const end = rows.length > PAGE ? shown.at(-1) : undefined
  return {
    items: shown.map(({ body, disagreement: _, ...row }) => ({
      ...row,
      // The contract keeps the content of documents opaque; this one was checked when it was written.
      opening: openingOf(body) as Disagreements['items'][number]['opening'],
    })),
    after: end === undefined ? null : `${end.disagreement}_${end.item_id}`,
  }
}

const newestFactors = (reader: Reader) =>
  reader
    .selectFrom('trial_factor')
    .distinctOn('grade')
    .orderBy('grade')
    .orderBy('set_at', 'desc')
    .select(['grade', 'factor', 'set_at', personJson(sql`set_by`).as('set_by')])

/** The factor a county has set for a grade. */
export async function factorOf(reader: Reader, grade: number): Promise<number | undefined> {
  return (await newestFactors(reader).where('grade', '=', grade).executeTakeFirst())?.factor
}

export async function listTrialFactors(reader: Reader): Promise<Output<typeof factorsEndpoint>> {
  const set = await newestFactors(reader).execute()
  return Object.entries(defaultTrialFactors).map(([name, factor]) => {
    const grade = Number(name)
    const own = set.find((row) => row.grade === grade)
    return own ?? { grade, factor, set_by: null, set_at: null }
  })
}
