import { createHash } from 'node:crypto'
import type { describeMedia as describeEndpoint, Input } from '@lightwork/contract'
import { sql } from 'kysely'
import { v7 as newId } from 'uuid'
import type { Tx } from '../../db/transaction.ts'
import type { Actor } from '../../http/actor.ts'
import { Problem } from '../../http/problem.ts'
import { isCurator, mayWrite } from '../items/items.policy.ts'
import type { KeptFile } from './files/refused.ts'

const HOUR_MS = 3_600_000
const MOST_AN_HOUR = 60
const MOST_BYTES_AN_HOUR = 200 * 2 ** 20

/** Counts an upload against what one person may send in an hour, before anything of it is decoded. */
export async function admitUpload(tx: Tx, actor: Actor, bytes: number, now: Date): Promise<void> {
  if (!mayWrite(actor)) throw new Problem('not-allowed')
  // One upload of a person at a time, so that none slips past the count.
  await sql`select from account where id = ${actor.accountId} for no key update`.execute(tx)
  const { count, sum } = await tx
    .selectFrom('media_upload')
    .where('account_id', '=', actor.accountId)
    .where('at', '>', new Date(now.getTime() - HOUR_MS).toISOString())
    .select([sql<number>`count(*)::int`.as('count'), sql<number>`coalesce(sum(bytes), 0)::int`.as('sum')])
    .executeTakeFirstOrThrow()
  if (count >= MOST_AN_HOUR || sum + bytes > MOST_BYTES_AN_HOUR)
    throw new Problem(
      'too-many-attempts',
      `一小时最多上传 ${MOST_AN_HOUR} 个文件、共 ${MOST_BYTES_AN_HOUR / 2 ** 20} MB，请过一会儿再传 / at most ${MOST_AN_HOUR} files an hour`,
    )
  await tx.insertInto('media_upload').values({ id: newId(), account_id: actor.accountId, at: now, bytes }).execute()
}

/** Keeps what was written anew. The same file is kept once, whoever brings it; its thirty days begin again. */
export async function keepMedia(tx: Tx, actor: Actor, file: KeptFile, now: Date): Promise<string> {
  const id = createHash('sha256').update(file.bytes).digest('hex').slice(0, 32)
  const { contentType, bytes, width, height, seconds } = file
  await tx
    .insertInto('media')
    .values({
      id,
      content_type: contentType,
      bytes,
      width,
      height,
      seconds,
      uploaded_by: actor.accountId,
      created_at: now,
      offered_at: now,
    })
    .onConflict((conflict) => conflict.column('id').doUpdateSet({ offered_at: now }))
    .execute()
  return id
}

type Rights = Input<typeof describeEndpoint>['body']

/** Alternative text and rights, by whoever brought the file or a curator; where nobody said any yet, by whoever writes. */
export async function describeMedia(tx: Tx, actor: Actor, id: string, rights: Rights): Promise<void> {
  const media = await tx
    .selectFrom('media')
    .where('id', '=', id)
    .select(['uploaded_by', 'licence'])
    .forUpdate()
    .executeTakeFirst()
  if (media === undefined) throw new Problem('not-found')
  const isFree = media.licence === '' && mayWrite(actor)
  if (!isFree && media.uploaded_by !== actor.accountId && !isCurator(actor)) throw new Problem('not-allowed')
  await tx
    .updateTable('media')
    .set({
      alt: rights.alt.trim(),
      source: rights.source.trim(),
      author: rights.author.trim(),
      licence: rights.licence.trim(),
    })
    .where('id', '=', id)
    .execute()
}

/** What stands in a homework is kept for ever: notices and copies may show it. No statement where there is none. */
export async function keepForHomework(tx: Tx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  await tx
    .updateTable('media')
    .set({ in_homework: true })
    .where('id', 'in', [...ids])
    .where('in_homework', '=', false)
    .execute()
}

const KEPT_DAYS = 30

/** Removes files that no item and no homework uses and nobody brought for thirty days, and old counts of uploads. */
export async function removeOrphans(tx: Tx, now: Date): Promise<number> {
  const ago = (hours: number) => new Date(now.getTime() - hours * HOUR_MS).toISOString()
  await tx.deleteFrom('media_upload').where('at', '<', ago(1)).execute()
  const { numDeletedRows } = await tx
    .deleteFrom('media')
    .where('in_homework', '=', false)
    .where('offered_at', '<', ago(KEPT_DAYS * 24))
    .where('uploaded_by', 'is not', null)
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('media_use').whereRef('media_use.media_id', '=', 'media.id').select('media_use.media_id'))),
    )
    .executeTakeFirst()
  return Number(numDeletedRows)
}
