import { sql } from 'kysely'

/** A unit or lesson `u` with its textbook `b` and, of a lesson, its unit `above`. */
export const unitWithBook = sql`(textbook_unit u join textbook b on b.id = u.textbook_id left join textbook_unit above on above.id = u.parent_id)`

/** Publisher and edition year tell apart what is in use side by side. */
export const editionName = sql<string>`(b.publisher || ' ' || b.year)`

export const unitTitle = sql<string>`(coalesce(above.title || ' · ', '') || u.title)`

/** A unit as `UnitRef` of the contract. */
export const unitJson = sql`jsonb_build_object('id', u.id, 'edition', ${editionName}, 'grade', b.grade, 'volume', b.volume, 'title', ${unitTitle})`
