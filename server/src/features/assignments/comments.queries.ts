import type { HomeworkComment } from '@lightwork/contract'
import type { Reader } from '../../db/transaction.ts'
import type { Actor } from '../../http/actor.ts'
import { readableBy } from './homework-sight.ts'

/** Comments on a homework that the person may read, oldest first, each with its answers; of any other there are none. */
export async function listComments(
  reader: Reader,
  actor: Actor,
  schoolId: string,
  id: string,
): Promise<HomeworkComment[]> {
  const rows = await reader
    .selectFrom('assignment_comment as comment')
    .innerJoin('assignment', (join) =>
      join.onRef('assignment.school_id', '=', 'comment.school_id').onRef('assignment.id', '=', 'comment.assignment_id'),
    )
    .innerJoin('account', 'account.id', 'comment.account_id')
    .leftJoin('account as resolver', 'resolver.id', 'comment.resolved_by')
    .where('comment.school_id', '=', schoolId)
    .where('comment.assignment_id', '=', id)
    .where('assignment.deleted_at', 'is', null)
    .where(readableBy(actor))
    .orderBy('comment.at')
    .orderBy('comment.id')
    .select(['comment.id', 'comment.block_id', 'comment.quote', 'comment.text', 'comment.reply_to'])
    .select(['comment.account_id', 'account.name as account_name', 'comment.at', 'comment.resolved_at'])
    .select('resolver.name as resolved_by_name')
    .$castTo<Omit<HomeworkComment, 'replies'> & { reply_to: string | null }>()
    .execute()
  return rows
    .filter(({ reply_to }) => reply_to === null)
    .map((comment) => ({ ...comment, replies: rows.filter(({ reply_to }) => reply_to === comment.id) }))
}
