import { type RawBuilder, sql } from 'kysely'

interface Holding {
  readonly schoolId: string
  readonly assignmentId: string
  /** Item versions the text pins. */
  readonly pins: readonly string[]
}

/**
 * Part of the statement that saves a homework, after its `saved`: what the text pins is what `assignment_item` says.
 * A version that does not exist holds nothing; the release refuses it.
 */
export const holdPins = ({ schoolId, assignmentId, pins }: Holding): RawBuilder<unknown> => sql`
  let_go as (
    delete from assignment_item where school_id = ${schoolId} and assignment_id = ${assignmentId}
      and version_id <> all (${sql.val([...pins])}::uuid[]) and exists (select from saved)
  ),
  held as (
    insert into assignment_item (school_id, assignment_id, version_id, item_id)
    select ${schoolId}::uuid, ${assignmentId}::uuid, v.id, v.item_id from item_version v
    where v.id = any (${sql.val([...pins])}::uuid[]) and exists (select from saved)
    on conflict do nothing
  )`

interface Use {
  readonly schoolId: string
  readonly assignmentId: string | null
  /** Releases that begin, each for one class, and those that end. */
  readonly given: readonly string[]
  readonly ended: readonly string[]
  readonly pins: readonly string[]
  readonly lastDay: string | null
}

/**
 * Part of the statement that writes or withdraws releases: their items, and how often each was given to a class.
 * Counters are taken in the order of their ids, last thing before the commit, so two releases wait but never deadlock.
 */
export const countUse = ({ schoolId, assignmentId, given, ended, pins, lastDay }: Use): RawBuilder<unknown> => sql`
  given_items as (
    insert into release_item (school_id, release_id, version_id, item_id, assignment_id, last_day)
    select ${schoolId}::uuid, r.id, v.id, v.item_id, ${assignmentId}::uuid, ${lastDay}::date
    from item_version v cross join unnest(${sql.val([...given])}::uuid[]) as r (id)
    where v.id = any (${sql.val([...pins])}::uuid[])
    returning release_id, item_id
  ),
  ended_items as (
    delete from release_item where school_id = ${schoolId} and release_id = any (${sql.val([...ended])}::uuid[])
    returning release_id, item_id
  ),
  counted as (
    insert into item_use (item_id, classes)
    select item_id, sum(step) from (
      select distinct item_id, release_id, 1 as step from given_items
      union all select distinct item_id, release_id, -1 from ended_items) as steps
    group by item_id having sum(step) <> 0 order by item_id
    on conflict (item_id) do update set classes = item_use.classes + excluded.classes
  )`
