import { type DocumentNode, openingOf } from '@lightwork/content'
import type { Input, listReviews as listEndpoint, Output, QueuedReview } from '@lightwork/contract'
import { type Opinion, type ReviewRules, type ReviewStep, weigh } from '@lightwork/domain'
import { type Expression, type SqlBool, sql } from 'kysely'
import { momentJson, personJson } from '../../db/json.ts'
import type { Reader } from '../../db/transaction.ts'
import type { Actor } from '../../http/actor.ts'
import { Problem } from '../../http/problem.ts'
import { isBarred, isCompetent, isCoordinator } from './reviews.policy.ts'

type Query = Input<typeof listEndpoint>['querystring']
type Listed = Output<typeof listEndpoint>

const PAGE = 30
/** Longer queues are counted as «so many or more»: nobody reads the difference, and counting costs. */
const MOST_COUNTED = 1000

/** Has this person an opinion on any step, or given the present step up? */
const hasDone = ({ accountId }: Actor) => sql<SqlBool>`exists (select from review_seat s where s.review_id = review.id
  and s.account_id = ${accountId} and (s.decided_at is not null or (s.step = review.step and s.given_up_at is not null)))`

const isMine = ({ accountId }: Actor) => sql<SqlBool>`exists (select from review_seat s where s.review_id = review.id
  and s.step = review.step and s.account_id = ${accountId} and s.decided_at is null and s.given_up_at is null)`

/** Which reviews a view holds; all of it asked in SQL, before paging. */
function inView(actor: Actor, view: Query['view']): Expression<SqlBool> {
  if (view === 'all') {
    if (!isCoordinator(actor)) throw new Problem('not-allowed')
    return sql<SqlBool>`true`
  }
  if (view === 'mine') return isMine(actor)
  const { accountId } = actor
  return sql<SqlBool>`(review.step <> 'duplicate_check' and ${isCompetent(accountId)} and not ${isBarred(accountId)} and not ${hasDone(actor)})`
}

function openReviews(reader: Reader, actor: Actor, { view, subject }: Query) {
  const open = reader.selectFrom('review').where('review.closed_at', 'is', null).where(inView(actor, view))
  return subject === undefined ? open : open.where('review.subject', '=', subject)
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

function readAfter(after: string | undefined): { since: string; id: string } | null {
  if (after === undefined) return null
  const [, since = '', id = ''] = /^([\d\-T:.Z]{20,30})_([0-9a-f-]{36})$/.exec(after) ?? []
  if (Number.isNaN(Date.parse(since))) throw new Problem('invalid-request', 'after')
  return { since, id }
}

const parts = (reader: Reader, actor: Actor, query: Query) =>
  (['duplicate_check', 'subject_review', 'second_review'] as const).map((step) =>
    openReviews(reader, actor, query)
      .where('review.step', '=', step)
      .orderBy('review.step_since')
      .limit(MOST_COUNTED)
      .select(['review.step', 'review.step_since'])
      .as('counted'),
  )

async function countSteps(reader: Reader, actor: Actor, query: Query): Promise<Listed['counts']> {
  const counts: Listed['counts'] = []
  for (const part of parts(reader, actor, query)) {
    const row = await reader
      .selectFrom(part)
      .select([
        sql<number>`count(*)::int`.as('n'),
        sql<string | null>`min(counted.step_since)`.as('oldest'),
        sql<ReviewStep | null>`min(counted.step)`.as('step'),
      ])
      .executeTakeFirstOrThrow()
    if (row.step !== null && row.oldest !== null) counts.push({ step: row.step, n: row.n, oldest: row.oldest })
  }
  return counts
}

/** A page of a queue, oldest first, and how long the queues are. Five statements whatever their length. */
export async function listReviews(reader: Reader, actor: Actor, query: Query): Promise<Listed> {
  const after = readAfter(query.after)
  let page = openReviews(reader, actor, query)
  if (query.step !== undefined) page = page.where('review.step', '=', query.step)
  if (after !== null)
    page = page.where(sql<SqlBool>`(review.step_since, review.id) > (${after.since}::timestamptz, ${after.id}::uuid)`)
  const rows = await page
    .innerJoin('item_version', 'item_version.id', 'review.version_id')
    .orderBy('review.step_since')
    .orderBy('review.id')
    .limit(PAGE + 1)
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
  return {
    reviews: shown.map(toQueued),
    after: last === undefined ? null : `${last.step_since}_${last.review_id}`,
    counts: await countSteps(reader, actor, query),
  }
}
