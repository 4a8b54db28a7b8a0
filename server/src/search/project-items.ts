import { sql } from 'kysely'
import pg from 'pg'
import { type Db, inTransaction, nothing, type Tx } from '../db/transaction.ts'
import { type SearchRow, toSearchRow } from './search-row.ts'
import { readSearchable } from './searchable.ts'

/** Items are brought up to date in parts of this size, so that a large import does not hold all its texts twice. */
const PART = 500

const writeRows = (itemIds: readonly string[], rows: readonly SearchRow[]) => sql`
  with r as materialized (
    select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (item_id uuid, published boolean, version_id uuid, state text,
      newer_state text, subject text, grades smallint[], type text, tier text, mode text, minutes smallint, moment timestamptz,
      level smallint, gaps text[], tokens text, text text, hash text, created_by uuid)
  ),
  gone as (
    delete from item_search s where s.item_id = any (${sql.val([...itemIds])}::uuid[])
      and not exists (select from r where r.item_id = s.item_id and r.published = s.published)
    returning s.item_id
  ),
  written as (
    insert into item_search as s (item_id, published, version_id, state, newer_state, subject, grades, type, tier, mode, minutes, moment,
      level, gaps, tokens, text, hash, created_by, rev)
    select item_id, published, version_id, state, newer_state, subject, grades, type, tier, mode, minutes, moment,
      level, gaps, array_to_tsvector(string_to_array(tokens, ' ')), text, hash, created_by, (extract(epoch from clock_timestamp()) * 1000000)::bigint
    from r
    on conflict (item_id, published) do update set (version_id, state, newer_state, subject, grades, type, tier, mode, minutes, moment,
      level, gaps, tokens, text, hash, rev) = (excluded.version_id, excluded.state, excluded.newer_state, excluded.subject, excluded.grades,
      excluded.type, excluded.tier, excluded.mode, excluded.minutes, excluded.moment, excluded.level, excluded.gaps, excluded.tokens, excluded.text,
      excluded.hash, greatest(s.rev + 1, excluded.rev))
    where s.hash <> excluded.hash
    returning s.item_id
  )
  insert into search_mark (item_id)
  select item_id from (select item_id from gone union select item_id from written) changed
  where exists (select from search_index)
  on conflict do nothing`

/**
 * Brings the search projection of these items up to date, inside the transaction that changed them, and marks the ones
 * that really changed for the engines (if any are fed). Three statements per 500 items.
 */
export async function projectItems(tx: Tx, itemIds: readonly string[]): Promise<void> {
  const ids = [...new Set(itemIds)].sort()
  for (let from = 0; from < ids.length; from += PART) {
    const part = ids.slice(from, from + PART)
    // Held until the transaction ends: two of them on one item write its projection one after the other.
    await sql`select from item where id = any (${sql.val(part)}::uuid[]) order by id for no key update`.execute(tx)
    const versions = await readSearchable(tx, part)
    await writeRows(part, versions.map(toSearchRow)).execute(tx)
  }
}

/** For bulk loads that made rows from versions they hold in memory (`toSearchRow`): one statement, nothing read. */
export async function projectRows(tx: Tx, rows: readonly SearchRow[]): Promise<void> {
  const ids = [...new Set(rows.map(({ item_id }) => item_id))]
  if (ids.length > 0) await writeRows(ids, rows).execute(tx)
}

/** Somebody else sorts in at this moment, or it takes too long: what waits is found all the same, a little slower. */
const isLeftForLater = (error: unknown): boolean =>
  error instanceof pg.DatabaseError && (error.code === '55P03' || error.code === '57014')

/** After a bulk load: sorts in what it left waiting outside the search indexes. Answers how many pages that were. */
export async function settleSearch(db: Db): Promise<number> {
  try {
    const { rows } = await inTransaction(db, nothing, (tx) =>
      sql<{ pages: number }>`select settle_search() as pages`.execute(tx),
    )
    return rows[0]?.pages ?? 0
  } catch (error) {
    if (isLeftForLater(error)) return 0
    throw error
  }
}
