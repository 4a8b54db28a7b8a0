import { sql } from 'kysely'
import type { Reader } from '../../db/transaction.ts'
import { gapsOf } from './item-draft.ts'

type Content = Parameters<typeof gapsOf>[0] & { readonly item_id: string }

/** What the newest versions of these items lack before they can be handed in. Complete ones are not in the answer. */
export async function gapsOfItems(
  reader: Reader,
  itemIds: readonly string[],
): Promise<ReadonlyMap<string, ReturnType<typeof gapsOf>>> {
  const found = sql<Content>`(
    select item.id as item_id, v.type, v.body, v.answer from item join item_version v on v.id = item.current_version_id
    where item.id = any (${sql.val([...itemIds])}::uuid[]))`
  const rows = await reader.selectFrom(found.as('found')).selectAll().execute()
  return new Map(
    rows.flatMap((row) => {
      const gaps = gapsOf(row)
      return gaps.length === 0 ? [] : [[row.item_id, gaps]]
    }),
  )
}
