import { type Config, ConfigError } from '../config.ts'
import type { Db } from '../db/transaction.ts'
import type { Log } from '../log.ts'
import type { ItemSearch } from './item-search.ts'
import { keepCounts } from './postgres/counts.ts'
import { postgresSearch } from './postgres/postgres-search.ts'

export interface RunningSearch {
  readonly search: ItemSearch
  stop(): Promise<void>
}

/** The search of this process, with its stored counts read once before the first question. */
export async function createSearch(config: Config, db: Db, log: Log): Promise<RunningSearch> {
  if (config.meiliUrls.length > 0) {
    throw new ConfigError(
      '本版本只用 Postgres 搜索，请去掉 MEILI_URL / this version searches in Postgres only; unset MEILI_URL',
    )
  }
  const counts = keepCounts(db, log)
  await counts.refresh(0)
  return {
    search: postgresSearch(db, counts.current),
    stop: async () => counts.stop(),
  }
}
