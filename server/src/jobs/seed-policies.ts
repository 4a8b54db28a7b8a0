import { seedPolicies as readPolicies } from '@lightwork/seed'
import type { Tx } from '../db/transaction.ts'

/** National and provincial limits as data. Switches set by the bureau are kept when this runs again. */
export async function seedPolicies(tx: Tx): Promise<void> {
  await tx
    .insertInto('policy_rule')
    .values(readPolicies().map((rule) => ({ ...rule, level: rule.level as string })))
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute()
}
