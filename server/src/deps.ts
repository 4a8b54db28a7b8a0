import type { Config } from './config.ts'
import type { Db } from './db/transaction.ts'
import type { Draw } from './features/competitions/entering/draw.ts'
import type { Log } from './log.ts'
import type { ItemSearch } from './search/item-search.ts'

/** What features stand on; each takes the part it needs. */
export interface Deps {
  readonly config: Config
  readonly db: Db
  readonly log: Log
  readonly search: ItemSearch
  /** The present moment; tests set it. */
  readonly now: () => Date
  /** Left out, chance decides when entering closes; who compares two closings lets both draw alike. */
  readonly draw?: Draw
}
