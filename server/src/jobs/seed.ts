import type { Db } from '../db/transaction.ts'
import { inTransaction, wholeCounty } from '../db/transaction.ts'
import { seedPolicies } from './seed-policies.ts'

/** The demo county, once: people, schools, policies, taxonomy, our own bank, and some homework on the next school day. */
export async function seedIfEmpty(db: Db, _now: Date): Promise<void> {
  const there = await db.selectFrom('organisation').select('id').limit(1).executeTakeFirst()
  if (there !== undefined) return
  await inTransaction(db, wholeCounty, seedPolicies)
}
