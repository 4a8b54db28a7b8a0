import { type RawBuilder, sql } from 'kysely'

type Side = 'a' | 'b'

const columns = { a: { item: sql`p.item_a`, hash: sql`p.hash_a` }, b: { item: sql`p.item_b`, hash: sql`p.hash_b` } }

/** Is the text that a pair is about still in use? Condition on a row `p` of `duplicate_pair`. */
export const stands = (side: Side): RawBuilder<boolean> => sql<boolean>`exists (
  select from item i join item_signature s on s.version_id in (i.current_version_id, i.published_version_id)
  join item_version v on v.id = s.version_id and v.state <> 'retired'
  where i.id = ${columns[side].item} and s.hash = ${columns[side].hash})`

/** The text of a pair's item that the pair is about, if it still stands: the newest or the published one. */
export const textOf = (side: Side): RawBuilder<string | null> => sql<string | null>`(
  select s.version_id from item i join item_signature s on s.version_id in (i.current_version_id, i.published_version_id)
  join item_version v on v.id = s.version_id and v.state <> 'retired'
  where i.id = ${columns[side].item} and s.hash = ${columns[side].hash}
  order by s.version_id = i.published_version_id desc nulls last limit 1)`

/** The same, or what stands there now. */
export const shownTextOf = (side: Side): RawBuilder<string> =>
  sql<string>`coalesce(${textOf(side)}, (select i.current_version_id from item i where i.id = ${columns[side].item}))`

/** Wrote, edited or selected it: as who is barred from its review. */
export const isInvolved = (side: Side, accountId: string): RawBuilder<boolean> => sql<boolean>`exists (
  select from item i join item_version v on v.id in (i.current_version_id, i.published_version_id)
  where i.id = ${columns[side].item} and (${accountId} in (i.created_by, i.selected_by, v.created_by) or ${accountId} = any (v.edited_by)))`
