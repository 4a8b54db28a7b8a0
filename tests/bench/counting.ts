import type { Db } from '@lightwork/server/src/db/transaction.ts'
import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'

interface Explained {
  readonly Plan: { readonly 'Shared Hit Blocks': number; readonly 'Shared Read Blocks': number }
  readonly 'Planning Time': number
  readonly 'Execution Time': number
}

/** What one statement cost. */
export interface Cost {
  /** Shared buffers read. */
  readonly buffers: number
  /** Planning and execution inside the database; of several rounds the least, which other work disturbs least. */
  readonly ms: number
}

export interface CountingDb {
  readonly db: Db
  /** What the statements since the last call cost, in order. */
  take(): Cost[]
}

/** A connection that explains each statement, with its buffers, before it runs it. Only for reading. */
export function countCosts(url: string, rounds: number): CountingDb {
  const pool = new pg.Pool({ connectionString: url, max: 1 })
  let costs: Cost[] = []
  const connect = async () => {
    const client = await pool.connect()
    const explain = async (text: string, values: readonly unknown[]): Promise<Cost> => {
      const { rows } = await client.query<{ 'QUERY PLAN': readonly [Explained] }>(
        `explain (analyze, buffers, timing off, format json) ${text}`,
        [...values],
      )
      const plan = rows[0]?.['QUERY PLAN'][0]
      if (plan === undefined) throw new Error('explain gives one plan')
      const { 'Shared Hit Blocks': hit, 'Shared Read Blocks': read } = plan.Plan
      return { buffers: hit + read, ms: plan['Planning Time'] + plan['Execution Time'] }
    }
    const query = async (text: string, values: readonly unknown[]) => {
      const first = await explain(text, values)
      let { ms } = first
      for (let round = 1; round < rounds; round++) ms = Math.min(ms, (await explain(text, values)).ms)
      costs.push({ ...first, ms })
      return client.query(text, [...values])
    }
    return { query, release: () => client.release() }
  }
  // Of a pool Kysely uses what is here.
  const dialect = new PostgresDialect({ pool: { connect, end: () => pool.end() } as unknown as pg.Pool })
  const take = () => {
    const taken = costs
    costs = []
    return taken
  }
  return { db: new Kysely({ dialect }), take }
}
