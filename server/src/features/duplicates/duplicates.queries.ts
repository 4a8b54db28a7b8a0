import { sql } from 'kysely'
import type { Reader } from '../../db/transaction.ts'

/** How many items alike to this one still wait for a person's decision. */
export async function countUndecided(reader: Reader, itemId: string): Promise<number> {
  const { n } = await reader
    .selectFrom('duplicate_pair')
    .where((eb) => eb.or([eb('item_a', '=', itemId), eb('item_b', '=', itemId)]))
    .where('decision', 'is', null)
    .select(sql<number>`count(*)::int`.as('n'))
    .executeTakeFirstOrThrow()
  return n
}
