import { sql } from 'kysely'
import type { Reader } from '../../db/transaction.ts'

interface Asked {
  readonly pointIds: readonly string[]
  readonly unitIds: readonly string[]
}

interface Found {
  readonly id: string
  readonly name: string
  readonly subject: string
}

/** Knowledge points and textbook units by id, those that exist: one statement. */
export async function findTerms(reader: Reader, { pointIds, unitIds }: Asked): Promise<Found[]> {
  if (pointIds.length + unitIds.length === 0) return []
  const found = sql<Found>`(
    select id, name, subject from knowledge_point where id = any (${sql.val([...pointIds])}::uuid[])
    union all
    select id, title, subject from textbook_unit where id = any (${sql.val([...unitIds])}::uuid[]))`
  return reader.selectFrom(found.as('found')).selectAll().execute()
}
