import type { ItemState, MinutesEvidence } from '@lightwork/domain'
import type { MappedItem } from '@lightwork/interchange/records'
import { sql } from 'kysely'
import { v7 as newId } from 'uuid'
import type { Tx } from '../../db/transaction.ts'
import { projectItems } from '../../search/project-items.ts'
import { contentHash } from '../items/item-draft.ts'
import { lastNumber } from '../items/lock-item.ts'
import {
  type FirstVersion,
  type NewItem,
  type NewVersion,
  writeFirstVersions,
  writeItems,
} from '../items/write-items.ts'
import { type KnownTerms, keepUnknown, readLabels } from './read-labels.ts'

/** A line that was understood and is to be stored. */
export interface Candidate {
  readonly line: number
  readonly excerpt: string
  readonly item: MappedItem
  readonly hash: string
}

export const toCandidate = (line: number, excerpt: string, item: MappedItem): Candidate => {
  const { draft, lang, routes } = item
  const knowledge = [...new Set(routes.flat())]
  return { line, excerpt, item, hash: contentHash({ draft, lang, knowledge }) }
}

export const keyOf = ({ item }: Candidate): string => JSON.stringify([item.source, item.source_id])

export interface Refused {
  readonly line: number
  readonly code: string
  readonly detail: string
  readonly excerpt: string
}

/** What holds for a whole run. */
export interface ImportOrder {
  /** The operator at the console takes a bank over that was reviewed elsewhere; never from a page. */
  readonly publish: boolean
  readonly runId: string
  /** Who took the items in (选用者); null for the operator at the console. */
  readonly selectedBy: string | null
  readonly now: Date
  /** Terms of our taxonomy by subject and what their names mean. */
  readonly points: KnownTerms
}

export interface Stored {
  readonly added: number
  readonly unchanged: number
  readonly refused: readonly Refused[]
  /** Items with a new text. */
  readonly itemIds: readonly string[]
}

interface Standing {
  readonly id: string
  readonly source: string
  readonly source_id: string
  readonly source_hash: string | null
  readonly version_id: string
  readonly number: number
  readonly revision: number
  readonly state: ItemState
  /** Empty: an import wrote the newest version, and no person has touched it since. */
  readonly edited_by: readonly string[]
}

/** Items that earlier imports brought, locked. */
async function lockKnown(tx: Tx, candidates: readonly Candidate[]): Promise<ReadonlyMap<string, Standing>> {
  const { rows } = await sql<Standing>`
    select item.id, item.source, item.source_id, item.source_hash, v.id as version_id, ${lastNumber} as number, v.revision, v.state, v.edited_by
    from unnest(${sql.val(candidates.map(({ item }) => item.source))}::text[], ${sql.val(candidates.map(({ item }) => item.source_id))}::text[])
      as k (source, source_id)
    join item on item.source = k.source and item.source_id = k.source_id
    join item_version v on v.id = item.current_version_id
    order by item.id for update of item`.execute(tx)
  return new Map(rows.map((row) => [JSON.stringify([row.source, row.source_id]), row]))
}

const estimated = (now: Date): MinutesEvidence => ({
  source: 'import',
  samples: 0,
  at: now.toISOString(),
  note: '导入时按题型与篇幅估计 / estimated from type and length',
})

interface Which {
  readonly id: string
  readonly itemId: string
  readonly number: number
  readonly revision: number
}

function toVersion(
  { item, hash }: Candidate,
  { publish, now, points }: ImportOrder,
  { id, itemId, number, revision }: Which,
): FirstVersion {
  const { draft, lang } = item
  return {
    ...draft,
    answer: {
      key: typeof draft.answer.key === 'object' && draft.answer.key !== null ? [...draft.answer.key] : draft.answer.key,
      body: draft.answer.body,
    },
    id,
    item_id: itemId,
    number,
    revision,
    state: publish ? 'published' : 'draft',
    minutes_evidence: estimated(now),
    lang,
    content_hash: hash,
    created_by: null,
    created_at: now.toISOString(),
    edited_by: [],
    published_at: publish ? now.toISOString() : null,
    published_by: null,
    point_ids: [...readLabels(item, points).pointIds],
    unit_ids: [],
  }
}

