import type { listItemReviews as listEndpoint, Output, ReviewDesk } from '@lightwork/contract'
import { type OpinionStep, type ReviewRules, reviewSteps, weigh } from '@lightwork/domain'
import { type SqlBool, sql } from 'kysely'
import { momentJson, personJson } from '../../db/json.ts'
import type { Reader } from '../../db/transaction.ts'
import type { Actor } from '../../http/actor.ts'
import { Problem } from '../../http/problem.ts'
import { getVersion } from '../items/items.queries.ts'
import { canReadReview, isCompetent, isCoordinator } from './reviews.policy.ts'

type Seat = ReviewDesk['seats'][number]

/** Given-up places are not shown; what was given up says nothing of the item. */
const seats = sql<Seat[]>`(
  select coalesce(jsonb_agg(jsonb_build_object('step', s.step, 'account', ${personJson(sql`s.account_id`)},
    'taken_at', ${momentJson(sql`s.taken_at`)}, 'decided_at', ${momentJson(sql`s.decided_at`)},
    'opinion', case when s.decided_at is not null then
      jsonb_build_object('verdict', s.verdict, 'score', s.score, 'minutes', s.minutes, 'note', s.note) end) order by s.taken_at), '[]')
  from review_seat s where s.review_id = review.id and s.given_up_at is null)`

const ticks = sql<ReviewDesk['ticks']>`(
  select coalesce(jsonb_agg(jsonb_build_object('step', t.step, 'code', t.code, 'account', ${personJson(sql`t.account_id`)},
    'at', ${momentJson(sql`t.at`)}) order by t.at), '[]')
  from review_tick t where t.review_id = review.id)`

interface Row extends Omit<ReviewDesk, 'version' | 'rules' | 'standing' | 'may' | 'step'> {
  readonly version_id: string
  readonly step: 'duplicate_check' | OpinionStep
  readonly rules: ReviewRules
  readonly barred: readonly string[]
  readonly competent: boolean
}

const findRow = (reader: Reader, actor: Actor, reviewId: string): Promise<Row | undefined> =>
  reader
    .selectFrom('review')
    .innerJoin('item', 'item.id', 'review.item_id')
    .where('review.id', '=', reviewId)
    .where(canReadReview(actor))
    .select(['review.id as review_id', 'review.item_id', 'review.version_id', 'review.step', 'review.step_since'])
    .select(['review.handed_in_at', 'review.outcome', 'review.closed_at', 'review.rules', 'review.barred'])
    .select(sql<string | null>`nullif(item.published_version_id, review.version_id)`.as('replaces_version_id'))
    .select([seats.as('seats'), ticks.as('ticks'), isCompetent(actor.accountId).as('competent')])
    .select(personJson(sql`review.handed_in_by`).as('handed_in_by'))
    .$castTo<Row>()
    .executeTakeFirst()

function whyNot(row: Row, { accountId }: Actor): ReviewDesk['may']['why_not'] {
  const decided = row.seats.filter(({ account, decided_at }) => account.id === accountId && decided_at !== null)
  if (row.outcome !== null) return 'closed'
  if (row.step === 'duplicate_check') return 'other-step'
  if (row.barred.includes(accountId)) return 'own-review'
  if (decided.length > 0) return 'judged-before'
  return row.competent ? null : 'not-competent'
}

/** Others' opinions and ticks of the running step stay hidden until the own opinion is given. */
function mayCompare(row: Row, { accountId }: Actor): boolean {
  if (row.outcome !== null) return true
  return row.seats.some(
    ({ step, account, decided_at }) => step === row.step && account.id === accountId && decided_at !== null,
  )
}

function hideOthers(row: Row, actor: Actor): Pick<ReviewDesk, 'seats' | 'ticks'> {
  if (mayCompare(row, actor)) return row
  const isHidden = (step: string, accountId: string) => step === row.step && accountId !== actor.accountId
  return {
    seats: row.seats.map((seat) => (isHidden(seat.step, seat.account.id) ? { ...seat, opinion: null } : seat)),
    ticks: row.ticks.filter(({ step, account }) => !isHidden(step, account.id)),
  }
}

function standingOf({ step, rules, seats: places }: Row): ReviewDesk['standing'] {
  if (step === 'duplicate_check') return { outcome: 'waiting', missing: 0, disputed: false }
  const opinions = places.flatMap((seat) => (seat.step === step && seat.opinion !== null ? [seat.opinion] : []))
  return weigh(rules[step], opinions)
}

/** Everything the review desk shows: two statements. */
export async function getReview(reader: Reader, actor: Actor, reviewId: string): Promise<ReviewDesk> {
  const row = await findRow(reader, actor, reviewId)
  if (row === undefined) throw new Problem('not-found')
  const { version_id, rules, barred: _, competent: __, seats: ___, ticks: ____, ...shown } = row
  const why = whyNot(row, actor)
  return {
    ...shown,
    ...hideOthers(row, actor),
    version: await getVersion(reader, version_id),
    rules: reviewSteps.map((step) => ({ ...rules[step], ticks: [...rules[step].ticks] })),
    standing: standingOf(row),
    may: { judge: why === null, why_not: why, coordinate: isCoordinator(actor) },
  }
}

const MOST_REVIEWS = 50

/** Of those who judged it, and of whoever returned it for another reason than opinions. */
const notes = sql<Output<typeof listEndpoint>[number]['notes']>`(
  select coalesce(jsonb_agg(jsonb_build_object('account', ${personJson(sql`s.account_id`)}, 'verdict', s.verdict, 'note', s.note,
    'at', ${momentJson(sql`s.decided_at`)}) order by s.decided_at), '[]')
    || case when review.note is null then '[]' else jsonb_build_array(jsonb_build_object('account', ${personJson(sql`review.closed_by`)},
      'verdict', 'return', 'note', review.note, 'at', ${momentJson(sql`review.closed_at`)})) end
  from review_seat s where s.review_id = review.id and s.decided_at is not null and (review.closed_at is not null or s.step <> review.step))`

/** The reviews of an item, for its author, curators and those who may judge it. Notes of a running step stay hidden. */
export const listItemReviews = (reader: Reader, actor: Actor, itemId: string): Promise<Output<typeof listEndpoint>> =>
  reader
    .selectFrom('review')
    .innerJoin('item', 'item.id', 'review.item_id')
    .innerJoin('item_version', 'item_version.id', 'review.version_id')
    .where('review.item_id', '=', itemId)
    .where((eb) => eb.or([canReadReview(actor), sql<SqlBool>`item.created_by = ${actor.accountId}`]))
    .orderBy('review.handed_in_at', 'desc')
    .orderBy('review.id', 'desc')
    .limit(MOST_REVIEWS)
    .select([
      'review.id as review_id',
      'item_version.number',
      'review.step',
      'review.handed_in_at',
      'review.outcome',
      'review.closed_at',
    ])
    .select([personJson(sql`review.handed_in_by`).as('handed_in_by'), notes.as('notes')])
    .$castTo<Output<typeof listEndpoint>[number]>()
    .execute()
