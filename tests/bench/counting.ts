import { AsyncLocalStorage } from 'node:async_hooks'
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
  /** What the statements that this work asks cost, whatever else the program asks meanwhile. */
  during<T>(work: () => Promise<T>): Promise<{ readonly value: T; readonly costs: readonly Cost[] }>
}

const isFrame = (text: string): boolean => /^(begin|start transaction|commit|rollback|savepoint|release)\b/i.test(text)
const mayWrite = (text: string): boolean => /\b(insert into|update|delete from)\b/i.test(text)

/**
 * A connection that explains each statement, with its buffers, before it runs it; what the explained run of a writing
 * statement wrote is taken back. The frame of a transaction is no statement.
 */
export function countCosts(url: string, rounds: number): CountingDb {
  const pool = new pg.Pool({ connectionString: url, max: 1 })
  let costs: Cost[] = []
  const own = new AsyncLocalStorage<Cost[]>()
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
    const explainWrite = async (text: string, values: readonly unknown[]): Promise<Cost> => {
      await client.query('savepoint explained')
      const cost = await explain(text, values)
      await client.query('rollback to savepoint explained')
      return cost
    }
    const query = async (text: string, values: readonly unknown[]) => {
      if (isFrame(text)) return client.query(text)
      const cost = mayWrite(text) ? explainWrite : explain
      const first = await cost(text, values)
      let { ms } = first
      for (let round = 1; round < rounds; round++) ms = Math.min(ms, (await cost(text, values)).ms)
      const asked = own.getStore() ?? costs
      asked.push({ ...first, ms })
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
  const during = <T>(work: () => Promise<T>) => {
    const asked: Cost[] = []
    return own.run(asked, async () => ({ value: await work(), costs: asked }))
  }
  return { db: new Kysely({ dialect }), take, during }
}
