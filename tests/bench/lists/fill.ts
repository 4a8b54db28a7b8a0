import pg from 'pg'
import { itemStatements } from './fill-items.ts'
import { workStatements } from './fill-work.ts'

/** GIN indexes are built after the rows: row by row they cost the most. */
const ginIndexes = `select indexrelid::regclass::text as name, pg_get_indexdef(indexrelid) as definition from pg_index
  join pg_class on pg_class.oid = indexrelid join pg_am on pg_am.oid = relam where amname = 'gin' and indrelid::regclass::text in ('item_search', 'item_signature')`

/** Fills an empty bank, as the owner of its database. */
export async function fillBank(ownerUrl: string, size: number): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    await client.query("set session_replication_role = replica; set synchronous_commit = off; set work_mem = '64MB'")
    const { rows } = await client.query<{ name: string; definition: string }>(ginIndexes)
    for (const { name } of rows) await client.query(`drop index ${name}`)
    for (const statement of [...itemStatements(size), ...workStatements(size)]) await client.query(statement)
    for (const { definition } of rows) await client.query(definition)
    await client.query('drop schema made cascade')
    await client.query('vacuum analyze')
  } finally {
    await client.end()
  }
}
