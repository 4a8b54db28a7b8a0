import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import type { Log } from '../log.ts'
import type { Db } from './transaction.ts'

// Fixed once for the whole server: moments are ISO strings, days are `YYYY-MM-DD`, counts are numbers.
const { builtins } = pg.types
pg.types.setTypeParser(builtins.TIMESTAMPTZ, (text) => new Date(text).toISOString())
pg.types.setTypeParser(builtins.DATE, (text) => text)
pg.types.setTypeParser(builtins.INT8, Number)
pg.types.setTypeParser(builtins.NUMERIC, Number)

export interface ConnectOptions {
  readonly url: string
  readonly log: Log
  readonly max?: number
  /** Kilobytes of new text that may wait outside the search indexes: every search reads them all. */
  readonly pendingKilobytes?: number
}

/** A pool that survives the loss of the database: an idle connection's error is logged, never thrown. */
export function connect({ url, log, max = 10, pendingKilobytes = 256 }: ConnectOptions): Db {
  const pool = new pg.Pool({
    connectionString: url,
    max,
    connectionTimeoutMillis: 5000,
    idleTimeoutMillis: 30_000,
    options: `-c idle_in_transaction_session_timeout=15s -c gin_pending_list_limit=${pendingKilobytes}`,
  })
  pool.on('error', (error) => log.warn({ error: error.message }, 'database connection lost'))
  pool.on('connect', (client) =>
    client.on('error', (error) => log.warn({ error: error.message }, 'database connection broken')),
  )
  return new Kysely({ dialect: new PostgresDialect({ pool }) })
}
