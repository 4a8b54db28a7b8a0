import type { Document } from '@lightwork/content'
import { walk } from '@lightwork/content'
import type { addHomeworkComment, Input } from '@lightwork/contract'
import { sql } from 'kysely'
import { v7 as newId } from 'uuid'
import type { Tx } from '../../db/transaction.ts'
import type { Actor } from '../../http/actor.ts'
import { Problem } from '../../http/problem.ts'
import { readableBy, writableBy } from './homework-sight.ts'

interface Which {
  readonly schoolId: string
  readonly id: string
}
interface WhichComment extends Which {
  readonly commentId: string
}

/** The text of a homework that the person may read. */
async function readDocument(tx: Tx, actor: Actor, { schoolId, id }: Which): Promise<Document> {
  const row = await tx
    .selectFrom('assignment')
    .where('school_id', '=', schoolId)
    .where('id', '=', id)
    .where('deleted_at', 'is', null)
    .where(readableBy(actor))
    .select('document')
    .$castTo<{ document: Document }>()
    .executeTakeFirst()
  if (row === undefined) throw new Problem('not-found')
  return row.document
}

function holdsBlock(document: Document, blockId: string): boolean {
  let found = false
  walk(document, (node) => {
    if (node.attrs?.id === blockId) found = true
  })
  return found
}

const said = (text: string): string => {
  const trimmed = text.trim()
  if (trimmed === '') throw new Problem('invalid-request', 'text')
  return trimmed
}

type Remark = Input<typeof addHomeworkComment>['body'] & { readonly now: Date }

/** The block must be there on the day it is spoken of. */
export async function addComment(
  tx: Tx,
  actor: Actor,
  which: Which,
  { block_id, quote, text, now }: Remark,
): Promise<void> {
  if (!holdsBlock(await readDocument(tx, actor, which), block_id))
    throw new Problem('unknown-reference', '作业里已没有这一块 / the homework has no such block')
  const { schoolId, id } = which
  const row = { school_id: schoolId, id: newId(), assignment_id: id, account_id: actor.accountId, at: now }
  await tx
    .insertInto('assignment_comment')
    .values({ ...row, block_id, quote: quote.trim(), text: said(text) })
    .execute()
}

export async function answerComment(
  tx: Tx,
  actor: Actor,
  which: WhichComment,
  { text, now }: { readonly text: string; readonly now: Date },
): Promise<void> {
  const { schoolId, id, commentId } = which
  await readDocument(tx, actor, which)
  const first = await tx
    .selectFrom('assignment_comment')
    .where('school_id', '=', schoolId)
    .where('assignment_id', '=', id)
    .where('id', '=', commentId)
    .where('reply_to', 'is', null)
    .select(['block_id', 'quote'])
    .executeTakeFirst()
  if (first === undefined) throw new Problem('not-found')
  const row = { school_id: schoolId, id: newId(), assignment_id: id, account_id: actor.accountId, at: now }
  await tx
    .insertInto('assignment_comment')
    .values({ ...row, ...first, text: said(text), reply_to: commentId })
    .execute()
}

/** Who made the comment, or who may write the homework, calls it done or opens it again. */
export async function resolveComment(
  tx: Tx,
  actor: Actor,
  which: WhichComment,
  { resolved, now }: { readonly resolved: boolean; readonly now: Date },
): Promise<void> {
  const { schoolId, id, commentId } = which
  await readDocument(tx, actor, which)
  const { rows } = await sql`
    update assignment_comment c
    set resolved_by = ${resolved ? actor.accountId : null}::uuid, resolved_at = ${resolved ? now : null}::timestamptz
    from assignment
    where c.school_id = ${schoolId} and c.assignment_id = ${id} and c.id = ${commentId} and c.reply_to is null
      and assignment.school_id = c.school_id and assignment.id = c.assignment_id
      and (c.account_id = ${actor.accountId} or ${writableBy(actor)})
    returning c.id`.execute(tx)
  if (rows.length === 0) throw new Problem('not-found')
}
