import { sql } from 'kysely'
import type { Config } from '../config.ts'
import type { Db } from '../db/transaction.ts'
import type { Log } from '../log.ts'
import type { ItemSearch } from './item-search.ts'
import { startFeeder } from './meilisearch/feeder/feeder.ts'
import { type Pace, usualPace } from './meilisearch/feeder/pace.ts'
import { meiliSearch } from './meilisearch/meili-search.ts'
import { keepReadyEngines } from './meilisearch/ready-engines.ts'
import { keepCounts } from './postgres/counts.ts'
import { postgresSearch } from './postgres/postgres-search.ts'

export interface RunningSearch {
  readonly search: ItemSearch
  stop(): Promise<void>
}

/** Engines that are no longer named are forgotten: changes need not be kept for them. */
async function forgetOtherEngines(db: Db, urls: readonly string[]): Promise<void> {
  await sql`delete from search_instance where url <> all (${sql.val([...urls])}::text[])`.execute(db)
  if (urls.length === 0) await sql`delete from search_mark`.execute(db)
}

/** The search of this process, with its stored counts read once before the first question, and its engines fed. */
export async function createSearch(config: Config, db: Db, log: Log, pace: Pace = usualPace): Promise<RunningSearch> {
  const counts = keepCounts(db, log)
  await counts.refresh(0)
  await forgetOtherEngines(db, config.meiliUrls)
  const postgres = postgresSearch(db, counts.current)
  const addresses = config.meiliUrls.map((url) => ({ url, key: config.meiliKey }))
  if (addresses.length === 0) return { search: postgres, stop: async () => counts.stop() }
  const ready = keepReadyEngines(db, log, pace)
  await ready.refresh()
  const feeders = addresses.map((address) => startFeeder({ db, log, address, pace }))
  return {
    search: meiliSearch({ addresses, ready, postgres, log, timeout: pace.search }),
    stop: async () => {
      counts.stop()
      ready.stop()
      await Promise.all(feeders.map((feeder) => feeder.stop()))
    },
  }
}
