import { sql } from 'kysely'
import { documentIdsOf, type ItemDocument, readItemIds, readRows, toDocument } from '../document.ts'
import { type Batch, deliver, type Refusal } from './deliver.ts'
import type { Feeding } from './feeding.ts'
import type { IndexRow } from './indexes.ts'
import { held, mustHaveHeld } from './lease.ts'

/** Items taken up at a time. */
const ITEMS = 500
const NO_ITEM = '00000000-0000-0000-0000-000000000000'

/** Parts that the engine takes in one task. */
function* parts({ documents, gone }: Batch, most: { documents: number; bytes: number }): Generator<Batch> {
  let part: ItemDocument[] = []
  let bytes = 0
  let left = gone
  for (const document of documents) {
    const size = Buffer.byteLength(JSON.stringify(document))
    if (part.length >= most.documents || (part.length > 0 && bytes + size > most.bytes)) {
      yield { documents: part, gone: left }
      part = []
      bytes = 0
      left = []
    }
    part.push(document)
    bytes += size
  }
  if (part.length > 0 || left.length > 0) yield { documents: part, gone: left }
}

/** What was refused is left out until it changes; what was taken is no longer left out. */
async function settleQuarantine({ db, lease, log }: Feeding, itemIds: readonly string[], refusals: readonly Refusal[]) {
  const refused = [...new Map(refusals.map((refusal) => [refusal.item_id, refusal])).values()]
  await sql`delete from search_quarantine where url = ${lease.url} and item_id = any (${sql.val([...itemIds])}::uuid[])`.execute(
    db,
  )
  if (refused.length === 0) return
  await db
    .insertInto('search_quarantine')
    .values(
      refused.map(({ item_id, fault }) => ({
        url: lease.url,
        item_id,
        reason: `${fault.code}: ${fault.message}`.slice(0, 500),
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  log.error({ items: refused.map(({ item_id }) => item_id) }, 'the search engine refuses items; they are left out')
}

/** Sends the present state of these items, as it is read now. */
async function bring(feeding: Feeding, uid: string, items: { ids: readonly string[]; isNew: boolean }): Promise<void> {
  const documents = (await readRows(feeding.db, items.ids)).map(toDocument)
  const present = new Set(documents.map(({ id }) => id))
  const gone = items.isNew ? [] : items.ids.flatMap(documentIdsOf).filter((id) => !present.has(id))
  const refusals: Refusal[] = []
  for (const part of parts({ documents, gone }, feeding.pace)) refusals.push(...(await deliver(feeding, uid, part)))
  await settleQuarantine(feeding, items.ids, refusals)
}

/** The next part of the bank into an index that is not full yet. */
export async function fillOn(feeding: Feeding, { uid, filled_to }: IndexRow): Promise<void> {
  const { db, lease } = feeding
  const ids = await readItemIds(db, filled_to ?? NO_ITEM, ITEMS)
  if (ids.length > 0) await bring(feeding, uid, { ids, isNew: true })
  const last = ids.at(-1)
  mustHaveHeld(
    await sql`update search_index set filled = ${last === undefined}, filled_to = ${last ?? filled_to ?? NO_ITEM}
      where url = ${lease.url} and uid = ${uid} and ${held(lease)}`.execute(db),
  )
}

/**
 * The next marks of an index: how many there were, and whether these were all that could be read. Marks of transactions
 * that still run are left alone.
 */
export async function feedMarks(feeding: Feeding, index: IndexRow): Promise<{ count: number; areAll: boolean }> {
  const { uid, cursor_xid, cursor_item } = index
  const { db, lease } = feeding
  const { rows } = await sql<{ xid: string; item_id: string }>`
    select xid::text, item_id from search_mark
    where (xid, item_id) > (${cursor_xid}::xid8, ${cursor_item}::uuid) and xid < pg_snapshot_xmin(pg_current_snapshot())
    order by search_mark.xid, item_id limit ${ITEMS}`.execute(db)
  const last = rows.at(-1)
  if (last === undefined) return { count: 0, areAll: true }
  await bring(feeding, uid, { ids: [...new Set(rows.map(({ item_id }) => item_id))], isNew: false })
  mustHaveHeld(
    await sql`update search_index set cursor_xid = ${last.xid}::xid8, cursor_item = ${last.item_id}
      where url = ${lease.url} and uid = ${uid} and ${held(lease)}`.execute(db),
  )
  return { count: rows.length, areAll: rows.length < ITEMS }
}

/** Notes that nothing was left to send but what has just been written, now and then. */
export async function noteCaughtUp({ db, lease, pace }: Feeding, { uid }: IndexRow): Promise<void> {
  await sql`update search_index set caught_up_at = now()
    where url = ${lease.url} and uid = ${uid} and caught_up_at < now() - make_interval(secs => ${pace.stale / 10_000}) and ${held(lease)}`.execute(
    db,
  )
}

/** Marks that every index has passed are no longer needed. */
export async function removePassedMarks({ db }: Pick<Feeding, 'db'>): Promise<void> {
  await sql`delete from search_mark where (xid, item_id) <= (
    select cursor_xid, cursor_item from search_index where retired_at is null order by cursor_xid, cursor_item limit 1)`.execute(
    db,
  )
}
