import type { OpinionStep, ReviewRules } from '@lightwork/domain'
import type { Tx } from '../../db/transaction.ts'
import type { Actor } from '../../http/actor.ts'
import { Problem } from '../../http/problem.ts'
import { canReadReview } from './reviews.policy.ts'

export interface OpenReview {
  readonly id: string
  readonly item_id: string
  readonly version_id: string
  readonly subject: string
  readonly stages: readonly string[]
  readonly barred: readonly string[]
  readonly step: OpinionStep | 'duplicate_check'
  readonly rules: ReviewRules
}

/**
 * The review, locked, its item before it (as everything that changes an item does): opinions are written one after the
 * other. Closed ones are refused.
 */
export async function lockReview(tx: Tx, actor: Actor, reviewId: string): Promise<OpenReview> {
  const row = await tx
    .selectFrom('item')
    .innerJoin('review', 'review.item_id', 'item.id')
    .where('review.id', '=', reviewId)
    .where(canReadReview(actor))
    .select(['review.id', 'review.item_id', 'review.version_id', 'review.subject', 'review.stages'])
    .select(['review.barred', 'review.step', 'review.rules', 'review.closed_at'])
    .forUpdate(['item', 'review'])
    .$castTo<OpenReview & { readonly closed_at: string | null }>()
    .executeTakeFirst()
  if (row === undefined) throw new Problem('not-found')
  if (row.closed_at !== null) throw new Problem('state-refused', '这次审核已经结束 / this review is over')
  return row
}

/** The same for a step at which opinions are given. */
export async function lockForOpinion(
  tx: Tx,
  actor: Actor,
  reviewId: string,
): Promise<OpenReview & { readonly step: OpinionStep }> {
  const { step, ...review } = await lockReview(tx, actor, reviewId)
  if (step === 'duplicate_check')
    throw new Problem('state-refused', '还在查重，先处理相似的题 / the duplicate check is not over')
  return { ...review, step }
}
