import { nextStep } from '@lightwork/domain'
import type { Tx } from '../../db/transaction.ts'
import { publishVersion, returnToDraft } from '../items/item-state.commands.ts'
import type { OpenReview } from './lock-review.ts'

interface Ending {
  readonly outcome: 'published' | 'returned' | 'taken_back'
  readonly by: string
  readonly now: Date
  /** Why, where it was not opinions. */
  readonly note?: string | null
}

export const closeReview = (tx: Tx, reviewId: string, { outcome, by, now, note = null }: Ending) =>
  tx.updateTable('review').set({ outcome, closed_by: by, closed_at: now, note }).where('id', '=', reviewId).execute()

interface Mover {
  readonly by: string
  readonly now: Date
}

/** A step is passed: on to the next one that asks for opinions; after the last one the version is published. */
export async function passStep(tx: Tx, review: OpenReview, { by, now }: Mover): Promise<void> {
  let step = nextStep(review.step)
  while (step !== 'published' && review.rules[step].votes === 0) step = nextStep(step)
  if (step !== 'published') {
    await tx.updateTable('review').set({ step, step_since: now }).where('id', '=', review.id).execute()
    return
  }
  await closeReview(tx, review.id, { outcome: 'published', by, now })
  await publishVersion(tx, { itemId: review.item_id, versionId: review.version_id, publishedBy: by }, now)
}

/** Back to its author, with the notes of those who judged it. */
export async function returnReview(
  tx: Tx,
  review: Pick<OpenReview, 'id' | 'item_id' | 'version_id'>,
  { by, now, note = null }: Mover & Pick<Ending, 'note'>,
): Promise<void> {
  await closeReview(tx, review.id, { outcome: 'returned', by, now, note })
  await returnToDraft(tx, { itemId: review.item_id, versionId: review.version_id })
}
