import { type ReviewTick, type Subject, stagesOf } from '@lightwork/domain'
import { v7 as newId } from 'uuid'
import type { Tx } from '../../db/transaction.ts'
import type { Actor } from '../../http/actor.ts'
import { Problem } from '../../http/problem.ts'
import { checkHandedIn } from '../duplicates/pairs.commands.ts'
import { checkTakeBack, enterReview, returnToDraft } from '../items/item-state.commands.ts'
import type { Standing } from '../items/lock-item.ts'
import { findRules } from './rules.queries.ts'
import { closeReview, passStep } from './steps.commands.ts'

export interface HandIn {
  readonly itemId: string
  readonly revision: number
  readonly ticks: readonly ReviewTick[]
}

/** Whose words stand in the version, who took it in from elsewhere, who hands it in: none of them may judge it. */
const barredOf = (actor: Actor, { created_by, selected_by, edited_by }: Standing): string[] => [
  ...new Set([...edited_by, ...[created_by, selected_by].flatMap((id) => id ?? []), actor.accountId]),
]

function checkTicks(asked: readonly ReviewTick[], ticks: readonly ReviewTick[]): void {
  const open = asked.filter((code) => !ticks.includes(code))
  if (open.length === 0) return
  throw new Problem('item-incomplete', '自查单还没勾完 / the self-check is not complete', {
    errors: open.map((code) => ({ path: `ticks/${code}`, message: '请自查后勾选 / check it, then tick it' })),
  })
}

/**
 * Hands a draft in: the self-check is recorded line by line, the rules of the moment are pinned, and the review begins
 * with the duplicate check, which is passed at once when nothing alike waits for a decision. Answers the review's id.
 */
export async function handInItem(
  tx: Tx,
  actor: Actor,
  { itemId, revision, ticks }: HandIn,
  now: Date,
): Promise<string> {
  const standing = await enterReview(tx, actor, { itemId, revision })
  const rules = await findRules(tx, standing.subject as Subject)
  checkTicks(rules.self_check.ticks, ticks)
  const review = {
    id: newId(),
    item_id: itemId,
    version_id: standing.version_id,
    subject: standing.subject,
    stages: stagesOf(standing.grades),
    barred: barredOf(actor, standing),
    step: 'duplicate_check' as const,
    rules,
  }
  await tx
    .insertInto('review')
    .values({
      ...review,
      rules: JSON.stringify(rules),
      step_since: now,
      handed_in_by: actor.accountId,
      handed_in_at: now,
    })
    .execute()
  if (ticks.length > 0)
    await tx
      .insertInto('review_tick')
      .values(
        ticks.map((code) => ({ review_id: review.id, step: 'self_check', code, account_id: actor.accountId, at: now })),
      )
      .execute()
  const { subject, body, answer } = standing
  const isClear = await checkHandedIn(tx, { itemId, subject, body, answer }, now)
  if (isClear) await passStep(tx, review, { by: actor.accountId, now })
  return review.id
}

/** Back to draft by its author or a curator; what was said of it stays on record. */
export async function takeBackItem(
  tx: Tx,
  actor: Actor,
  wanted: { readonly itemId: string; readonly revision: number },
  now: Date,
): Promise<void> {
  const { version_id } = await checkTakeBack(tx, actor, wanted)
  const open = await tx
    .selectFrom('review')
    .where('version_id', '=', version_id)
    .where('closed_at', 'is', null)
    .select('id')
    .forUpdate()
    .executeTakeFirst()
  if (open !== undefined) await closeReview(tx, open.id, { outcome: 'taken_back', by: actor.accountId, now })
  await returnToDraft(tx, { itemId: wanted.itemId, versionId: version_id })
}
