import { sql } from 'kysely'
import type { Tx } from '../../db/transaction.ts'
import type { Actor } from '../../http/actor.ts'
import { Problem } from '../../http/problem.ts'
import { lockForOpinion, type OpenReview } from './lock-review.ts'
import { holdCompetence, requireCoordinator } from './reviews.policy.ts'

/**
 * Who may judge: competent now, no own words in it, and not at an earlier step of the same review (the second review is
 * made by others).
 */
export async function checkJudge(tx: Tx, accountId: string, review: OpenReview): Promise<void> {
  if (review.barred.includes(accountId)) throw new Problem('own-review')
  if (!(await holdCompetence(tx, accountId, review))) throw new Problem('not-competent')
  const before = await tx
    .selectFrom('review_seat')
    .where('review_id', '=', review.id)
    .where('account_id', '=', accountId)
    .where('step', '<>', review.step)
    .where('decided_at', 'is not', null)
    .select('step')
    .executeTakeFirst()
  if (before !== undefined) throw new Problem('judged-before')
}

export interface Seat {
  readonly reviewId: string
  /** Null: for oneself. */
  readonly accountId: string | null
}

/** Takes a review for oneself; a coordinator may give it to a competent person. A place given up can be taken again. */
export async function takeSeat(tx: Tx, actor: Actor, { reviewId, accountId }: Seat, now: Date): Promise<void> {
  const review = await lockForOpinion(tx, actor, reviewId)
  const judge = accountId ?? actor.accountId
  if (judge !== actor.accountId) requireCoordinator(actor)
  await checkJudge(tx, judge, review)
  const assigned = judge === actor.accountId ? null : actor.accountId
  await sql`
    insert into review_seat (review_id, step, account_id, taken_at, assigned_by)
    values (${reviewId}, ${review.step}, ${judge}, ${now}, ${assigned})
    on conflict (review_id, step, account_id) do update set taken_at = excluded.taken_at, assigned_by = excluded.assigned_by,
      given_up_at = null, give_up_reason = null
    where review_seat.given_up_at is not null`.execute(tx)
}

/** Gives a place up: it stays on record with its reason, and counts as nothing. */
export async function leaveSeat(
  tx: Tx,
  actor: Actor,
  reviewId: string,
  { reason, now }: { readonly reason: string; readonly now: Date },
): Promise<void> {
  const { step } = await lockForOpinion(tx, actor, reviewId)
  const { numUpdatedRows } = await tx
    .updateTable('review_seat')
    .set({ given_up_at: now, give_up_reason: reason })
    .where('review_id', '=', reviewId)
    .where('step', '=', step)
    .where('account_id', '=', actor.accountId)
    .where('decided_at', 'is', null)
    .where('given_up_at', 'is', null)
    .executeTakeFirstOrThrow()
  if (numUpdatedRows === 0n)
    throw new Problem('state-refused', '您在这一步没有待审的席位 / you hold no place at this step')
}
