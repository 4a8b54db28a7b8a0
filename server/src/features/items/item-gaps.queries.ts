import { type SqlBool, sql } from 'kysely'
import type { Reader } from '../../db/transaction.ts'
import { type FieldError, tagErrorsOf } from './item-draft.ts'
import { allGapsOf, type Content } from './item-gaps.ts'
import { livingPoints } from './lock-item.ts'

type Row = Required<Content> & Parameters<typeof tagErrorsOf>[0] & { readonly item_id: string }

/** What the newest versions of these items lack before they can be handed in. Complete ones are not in the answer. */
export async function gapsOfItems(
  reader: Reader,
  itemIds: readonly string[],
): Promise<ReadonlyMap<string, readonly FieldError[]>> {
  const rows = await reader
    .selectFrom('item')
    .innerJoin('item_version', 'item_version.id', 'item.current_version_id')
    .where(sql<SqlBool>`item.id = any (${sql.val([...itemIds])}::uuid[])`)
    .select(['item.id as item_id', 'type', 'body', 'answer', 'explanation', 'subject', 'grades', 'tier', 'mode'])
    .select(['place', 'minutes', 'competencies', 'education', livingPoints.as('point_ids')])
    .$castTo<Row>()
    .execute()
  const found = new Map<string, readonly FieldError[]>()
  const contents = await allGapsOf(reader, rows)
  for (const [index, row] of rows.entries()) {
    const gaps = [...(contents[index] ?? []), ...tagErrorsOf(row)]
    if (gaps.length > 0) found.set(row.item_id, gaps)
  }
  return found
}
