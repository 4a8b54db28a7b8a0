import type { CommentThread, ItemComments } from '@lightwork/contract'
import { sql } from 'kysely'
import { momentJson, personJson } from '../../db/json.ts'
import type { Reader } from '../../db/transaction.ts'
import type { Actor } from '../../http/actor.ts'
import { isCurator } from '../items/items.policy.ts'
import { type CommentStanding, findStanding, isHidden, mayComment } from './comment-standing.ts'

const MOST_THREADS = 300

const replies = sql<CommentThread['replies']>`(
  select coalesce(jsonb_agg(jsonb_build_object('comment_id', r.id, 'account', ${personJson(sql`r.account_id`)}, 'voice', r.voice,
    'at', ${momentJson(sql`r.at`)}, 'text', r.text) order by r.at, r.id), '[]')
  from item_comment r where r.reply_to = item_comment.id)`

type Row = Omit<CommentThread, 'may_settle'>

/** Threads of the version, and what is still open of the versions before it. */
const threadsOf = (reader: Reader, { item_id, version_id, number }: CommentStanding): Promise<Row[]> =>
  reader
    .selectFrom('item_comment')
    .innerJoin('item_version', 'item_version.id', 'item_comment.version_id')
    .where('item_comment.item_id', '=', item_id)
    .where('item_comment.reply_to', 'is', null)
    .where((eb) =>
      eb.or([
        eb('item_comment.version_id', '=', version_id),
        eb.and([eb('item_version.number', '<', number), eb('item_comment.resolved_at', 'is', null)]),
      ]),
    )
    .orderBy('item_comment.at')
    .orderBy('item_comment.id')
    .limit(MOST_THREADS)
    .select(['item_comment.id as comment_id', 'item_comment.voice', 'item_comment.at', 'item_comment.text'])
    .select(['item_comment.version_id', 'item_version.number', 'item_comment.part', 'item_comment.block'])
    .select(['item_comment.quote', 'item_comment.resolved_at', replies.as('replies')])
    .select([
      personJson(sql`item_comment.account_id`).as('account'),
      personJson(sql`item_comment.resolved_by`).as('resolved_by'),
    ])
    .$castTo<Row>()
    .execute()

/** What was said about a version, as far as this person may read it now: two statements. */
export async function listItemComments(reader: Reader, actor: Actor, versionId: string): Promise<ItemComments> {
  const standing = await findStanding(reader, actor, versionId)
  const rows = await threadsOf(reader, standing)
  const shown = rows.filter((thread) => !isHidden(actor, standing, thread))
  const maySettle = standing.is_author || isCurator(actor)
  return {
    threads: shown.map((thread) => ({
      ...thread,
      replies: thread.replies.filter((reply) => !isHidden(actor, standing, reply)),
      may_settle: maySettle || thread.account.id === actor.accountId,
    })),
    hidden: rows.length - shown.length,
    may_comment: mayComment(actor, standing),
  }
}
