import { TERM_LENGTH, termKey } from '@lightwork/domain'
import type { MappedItem } from '@lightwork/interchange/records'
import { sql } from 'kysely'
import type { Db, Tx } from '../../db/transaction.ts'
import { proposeLabels } from '../taxonomy/labels.commands.ts'

/** Ids of terms by subject and name key, as the closed lists stand when an import begins. */
export type KnownTerms = ReadonlyMap<string, string>

export async function listKnownTerms(db: Db): Promise<KnownTerms> {
  const rows = await db.selectFrom('term_name').select(['subject', 'name_key', 'point_id']).execute()
  return new Map(
    rows.flatMap(({ subject, name_key, point_id }) =>
      point_id === null ? [] : [[`${subject}/${name_key}`, point_id]],
    ),
  )
}

export interface Labels {
  readonly pointIds: readonly string[]
  /** Labels that no term has, with what the source says above them. */
  readonly unknown: readonly { readonly name: string; readonly key: string; readonly route: string }[]
}

const ROUTE_LENGTH = 300

/** A label as a term could be called; null for what is none. */
function toName(label: string): string | null {
  const name = label.normalize('NFKC').replace(/\s+/g, ' ').trim()
  return name.length > TERM_LENGTH || termKey(name) === '' || /\p{Cc}/u.test(name) ? null : name
}

/**
 * What the labels of an item mean: of each route the nearest term that is known. Where that is not the label itself,
 * a curator is asked about the label; nothing is made up, and nothing is dropped.
 */
export function readLabels({ routes, draft }: MappedItem, points: KnownTerms): Labels {
  const pointIds = new Set<string>()
  const unknown = new Map<string, Labels['unknown'][number]>()
  for (const route of routes) {
    const known = route.map((label) => points.get(`${draft.subject}/${termKey(label)}`))
    const nearest = known.findLast((id) => id !== undefined)
    if (nearest !== undefined) pointIds.add(nearest)
    const name = known.at(-1) === undefined ? toName(route.at(-1) ?? '') : null
    const above = route.slice(0, -1).join(' › ').slice(0, ROUTE_LENGTH).toWellFormed()
    if (name !== null) unknown.set(termKey(name), { name, key: termKey(name), route: above })
  }
  return { pointIds: [...pointIds], unknown: [...unknown.values()] }
}

interface Written {
  readonly written: readonly { readonly item: MappedItem; readonly itemId: string }[]
  /** Items of these that stood before: what they waited for is asked anew. */
  readonly changed: readonly string[]
}

/** Asks the curators about the labels that no term has: the last thing of a transaction, at most three statements. */
export async function keepUnknown(
  tx: Tx,
  { points, now }: { readonly points: KnownTerms; readonly now: Date },
  { written, changed }: Written,
): Promise<void> {
  if (changed.length > 0)
    await sql`delete from term_proposal_item where item_id = any (${sql.val([...changed])}::uuid[])`.execute(tx)
  const labels = written.flatMap(({ item, itemId }) =>
    readLabels(item, points).unknown.map((label) => ({ ...label, subject: item.draft.subject, item_id: itemId })),
  )
  await proposeLabels(tx, labels, now)
}
