import { sql } from 'kysely'
import { type Config, ConfigError, readConfig } from '../config.ts'
import { connect } from '../db/connect.ts'
import { type Db, inTransaction, nothing } from '../db/transaction.ts'
import { createLog, type Log } from '../log.ts'
import { describeEngine } from '../search/meilisearch/engine-status.ts'
import { usualPace } from '../search/meilisearch/feeder/pace.ts'
import { rebuildEngine } from '../search/meilisearch/rebuild-engine.ts'
import { projectItems } from '../search/project-items.ts'
import { openDatabase } from './database.ts'

const BATCH = 500

/** Writes the projection anew from the items, in batches of their own transactions: it may be stopped and run again. */
async function rebuild(db: Db): Promise<number> {
  let after = '00000000-0000-0000-0000-000000000000'
  for (let done = 0; ; ) {
    const ids = (
      await db.selectFrom('item').where('id', '>', after).orderBy('id').limit(BATCH).select('id').execute()
    ).map(({ id }) => id)
    const last = ids.at(-1)
    if (last === undefined) return done
    await inTransaction(db, nothing, (tx) => projectItems(tx, ids))
    done += ids.length
    after = last
    process.stdout.write(`${done}\n`)
  }
}

async function status(db: Db): Promise<string> {
  const { rows } = await sql<{ items: number; rows: number }>`
    select (select count(*)::int from item) as items, (select count(*)::int from item_search) as rows`.execute(db)
  return `postgres: ${rows[0]?.items ?? 0} 题 items, ${rows[0]?.rows ?? 0} 行 rows`
}

/** Every engine in turn gets a new index; one that does not answer keeps nobody from the others. */
async function rebuildEngines(db: Db, { meiliUrls, meiliKey }: Config, log: Log): Promise<boolean> {
  let isDone = true
  for (const url of meiliUrls) {
    const fault = await rebuildEngine({ db, log, address: { url, key: meiliKey }, pace: usualPace })
    if (fault === null) continue
    isDone = false
    process.stderr.write(
      `${new URL(url).host}: 没有建成，恢复后自动重建 not built, goes on when it is back: ${fault}\n`,
    )
  }
  return isDone
}

/** `search rebuild` and `search status`: the projection in Postgres, then every engine. */
export async function search([action = 'status']: readonly string[]): Promise<void> {
  if (action !== 'rebuild' && action !== 'status') throw new ConfigError('用法 usage: search rebuild | search status')
  const config = readConfig(process.env)
  const log = createLog()
  const database = await openDatabase(config, log)
  const db = connect({ url: database.appUrl, log })
  try {
    if (action === 'rebuild') {
      await rebuild(db)
      if (!(await rebuildEngines(db, config, log))) process.exitCode = 1
    }
    process.stdout.write(`${await status(db)}\n`)
    for (const url of config.meiliUrls)
      process.stdout.write(`${await describeEngine(db, { url, key: config.meiliKey }, usualPace.stale)}\n`)
  } finally {
    await db.destroy()
    await database.stop()
  }
}
