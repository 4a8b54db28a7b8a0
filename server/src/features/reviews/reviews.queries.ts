import { type DocumentNode, openingOf } from '@lightwork/content'
import type { Input, listReviews as listEndpoint, Output, QueuedReview } from '@lightwork/contract'
import { type Opinion, type ReviewRules, type ReviewStep, weigh } from '@lightwork/domain'
import { type RawBuilder, type Selectable, type SqlBool, sql } from 'kysely'
import { momentJson, personJson } from '../../db/json.ts'
import type { Reader } from '../../db/transaction.ts'
import type { DB } from '../../db/types.ts'
import type { Actor } from '../../http/actor.ts'
import { type MomentCursor, readMomentCursor, toMomentCursor } from '../../http/moment-cursor.ts'
import { Problem } from '../../http/problem.ts'
import { competencesOf, isBarred, isCoordinator, standsAt } from './reviews.policy.ts'

type Query = Input<typeof listEndpoint>['querystring']
type Listed = Output<typeof listEndpoint>

const PAGE = 30
/** Longer queues are counted as «so many or more»: nobody reads the difference, and counting costs. */
const MOST_COUNTED = 1000
/** The same where each review must be looked at to know whether it counts. */
const MOST_OWN_COUNTED = 100

/** Has this person an opinion on any step, or given the present step up? */
const hasDone = ({ accountId }: Actor) => sql<SqlBool>`exists (select from review_seat s where s.review_id = review.id
  and s.account_id = ${accountId} and (s.decided_at is not null or (s.step = review.step and s.given_up_at is not null)))`

const isMine = ({ accountId }: Actor) => sql<SqlBool>`exists (select from review_seat s where s.review_id = review.id
  and s.step = review.step and s.account_id = ${accountId} and s.decided_at is null and s.given_up_at is null)`

interface Part {
  readonly step: ReviewStep | undefined
  readonly after: MomentCursor | null
  readonly limit: number
}

/**
 * The first reviews of a view, oldest first, each view from where its reviews are found soonest: the queue itself, the
 * queues of a person's subjects, a person's places. Who may see them is asked here, before paging.
 */
function inView(actor: Actor, { view, subject }: Query, { step, after, limit }: Part): RawBuilder<unknown> {
  const { accountId } = actor
  const wanted = sql.join(
    [
      sql`review.closed_at is null`,
      ...(subject === undefined ? [] : [sql`review.subject = ${subject}`]),
      ...(step === undefined ? [] : [sql`review.step = ${step}`]),
      ...(after === null
        ? []
        : [sql`(review.step_since, review.id) > (${after.moment}::timestamptz, ${after.id}::uuid)`]),
    ],
    sql` and `,
  )
  const first = sql`order by review.step_since, review.id limit ${limit}`
  if (view === 'all') {
    if (!isCoordinator(actor)) throw new Problem('not-allowed')
    return sql`select review.* from review where ${wanted} ${first}`
  }
  if (view === 'mine')
    return sql`select review.* from review_seat s join review on review.id = s.review_id and review.step = s.step
      where s.account_id = ${accountId} and s.decided_at is null and s.given_up_at is null and ${wanted} ${first}`
  return sql`select review.* from ${competencesOf(accountId)} mine cross join lateral (
    select review.* from review where review.subject = mine.subject and ${standsAt(sql`review.stages`, sql`mine.stages`)} and review.step <> 'duplicate_check'
      and not ${isBarred(accountId)} and not ${hasDone(actor)} and ${wanted} ${first}) review ${first}`
}

const seats = sql<
  {
    account: { id: string; name: string }
    taken_at: string
    verdict: Opinion['verdict'] | null
    score: number | null
  }[]
>`(
  select coalesce(jsonb_agg(jsonb_build_object('account', ${personJson(sql`s.account_id`)}, 'taken_at', ${momentJson(sql`s.taken_at`)},
    'verdict', s.verdict, 'score', s.score) order by s.taken_at), '[]')
  from review_seat s where s.review_id = review.id and s.step = review.step and s.given_up_at is null)`

interface Row extends Omit<QueuedReview, 'opening' | 'opinions' | 'missing' | 'disputed' | 'seats' | 'step'> {
  readonly step: ReviewStep
  readonly body: DocumentNode
  readonly rules: ReviewRules
  readonly seats: readonly {
    account: { id: string; name: string }
    taken_at: string
    verdict: Opinion['verdict'] | null
    score: number | null
  }[]
}

function toQueued({ body, rules, seats: places, ...row }: Row): QueuedReview {
  const opinions = places.flatMap(({ verdict, score }) =>
    verdict === null || score === null ? [] : [{ verdict, score }],
  )
  const { missing, disputed } = weigh(rules[row.step], opinions)
  return {
    ...row,
    // The contract keeps the content of documents opaque; this one was checked when it was written.
    opening: openingOf(body) as QueuedReview['opening'],
    opinions: opinions.length,
    missing,
    disputed,
    seats: places.map(({ account, taken_at, verdict }) => ({ account, taken_at, decided: verdict !== null })),
  }
}

/** How many wait at each step and since when: one statement. */
async function countSteps(reader: Reader, actor: Actor, query: Query, limit: number): Promise<Listed['counts']> {
  const ofStep = (step: ReviewStep) => sql`(
    select ${step}::text as step, count(*)::int as n, min(counted.step_since) as oldest
    from (${inView(actor, query, { step, after: null, limit })}) counted)`
  const steps = (['duplicate_check', 'subject_review', 'second_review'] as const).map(ofStep)
  const counts = sql<Listed['counts'][number]>`(${sql.join(steps, sql` union all `)})`
  const rows = await reader.selectFrom(counts.as('counts')).selectAll().execute()
  return rows.filter(({ n }) => n > 0)
}

/** A page of a queue, oldest first, and how long the queues are. Two statements whatever their length. */
export async function listReviews(reader: Reader, actor: Actor, query: Query): Promise<Listed> {
  const part = { step: query.step, after: readMomentCursor(query.after), limit: PAGE + 1 }
  const rows = await reader
    .selectFrom(sql<Selectable<DB['review']>>`(${inView(actor, query, part)})`.as('review'))
    .innerJoin('item_version', 'item_version.id', 'review.version_id')
    .orderBy('review.step_since')
    .orderBy('review.id')
    .select([
      'review.id as review_id',
      'review.item_id',
      'review.version_id',
      'review.subject',
      'review.step',
      'review.rules',
    ])
    .select(['review.step_since', 'review.handed_in_at', personJson(sql`review.handed_in_by`).as('handed_in_by')])
    .select([
      'item_version.number',
      'item_version.grades',
      'item_version.type',
      'item_version.tier',
      'item_version.minutes',
    ])
    .select(['item_version.body', seats.as('seats'), isMine(actor).as('mine')])
    .$castTo<Row>()
    .execute()
  const shown = rows.slice(0, PAGE)
  const last = rows.length > PAGE ? shown.at(-1) : undefined
  const most = query.view === 'all' ? MOST_COUNTED : MOST_OWN_COUNTED
  return {
    reviews: shown.map(toQueued),
    after: last === undefined ? null : toMomentCursor({ moment: last.step_since, id: last.review_id }),
    counts: await countSteps(reader, actor, query, most),
    counted_to: most,
  }
}
