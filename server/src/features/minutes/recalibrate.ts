import { calibrate, type MinutesSample } from '@lightwork/domain'
import { sql } from 'kysely'
import type { Tx } from '../../db/transaction.ts'

interface Known {
  readonly estimate: number
  readonly subject: string
  readonly samples: readonly MinutesSample[] | null
}

/**
 * What counts for the text in use: samples taken of a version with the same stem. Tags and answers may have changed
 * since; a changed stem is another task and begins anew. The item's row is held, so that two samples count one after
 * the other.
 */
async function readKnown(tx: Tx, itemId: string): Promise<Known | undefined> {
  await sql`select from item where id = ${itemId} for no key update`.execute(tx)
  const { rows } = await sql<Known>`
    select v.minutes as estimate, v.subject,
      (select jsonb_agg(jsonb_build_object('kind', s.kind, 'minutes', s.minutes, 'pupils', s.pupils))
        from minutes_sample s join item_version taken on taken.id = s.version_id
        where s.item_id = i.id and s.withdrawn_at is null and taken.body = v.body) as samples
    from item i join item_version v on v.id = coalesce(i.published_version_id, i.current_version_id)
    where i.id = ${itemId}`.execute(tx)
  return rows[0]
}

/** Works the calibrated minutes of an item out anew. The caller brings the search up to date. */
export async function recalibrate(tx: Tx, itemId: string, now: Date): Promise<void> {
  const known = await readKnown(tx, itemId)
  if (known === undefined) return
  if (known.samples === null) {
    await tx.deleteFrom('item_minutes').where('item_id', '=', itemId).execute()
    return
  }
  const row = { item_id: itemId, subject: known.subject, at: now, ...calibrate(known.estimate, known.samples) }
  await tx
    .insertInto('item_minutes')
    .values(row)
    .onConflict((conflict) => conflict.column('item_id').doUpdateSet(row))
    .execute()
}
