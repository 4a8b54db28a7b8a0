import { type SqlBool, sql } from 'kysely'
import type { Reader } from '../../db/transaction.ts'
import { gapsOf, tagErrorsOf } from './item-draft.ts'
import { livingPoints } from './lock-item.ts'

/** What the newest versions of these items lack before they can be handed in. Complete ones are not in the answer. */
export async function gapsOfItems(
  reader: Reader,
  itemIds: readonly string[],
): Promise<ReadonlyMap<string, ReturnType<typeof gapsOf>>> {
  const rows = await reader
    .selectFrom('item')
    .innerJoin('item_version', 'item_version.id', 'item.current_version_id')
    .where(sql<SqlBool>`item.id = any (${sql.val([...itemIds])}::uuid[])`)
    .select(['item.id as item_id', 'type', 'body', 'answer', 'subject', 'grades', 'tier', 'mode', 'place', 'minutes'])
    .select(['competencies', 'education', livingPoints.as('point_ids')])
    .$castTo<Parameters<typeof gapsOf>[0] & Parameters<typeof tagErrorsOf>[0] & { readonly item_id: string }>()
    .execute()
  return new Map(
    rows.flatMap((row) => {
      const gaps = [...gapsOf(row), ...tagErrorsOf(row)]
      return gaps.length === 0 ? [] : [[row.item_id, gaps]]
    }),
  )
}
