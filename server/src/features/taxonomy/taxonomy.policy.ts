import { sql } from 'kysely'
import type { Reader } from '../../db/transaction.ts'
import type { Actor } from '../../http/actor.ts'
import { Problem } from '../../http/problem.ts'
import { isCurator } from '../items/items.policy.ts'

export function requireCurator(actor: Actor): void {
  if (!isCurator(actor)) throw new Problem('not-allowed')
}

/** Its owners change a subject's terms; while it has none, every curator does. All other curators propose. */
export async function mayChangeTerms(reader: Reader, actor: Actor, subject: string): Promise<boolean> {
  if (!isCurator(actor)) return false
  const { owners, mine } = await reader
    .selectFrom('taxonomy_owner')
    .where('subject', '=', subject)
    .select([
      sql<number>`count(*)::int`.as('owners'),
      sql<number>`count(*) filter (where account_id = ${actor.accountId})::int`.as('mine'),
    ])
    .executeTakeFirstOrThrow()
  return owners === 0 || mine > 0
}

export async function requireOwner(reader: Reader, actor: Actor, subject: string): Promise<void> {
  if (!(await mayChangeTerms(reader, actor, subject)))
    throw new Problem('not-allowed', '这门学科的标签由负责人决定，您可以提议 / its owners decide; you may propose')
}
