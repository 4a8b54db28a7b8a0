import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import type { Db } from '../../../db/transaction.ts'
import { isIndexMissing } from '../engine-client.ts'
import { indexSettings, PRIMARY_KEY, settingsHash } from '../index-settings.ts'
import { EngineTrouble, waitForTask } from './deliver.ts'
import type { Feeding } from './feeding.ts'
import { held, mustHaveHeld } from './lease.ts'

export interface IndexRow {
  readonly uid: string
  readonly settings_hash: string
  readonly cursor_xid: string
  readonly cursor_item: string
  readonly filled_to: string | null
  readonly filled: boolean
  readonly is_active: boolean
}

/** Indexes that are not given up, newest first. */
export const readIndexes = async (db: Db, url: string): Promise<IndexRow[]> => {
  const { rows } = await sql<IndexRow>`
    select i.uid, i.settings_hash, i.cursor_xid::text, i.cursor_item, i.filled_to, i.filled, i.uid is not distinct from s.active_index as is_active
    from search_index i join search_instance s on s.url = i.url
    where i.url = ${url} and i.retired_at is null order by i.created_at desc, i.uid`.execute(db)
  return rows
}

/** Registers a new, empty index: from now on changed items are marked for it. The feeder fills it and moves to it. */
export async function registerIndex(db: Db, url: string): Promise<string> {
  const uid = `items_${settingsHash}_${randomBytes(4).toString('hex')}`
  await sql`insert into search_index (url, uid, settings_hash, cursor_xid, created_at)
    values (${url}, ${uid}, ${settingsHash}, pg_snapshot_xmin(pg_current_snapshot()), clock_timestamp())`.execute(db)
  return uid
}

const retire = ({ db, lease }: Feeding, uids: readonly string[]) =>
  sql`update search_index set retired_at = now()
    where url = ${lease.url} and uid = any (${sql.val([...uids])}::text[]) and ${held(lease)}`.execute(db)

/** The index to fill (if any) and the ones to keep up to date; what neither is gets given up. */
export async function planIndexes(feeding: Feeding): Promise<{ filling: IndexRow | null; fed: readonly IndexRow[] }> {
  const { db, lease } = feeding
  const rows = await readIndexes(db, lease.url)
  const ours = rows.filter(({ settings_hash }) => settings_hash === settingsHash)
  const [newest] = ours
  if (newest === undefined) {
    await registerIndex(db, lease.url)
    return planIndexes(feeding)
  }
  const surplus = rows.filter(({ uid, is_active }) => uid !== newest.uid && !is_active)
  if (surplus.length > 0)
    await retire(
      feeding,
      surplus.map(({ uid }) => uid),
    )
  const fed = ours.filter(({ filled, uid, is_active }) => filled && (is_active || uid === newest.uid))
  return { filling: newest.filled ? null : newest, fed }
}

/** Makes the index with its settings; may be done again. */
export async function prepareIndex(feeding: Feeding, uid: string): Promise<void> {
  const { engine } = feeding
  const created = await waitForTask(feeding, await engine.createIndex(uid, PRIMARY_KEY))
  if (created.is === 'refused' && created.error.code !== 'index_already_exists')
    throw new EngineTrouble(created.error.message)
  const set = await waitForTask(feeding, await engine.updateSettings(uid, indexSettings))
  if (set.is !== 'done') throw new EngineTrouble(set.is === 'refused' ? set.error.message : 'settings were lost')
}

/** Searches go to this index from now on; the ones before it stay a little for those who still ask them. */
export async function moveTo(feeding: Feeding, uid: string): Promise<void> {
  const { db, lease, log } = feeding
  const moved = await db
    .updateTable('search_instance')
    .set({ active_index: uid })
    .where('url', '=', lease.url)
    .where('holder', '=', lease.holder)
    .where('fence', '=', lease.fence)
    .executeTakeFirst()
  mustHaveHeld({ numAffectedRows: moved.numUpdatedRows })
  const others = (await readIndexes(db, lease.url)).filter((row) => row.uid !== uid && row.filled)
  await retire(
    feeding,
    others.map((row) => row.uid),
  )
  log.info({ index: uid }, 'search moved to a new index')
}

/** An index that the engine lost is given up; the next plan builds another, and Postgres answers until it is full. */
export async function giveUpLostIndex(feeding: Feeding, index: IndexRow): Promise<boolean> {
  const { db, lease, engine, log } = feeding
  try {
    if (await engine.hasSettings(index.uid, indexSettings)) return false
  } catch (error) {
    if (!isIndexMissing(error)) throw error
  }
  log.warn({ index: index.uid }, 'the search engine lost an index; it is built anew')
  await retire(feeding, [index.uid])
  await sql`update search_instance set active_index = null
    where url = ${lease.url} and active_index = ${index.uid} and ${held(lease)}`.execute(db)
  return true
}

/** Removes indexes that were given up a while ago. */
export async function dropRetired(feeding: Feeding): Promise<void> {
  const { db, lease, engine, pace } = feeding
  const { rows } = await sql<{ uid: string }>`
    select uid from search_index where url = ${lease.url} and retired_at < now() - make_interval(secs => ${pace.drop / 1000})`.execute(
    db,
  )
  for (const { uid } of rows) {
    const state = await waitForTask(feeding, await engine.deleteIndex(uid))
    if (state.is === 'refused' && state.error.code !== 'index_not_found') throw new EngineTrouble(state.error.message)
    await sql`delete from search_index where url = ${lease.url} and uid = ${uid} and ${held(lease)}`.execute(db)
  }
}
