import { sql } from 'kysely'
import type { Reader } from '../../db/transaction.ts'
import { unitTitle, unitWithBook } from './unit-sql.ts'

interface Asked {
  readonly pointIds: readonly string[]
  readonly unitIds: readonly string[]
}

export interface FoundTerm {
  readonly id: string
  readonly name: string
  readonly subject: string
  /** The living term at the end of its merges, else itself. */
  readonly stands_for: string
  /** No longer offered; what is tagged with it stays so. */
  readonly retired: boolean
}

/** Knowledge points and textbook units by id, those that exist: one statement. */
export async function findTerms(reader: Reader, { pointIds, unitIds }: Asked): Promise<FoundTerm[]> {
  if (pointIds.length + unitIds.length === 0) return []
  const found = sql<FoundTerm>`(
    select raw.id, p.name, p.subject, p.id as stands_for, p.retired_at is not null as retired
    from knowledge_point raw join knowledge_point p on p.id = raw.stands_for where raw.id = any (${sql.val([...pointIds])}::uuid[])
    union all
    select u.id, ${unitTitle}, b.subject, u.id, b.retired_at is not null from ${unitWithBook} where u.id = any (${sql.val([...unitIds])}::uuid[]))`
  return reader.selectFrom(found.as('found')).selectAll().execute()
}
