import { type Db, inTransaction, wholeCounty } from '../db/transaction.ts'
import { finishCounty, seedSchools } from './seed-county.ts'
import { seedGuidance } from './seed-guidance.ts'
import { seedHomework } from './seed-homework.ts'
import { seedItems } from './seed-items.ts'
import { seedPolicies } from './seed-policies.ts'
import { seedTaxonomy } from './seed-taxonomy.ts'

/**
 * What every county stands on, the demo and a real one: the limits of the law and the knowledge points that items are
 * found by. Run at every start; what is there stays as the county set it.
 */
export async function seedGround(db: Db): Promise<void> {
  await inTransaction(db, wholeCounty, seedPolicies)
  await inTransaction(db, wholeCounty, seedTaxonomy)
}

/**
 * The demo county, once: people, schools, policies, taxonomy, our own bank, and some homework on the next school day.
 * Every step leaves alone what is there already and the bureau is written last: its presence says that all is done, so
 * a start that was killed half-way goes on at the next one.
 */
export async function seedIfEmpty(db: Db, now: Date): Promise<void> {
  const finished = await db.selectFrom('organisation').where('kind', '=', 'bureau').select('id').executeTakeFirst()
  if (finished !== undefined) return
  await inTransaction(db, wholeCounty, seedPolicies)
  await inTransaction(db, wholeCounty, (tx) => seedSchools(tx, now))
  await inTransaction(db, wholeCounty, (tx) => seedGuidance(tx, now))
  const names = await inTransaction(db, wholeCounty, seedTaxonomy)
  await seedItems(db, names)
  await inTransaction(db, wholeCounty, (tx) => seedHomework(tx, now))
  await inTransaction(db, wholeCounty, finishCounty)
}
