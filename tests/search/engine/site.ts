import { setTimeout as sleep } from 'node:timers/promises'
import type { Config } from '@lightwork/server/src/config.ts'
import type { Db } from '@lightwork/server/src/db/transaction.ts'
import { createLog } from '@lightwork/server/src/log.ts'
import { type Pace, usualPace } from '@lightwork/server/src/search/meilisearch/feeder/pace.ts'
import { settingsHash } from '@lightwork/server/src/search/meilisearch/index-settings.ts'
import { sql } from 'kysely'
import { engineKey } from './engine.ts'

export const silent = createLog('silent')

export const searchConfig = (meiliUrls: readonly string[]): Config => ({
  port: 3000,
  dataDir: '/nonexistent',
  mode: 'demo',
  publicOrigin: 'http://127.0.0.1:3000',
  databaseUrl: null,
  meiliUrls,
  meiliKey: engineKey,
})

/** As usual, but nobody waits for a minute. */
export const quickPace: Pace = {
  ...usualPace,
  poll: 20,
  lease: 1500,
  request: 1000,
  task: 3000,
  firstRetry: 50,
  lastRetry: 400,
  drop: 200,
}

/** Waits until something holds; what takes long to find out is asked less often. */
export async function until(holds: () => Promise<boolean>, what: string, seconds = 20): Promise<void> {
  const end = performance.now() + seconds * 1000
  for (let from = performance.now(); !(await holds()); from = performance.now()) {
    if (from > end) throw new Error(`still not so after ${seconds} s: ${what}`)
    await sleep(Math.max(15, 4 * (performance.now() - from)))
  }
}

/** Whether an engine's index in use is full and has passed every mark there is now. */
export async function isSettled(db: Db, url: string): Promise<boolean> {
  const { rows } = await sql<{ settled: boolean }>`
    select not exists (select from search_mark m where (m.xid, m.item_id) > (i.cursor_xid, i.cursor_item))
      and not exists (select from search_index n where n.url = s.url and n.retired_at is null and not n.filled) as settled
    from search_instance s join search_index i on i.url = s.url and i.uid = s.active_index and i.settings_hash = ${settingsHash}
    where s.url = ${url}`.execute(db)
  return rows[0]?.settled === true
}
