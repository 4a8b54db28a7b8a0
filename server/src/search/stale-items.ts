import { sql } from 'kysely'
import pg from 'pg'
import { type Db, inTransaction, nothing, type Tx } from '../db/transaction.ts'
import { projectItems } from './project-items.ts'

const BATCH = 200

/** Remembers, in the transaction that changes these terms, whose items must be projected again. */
export async function markTermsStale(tx: Tx, pointIds: readonly string[]): Promise<void> {
  if (pointIds.length === 0) return
  // A row that is there already is locked, so that whoever works it off does not pass this change by.
  await sql`
    insert into search_stale (item_id)
    select distinct i.id from knowledge_point raw
    join item_version_point vp on vp.point_id = raw.id
    join item_version v on v.id = vp.version_id
    join item i on i.id = v.item_id and v.id in (i.current_version_id, i.published_version_id)
    where raw.stands_for = any (${sql.val([...pointIds])}::uuid[])
    order by 1
    on conflict (item_id) do update set item_id = excluded.item_id`.execute(tx)
}

/** Waits for whoever works on the same rows: an empty answer then means that they are done, not only taken. */
async function drainBatch(tx: Tx): Promise<number> {
  const { rows } = await sql<{ item_id: string }>`
    delete from search_stale where item_id in (
      select item_id from search_stale order by item_id limit ${BATCH} for update)
    returning item_id`.execute(tx)
  await projectItems(
    tx,
    rows.map(({ item_id }) => item_id),
  )
  return rows.length
}

/**
 * Projects what is waiting, batch by batch, as long as there is time. Answers whether it came to the end; where another
 * process holds the rows for long, it is left to that one.
 */
export async function drainStale(db: Db, milliseconds: number): Promise<boolean> {
  const until = performance.now() + milliseconds
  try {
    while (performance.now() < until) {
      if ((await inTransaction(db, nothing, drainBatch)) < BATCH) return true
    }
  } catch (error) {
    if (!(error instanceof pg.DatabaseError && error.code === '55P03')) throw error
  }
  return false
}
