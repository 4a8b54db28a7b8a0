import { type Kysely, sql, type Transaction } from 'kysely'
import type { DB } from './types.ts'

export type Db = Kysely<DB>
/** Writing needs a transaction: a command that gets `db` does not compile. */
export type Tx = Transaction<DB>
/** Enough to read; a `Tx` fits, and nothing can be written through it. */
export type Reader = Pick<Db, 'selectFrom' | 'with'>

/** Whose rows a transaction may see: all schools of the county, or the listed ones. */
export interface Sight {
  readonly schools: '*' | readonly string[]
  /** Judges a competition: whatever tells who entered has no rows. */
  readonly blind?: true
}

export const nothing: Sight = { schools: [] }
/** Only for work of the system itself: seeding, public notices already tied to one class by their token. */
export const wholeCounty: Sight = { schools: '*' }

const limitSight = ({ schools, blind }: Sight) =>
  sql`select set_config('app.schools', ${schools === '*' ? '*' : schools.join(',')}, true),
    set_config('app.blind', ${blind === true ? 'on' : ''}, true),
    set_config('lock_timeout', '2s', true), set_config('statement_timeout', '10s', true)`

/** Runs `work` in one transaction that sees only what `sight` allows (row-level security). */
export const inTransaction = <T>(db: Db, sight: Sight, work: (tx: Tx) => Promise<T>): Promise<T> =>
  db.transaction().execute(async (tx) => {
    await limitSight(sight).execute(tx)
    return work(tx)
  })

/** Reads school-owned rows: the same sight, and Postgres refuses any write. */
export const reading = <T>(db: Db, sight: Sight, work: (reader: Reader) => Promise<T>): Promise<T> =>
  db
    .transaction()
    .setAccessMode('read only')
    .execute(async (tx) => {
      await limitSight(sight).execute(tx)
      return work(tx)
    })
