import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Tx } from '../../db/transaction.ts'
import { Problem } from '../../http/problem.ts'

/** What the request asks, as a fingerprint: the same key with another one is refused. */
export const fingerprintOf = (request: unknown): string =>
  createHash('sha256').update(JSON.stringify(request)).digest('hex')

interface Row {
  readonly fingerprint: string
  readonly response: unknown
  readonly fresh: boolean
}

/**
 * Takes the key within the transaction of the work itself (limits.md 3.4): a concurrent request with the same key waits
 * here, a later one gets the stored response. Answers undefined when the work is still to be done.
 */
export async function takeKey(tx: Tx, accountId: string, key: string, fingerprint: string): Promise<unknown> {
  const { rows } = await sql<Row>`
    insert into idempotency_key as k (account_id, key, fingerprint) values (${accountId}, ${key}, ${fingerprint})
    on conflict (account_id, key) do update set created_at = k.created_at
    returning fingerprint, response, xmax = 0 as fresh`.execute(tx)
  const [row] = rows
  if (row === undefined || row.fresh) return undefined
  if (row.fingerprint !== fingerprint) throw new Problem('key-reused')
  return row.response ?? undefined
}