function addNew(candidate: Candidate, order: ImportOrder): { item: NewItem; version: FirstVersion } {
  const [itemId, versionId] = [newId(), newId()]
  const { source, source_id } = candidate.item
  const names = {
    id: itemId,
    source,
    source_id,
    source_hash: candidate.hash,
    current_version_id: versionId,
    created_by: null,
    selected_by: order.selectedBy,
    import_run_id: order.runId,
  }
  return {
    item: { ...names, published_version_id: order.publish ? versionId : null },
    version: toVersion(candidate, order, { id: versionId, itemId, number: 1, revision: 1 }),
  }
}

/** Points changed items at their next versions; a draft that this one replaces is retired. */
async function moveOn(
  tx: Tx,
  changes: readonly { standing: Standing; version: NewVersion; hash: string }[],
  { publish, runId }: ImportOrder,
): Promise<void> {
  if (changes.length === 0) return
  const rows = changes.map(({ standing, version, hash }) => ({ item_id: standing.id, version_id: version.id, hash }))
  const waiting = changes
    .filter(({ standing }) => standing.state === 'draft')
    .map(({ standing }) => standing.version_id)
  await sql`update item_version set state = 'retired' where id = any (${sql.val(waiting)}::uuid[])`.execute(tx)
  await sql`
    update item set current_version_id = r.version_id, source_hash = r.hash, import_run_id = ${runId},
      published_version_id = case when ${publish}::boolean then r.version_id else published_version_id end
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (item_id uuid, version_id uuid, hash text) where item.id = r.item_id`.execute(
    tx,
  )
}

/** Lines that bring nothing new, but whose items are still drafts that `publish` publishes. */
async function publishWaiting(tx: Tx, waiting: readonly Standing[], { now }: ImportOrder): Promise<void> {
  if (waiting.length === 0) return
  const ids = sql.val(waiting.map(({ version_id }) => version_id))
  await sql`update item_version set state = 'published', published_at = ${now}, revision = revision + 1
    where id = any (${ids}::uuid[])`.execute(tx)
  await sql`update item set published_version_id = current_version_id where current_version_id = any (${ids}::uuid[])`.execute(
    tx,
  )
  await projectItems(
    tx,
    waiting.map(({ id }) => id),
  )
}

const isPersons = ({ state, edited_by }: Standing) =>
  state === 'in_review' || (state === 'draft' && edited_by.length > 0)

/**
 * Stores lines in a few statements: new items, next versions of changed ones, nothing for unchanged ones. A person's
 * draft is never pushed aside: that line is refused and can be imported later. Candidates must differ in their keys.
 */
export async function storeBatch(tx: Tx, candidates: readonly Candidate[], order: ImportOrder): Promise<Stored> {
  if (candidates.length === 0) return { added: 0, unchanged: 0, refused: [], itemIds: [] }
  const known = await lockKnown(tx, candidates)
  const fresh: ReturnType<typeof addNew>[] = []
  const changes: { standing: Standing; version: NewVersion; hash: string }[] = []
  const waiting: Standing[] = []
  const written: { readonly item: MappedItem; readonly itemId: string }[] = []
  const refused: Refused[] = []
  for (const candidate of candidates) {
    const standing = known.get(keyOf(candidate))
    const { line, excerpt, hash } = candidate
    if (standing === undefined) {
      const added = addNew(candidate, order)
      fresh.push(added)
      written.push({ item: candidate.item, itemId: added.item.id })
    } else if (standing.source_hash === hash) {
      if (order.publish && standing.state === 'draft' && !isPersons(standing)) waiting.push(standing)
    } else if (isPersons(standing)) {
      refused.push({
        line,
        excerpt,
        code: 'being-edited',
        detail: '有人正在修改这道题，稍后再导入 / somebody is working on this item',
      })
    } else {
      const which = { id: newId(), itemId: standing.id, number: standing.number + 1, revision: standing.revision + 1 }
      changes.push({ standing, hash, version: toVersion(candidate, order, which) })
      written.push({ item: candidate.item, itemId: standing.id })
    }
  }
  await moveOn(tx, changes, order)
  await writeFirstVersions(tx, {
    items: fresh.map(({ item }) => item),
    versions: fresh.map(({ version }) => version),
  })
  if (changes.length > 0) await writeItems(tx, { items: [], versions: changes.map(({ version }) => version) })
  await publishWaiting(tx, waiting, order)
  await keepUnknown(tx, order, { written, changed: changes.map(({ standing }) => standing.id) })
  const itemIds = [...fresh, ...changes].map(({ version }) => version.item_id)
  const added = itemIds.length
  return { added, unchanged: candidates.length - added - refused.length, refused, itemIds }
}
