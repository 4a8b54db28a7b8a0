import type { addItemComment as addEndpoint, Input } from '@lightwork/contract'
import type { CommentVoice } from '@lightwork/domain'
import { v7 as newId } from 'uuid'
import type { Tx } from '../../db/transaction.ts'
import type { Actor } from '../../http/actor.ts'
import { Problem } from '../../http/problem.ts'
import { isCurator } from '../items/items.policy.ts'
import { type CommentStanding, findStanding, isHidden, mayComment, voiceOf } from './comment-standing.ts'

/** Nobody publishes or takes back the item while something is said about it. */
async function holdItem(tx: Tx, versionId: string): Promise<void> {
  await tx
    .selectFrom('item')
    .where('id', '=', (eb) => eb.selectFrom('item_version').where('id', '=', versionId).select('item_id'))
    .select('id')
    .forShare()
    .execute()
}

async function findOpen(tx: Tx, actor: Actor, versionId: string): Promise<CommentStanding> {
  await holdItem(tx, versionId)
  const standing = await findStanding(tx, actor, versionId)
  if (mayComment(actor, standing)) return standing
  throw standing.is_current && standing.state !== 'published' && standing.state !== 'retired'
    ? new Problem('not-allowed')
    : new Problem(
        'state-refused',
        '这一版已定稿，意见请通过“报告问题”提出 / this version is final; report a problem instead',
      )
}

type Remark = Input<typeof addEndpoint>['body']

/** The place must exist: comments never hang in the air on the day they are made. */
function checkPlace({ body, answer, explanation }: CommentStanding, { part, block }: Remark): void {
  if (part === 'tags') return
  const document = part === 'answer' ? answer.body : part === 'body' ? body : explanation
  const { length } = (document as { readonly content?: readonly unknown[] }).content ?? []
  if (block >= length) throw new Problem('unknown-reference', '题目里没有这一段 / the item has no such block')
}

export async function addComment(
  tx: Tx,
  actor: Actor,
  versionId: string,
  { now, ...remark }: Remark & { readonly now: Date },
): Promise<void> {
  const standing = await findOpen(tx, actor, versionId)
  checkPlace(standing, remark)
  const text = remark.text.trim()
  if (text === '') throw new Problem('invalid-request', 'text')
  await tx
    .insertInto('item_comment')
    .values({
      ...remark,
      text,
      block: remark.part === 'tags' ? 0 : remark.block,
      quote: remark.quote.trim(),
      id: newId(),
      item_id: standing.item_id,
      version_id: versionId,
      voice: voiceOf(actor, standing),
      account_id: actor.accountId,
      at: now,
    })
    .execute()
}

/** The first comment of a thread with the newest version of its item: threads of earlier versions go on there. */
async function findThread(tx: Tx, commentId: string) {
  const thread = await tx
    .selectFrom('item_comment')
    .innerJoin('item', 'item.id', 'item_comment.item_id')
    .where('item_comment.id', '=', commentId)
    .where('item_comment.reply_to', 'is', null)
    .select(['item_comment.id', 'item_comment.item_id', 'item_comment.version_id', 'item_comment.part'])
    .select(['item_comment.block', 'item_comment.quote', 'item_comment.account_id', 'item_comment.voice'])
    .select(['item_comment.at', 'item_comment.resolved_at', 'item.current_version_id'])
    .forUpdate('item_comment')
    .executeTakeFirst()
  if (thread === undefined) throw new Problem('not-found')
  return thread
}

type Thread = Awaited<ReturnType<typeof findThread>>

const isHiddenThread = (actor: Actor, standing: CommentStanding, { account_id, voice, at }: Thread): boolean =>
  // The table's CHECK keeps the column to the list of voices.
  isHidden(actor, standing, { account: { id: account_id }, voice: voice as CommentVoice, at })

export async function replyToComment(
  tx: Tx,
  actor: Actor,
  commentId: string,
  { text, now }: { readonly text: string; readonly now: Date },
): Promise<void> {
  const thread = await findThread(tx, commentId)
  const standing = await findOpen(tx, actor, thread.current_version_id)
  if (isHiddenThread(actor, standing, thread)) throw new Problem('not-found')
  const { item_id, version_id, part, block, quote } = thread
  const reply = text.trim()
  if (reply === '') throw new Problem('invalid-request', 'text')
  await tx
    .insertInto('item_comment')
    .values({
      ...{ item_id, version_id, part, block, quote, text: reply },
      id: newId(),
      reply_to: commentId,
      voice: voiceOf(actor, standing),
      account_id: actor.accountId,
      at: now,
    })
    .execute()
}

/** Settled by who raised it, by the author or by a curator; the same people open it again. Doing it twice is once. */
export async function settleComment(
  tx: Tx,
  actor: Actor,
  commentId: string,
  { resolved, now }: { readonly resolved: boolean; readonly now: Date },
): Promise<void> {
  const thread = await findThread(tx, commentId)
  const standing = await findStanding(tx, actor, thread.version_id)
  if (isHiddenThread(actor, standing, thread)) throw new Problem('not-found')
  const mayDecide = standing.is_author || isCurator(actor) || thread.account_id === actor.accountId
  if (!mayDecide) throw new Problem('not-allowed')
  if ((thread.resolved_at !== null) === resolved) return
  await tx
    .updateTable('item_comment')
    .set(resolved ? { resolved_by: actor.accountId, resolved_at: now } : { resolved_by: null, resolved_at: null })
    .where('id', '=', commentId)
    .execute()
}
