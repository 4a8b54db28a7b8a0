import { type RawBuilder, sql } from 'kysely'

/** A moment inside a JSON value, spelled as everywhere else (ISO 8601, UTC). */
export const momentJson = (column: RawBuilder<unknown>): RawBuilder<string> =>
  sql<string>`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`

/** A person as `{id, name}`, or null. */
export const personJson = (id: RawBuilder<unknown>): RawBuilder<{ id: string; name: string } | null> =>
  sql`(select jsonb_build_object('id', a.id, 'name', a.name) from account a where a.id = ${id})`
