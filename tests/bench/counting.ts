import type { Db } from '@lightwork/server/src/db/transaction.ts'
import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'

interface Plan {
  readonly 'Shared Hit Blocks': number
  readonly 'Shared Read Blocks': number
}

type Explained = readonly [{ readonly Plan: Plan }]

export interface CountingDb {
  readonly db: Db
  /** Shared buffers that the statements since the last call read. */
  take(): number
}

/** A connection that explains each question to the database, with its buffers, before it asks it. Only for reading. */
export function countBuffers(url: string): CountingDb {
  const pool = new pg.Pool({ connectionString: url, max: 1 })
  let buffers = 0
  const connect = async () => {
    const client = await pool.connect()
    const query = async (text: string, values: readonly unknown[]) => {
      const { rows } = await client.query<{ 'QUERY PLAN': Explained }>(
        `explain (analyze, buffers, format json) ${text}`,
        [...values],
      )
      const plan = rows[0]?.['QUERY PLAN'][0].Plan
      buffers += (plan?.['Shared Hit Blocks'] ?? 0) + (plan?.['Shared Read Blocks'] ?? 0)
      return client.query(text, [...values])
    }
    return { query, release: () => client.release() }
  }
  // Of a pool Kysely uses what is here.
  const dialect = new PostgresDialect({ pool: { connect, end: () => pool.end() } as unknown as pg.Pool })
  const take = () => {
    const taken = buffers
    buffers = 0
    return taken
  }
  return { db: new Kysely({ dialect }), take }
}
