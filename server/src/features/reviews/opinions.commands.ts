import type { giveOpinion as giveEndpoint, Input } from '@lightwork/contract'
import { type Opinion, type OpinionStep, type ReviewTick, weigh } from '@lightwork/domain'
import type { Tx } from '../../db/transaction.ts'
import type { Actor } from '../../http/actor.ts'
import { Problem } from '../../http/problem.ts'
import { addReviewerEstimate } from '../minutes/minutes.commands.ts'
import { lockForOpinion, type OpenReview } from './lock-review.ts'
import { checkJudge, takeSeat } from './seats.commands.ts'
import { passStep, returnReview } from './steps.commands.ts'

type OpinionBody = Input<typeof giveEndpoint>['body']
type Review = OpenReview & { readonly step: OpinionStep }

export interface Tick {
  readonly reviewId: string
  readonly code: ReviewTick
  readonly ticked: boolean
}

/** Ticks or unticks a line of the present step's list, in the own name. */
export async function tickReview(tx: Tx, actor: Actor, { reviewId, code, ticked }: Tick, now: Date): Promise<void> {
  const review = await lockForOpinion(tx, actor, reviewId)
  await checkJudge(tx, actor.accountId, review)
  if (!review.rules[review.step].ticks.includes(code))
    throw new Problem('unknown-reference', '这一步没有这项检查 / this step has no such line')
  const row = { review_id: reviewId, step: review.step, code, account_id: actor.accountId }
  if (ticked)
    await tx
      .insertInto('review_tick')
      .values({ ...row, at: now })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  else
    await tx
      .deleteFrom('review_tick')
      .where((eb) => eb.and(row))
      .execute()
}

/** Accepting needs the whole list ticked, returning needs a reason the author can work with. */
async function checkBacked(tx: Tx, actor: Actor, review: Review, { verdict, note }: OpinionBody): Promise<void> {
  if (verdict === 'return') {
    if (note.trim() === '')
      throw new Problem('item-incomplete', undefined, {
        errors: [{ path: 'note', message: '退回时请写明要改什么 / say what has to change' }],
      })
    return
  }
  const ticked = await tx
    .selectFrom('review_tick')
    .where('review_id', '=', review.id)
    .where('step', '=', review.step)
    .where('account_id', '=', actor.accountId)
    .select('code')
    .execute()
  const open = review.rules[review.step].ticks.filter((code) => !ticked.some((tick) => tick.code === code))
  if (open.length === 0) return
  throw new Problem('item-incomplete', '检查单还没勾完 / the list is not complete', {
    errors: open.map((code) => ({ path: `ticks/${code}`, message: '请检查后勾选 / check it, then tick it' })),
  })
}

type DatedOpinion = OpinionBody & { readonly now: Date }

async function writeOpinion(tx: Tx, actor: Actor, review: Review, body: DatedOpinion): Promise<void> {
  const { verdict, score, minutes, note, now } = body
  const { numUpdatedRows } = await tx
    .updateTable('review_seat')
    .set({ verdict, score, minutes, note: note.trim(), decided_at: now })
    .where('review_id', '=', review.id)
    .where('step', '=', review.step)
    .where('account_id', '=', actor.accountId)
    .where('decided_at', 'is', null)
    .executeTakeFirstOrThrow()
  if (numUpdatedRows === 0n) throw new Problem('judged-before')
}

const opinionsOf = (tx: Tx, { id, step }: Review): Promise<Opinion[]> =>
  tx
    .selectFrom('review_seat')
    .where('review_id', '=', id)
    .where('step', '=', step)
    .where('decided_at', 'is not', null)
    .select(['verdict', 'score'])
    .$castTo<Opinion>()
    .execute()

/**
 * Writes an opinion and lets the rule of the step decide. Opinions are final: who thinks otherwise later says so in a
 * comment. Everything is asked on the locked review, so that two at once count one after the other.
 */
export async function giveOpinion(tx: Tx, actor: Actor, reviewId: string, body: DatedOpinion): Promise<void> {
  const { now } = body
  const review = await lockForOpinion(tx, actor, reviewId)
  await checkJudge(tx, actor.accountId, review)
  await checkBacked(tx, actor, review, body)
  await takeSeat(tx, actor, { reviewId, accountId: null }, now)
  await writeOpinion(tx, actor, review, body)
  if (body.minutes !== null) {
    const estimate = { itemId: review.item_id, versionId: review.version_id, minutes: body.minutes }
    await addReviewerEstimate(tx, actor, estimate, now)
  }
  const { outcome } = weigh(review.rules[review.step], await opinionsOf(tx, review))
  const mover = { by: actor.accountId, now }
  if (outcome === 'passed') await passStep(tx, review, mover)
  if (outcome === 'returned') await returnReview(tx, review, mover)
}
