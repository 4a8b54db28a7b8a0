import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Tx } from '../../db/transaction.ts'
import type { Actor } from '../../http/actor.ts'
import { Problem } from '../../http/problem.ts'
import { isCurator } from '../items/items.policy.ts'

/** The training school runs the queues: appoints, gives reviews to people, sets the rules, answers reports. */
export const isCoordinator = isCurator

export function requireCoordinator(actor: Actor): void {
  if (!isCoordinator(actor)) throw new Problem('not-allowed')
}

/** Of the guidance group for the subject and a stage of the review, now. As a condition on `review`. */
export const isCompetent = (accountId: string): RawBuilder<SqlBool> => sql<SqlBool>`exists (
  select from guidance_member m where m.account_id = ${accountId} and m.ended_at is null
    and m.subject = review.subject and m.stage = any (review.stages))`

/** What a person of the guidance group is competent in: a row a subject, with the stages. */
export const competencesOf = (accountId: string): RawBuilder<unknown> => sql`(
  select m.subject, array_agg(m.stage) as stages from guidance_member m where m.account_id = ${accountId} and m.ended_at is null group by m.subject)`

/**
 * Does a row stand at one of a person's stages? Wrapped, because Postgres takes `&&` on arrays for rare and would rather
 * sort the whole queue than walk along it.
 */
export const standsAt = (stages: RawBuilder<unknown>, wanted: RawBuilder<unknown>): RawBuilder<SqlBool> =>
  sql<SqlBool>`coalesce(${stages} && ${wanted}, false)`

export const isBarred = (accountId: string): RawBuilder<SqlBool> => sql<SqlBool>`${accountId} = any (review.barred)`

/** May read a review: who runs the queues, who could judge it, who has or had a place, and whose item it is. */
export const canReadReview = (actor: Actor): RawBuilder<SqlBool> =>
  isCoordinator(actor)
    ? sql<SqlBool>`true`
    : sql<SqlBool>`(${isCompetent(actor.accountId)} or ${isBarred(actor.accountId)} or exists (
        select from review_seat s where s.review_id = review.id and s.account_id = ${actor.accountId}))`

/** Asked in the transaction that writes an opinion: a competence cannot be withdrawn beneath it. */
export async function holdCompetence(
  tx: Tx,
  accountId: string,
  { subject, stages }: { readonly subject: string; readonly stages: readonly string[] },
): Promise<boolean> {
  const rows = await tx
    .selectFrom('guidance_member')
    .where('account_id', '=', accountId)
    .where('subject', '=', subject)
    .where('stage', 'in', [...stages])
    .where('ended_at', 'is', null)
    .select('id')
    .forShare()
    .execute()
  return rows.length > 0
}
