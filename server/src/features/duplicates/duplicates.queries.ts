import { sql } from 'kysely'
import type { Reader } from '../../db/transaction.ts'

export interface Judged {
  /** Pairs of the item's newest text that still wait for a person's decision. */
  readonly undecided: number
  /** The item that this one was found to be the same as, and which stays. */
  readonly stays: string | null
}

/** What stands on record of an item's newest text: one statement. */
export function judgedOf(reader: Reader, itemId: string): Promise<Judged> {
  const found = sql<Judged>`(
    select count(*) filter (where p.decision is null)::int as undecided,
      min(p.kept_id::text) filter (where p.decision = 'same' and p.kept_id <> ${itemId})::uuid as stays
    from item i join item_signature s on s.version_id = i.current_version_id
    join duplicate_pair p on (p.item_a = i.id and p.hash_a = s.hash) or (p.item_b = i.id and p.hash_b = s.hash)
    join item other on other.id = case when p.item_a = i.id then p.item_b else p.item_a end
    where i.id = ${itemId} and exists (select from item_signature o join item_version v on v.id = o.version_id and v.state <> 'retired'
      where o.version_id in (other.current_version_id, other.published_version_id)
        and o.hash = case when p.item_a = i.id then p.hash_b else p.hash_a end))`
  return reader.selectFrom(found.as('found')).selectAll().executeTakeFirstOrThrow()
}

/** How many items alike to this one still wait for a person's decision. */
export const countUndecided = async (reader: Reader, itemId: string): Promise<number> =>
  (await judgedOf(reader, itemId)).undecided
