import { sql } from 'kysely'
import type { Db } from '../../../db/transaction.ts'

/** Someone else feeds this engine now; whatever was under way is theirs. */
export class LeaseLost extends Error {
  override name = 'LeaseLost'
}

/** The right to feed one engine. The fence grows with every new holder and guards everything that is written. */
export interface Lease {
  readonly url: string
  readonly holder: string
  readonly fence: number
}

/** Takes the lease of an engine, or keeps it. Null while another holds it or the engine is given a rest. */
export async function takeLease(db: Db, url: string, who: { holder: string; lease: number }): Promise<Lease | null> {
  const { holder, lease } = who
  const { rows } = await sql<{ fence: number }>`
    update search_instance set holder = ${holder}, leased_until = now() + make_interval(secs => ${lease / 1000}),
      fence = fence + (holder is distinct from ${holder})::int
    where url = ${url} and retry_at <= now() and (holder = ${holder} or leased_until < now())
    returning fence`.execute(db)
  return rows[0] === undefined ? null : { url, holder, fence: rows[0].fence }
}

const ours = ({ url, holder, fence }: Lease) => sql<boolean>`url = ${url} and holder = ${holder} and fence = ${fence}`

/** Before anything is sent: the lease lasts longer than the request may take. */
export async function renewLease(db: Db, lease: Lease, milliseconds: number): Promise<void> {
  const { rows } = await sql`
    update search_instance set leased_until = now() + make_interval(secs => ${milliseconds / 1000})
    where ${ours(lease)} returning url`.execute(db)
  if (rows.length === 0) throw new LeaseLost()
}

export async function giveUpLease(db: Db, lease: Lease): Promise<void> {
  await sql`update search_instance set leased_until = '-infinity' where ${ours(lease)}`.execute(db)
}

/** For statements that write what only the holder may: `where … and exists (held)`. */
export const held = (lease: Lease) => sql<boolean>`exists (select from search_instance where ${ours(lease)} for share)`

/** Fails unless a statement guarded by `held` changed something. */
export function mustHaveHeld({ numAffectedRows }: { readonly numAffectedRows?: bigint | undefined }): void {
  if ((numAffectedRows ?? 0n) === 0n) throw new LeaseLost()
}
