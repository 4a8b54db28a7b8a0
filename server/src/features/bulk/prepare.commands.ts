import type { BulkAction, BulkSelection } from '@lightwork/contract'
import { UNDO_DAYS } from '@lightwork/domain'
import { sql } from 'kysely'
import { v7 as newId } from 'uuid'
import type { Tx } from '../../db/transaction.ts'
import type { Actor } from '../../http/actor.ts'
import { Problem } from '../../http/problem.ts'
import { gapsOfItems } from '../items/item-gaps.queries.ts'
import { findAllItems } from '../items/search-items.ts'
import { readTagged, type TaggedItem } from '../items/tagged-items.queries.ts'
import { findEdit, readChange, type StoredAction, type StoredEdit } from './edit.queries.ts'
import { outcomeColumns, outcomeOf } from './outcomes.ts'
import { type Done, judgeEdit, judgeUndo, refuse, startsOne, type Verdict } from './verdicts.ts'

/** More at once would be a change of the bank that nobody can have looked at. */
export const MOST_ITEMS = 20_000
/** Items read and judged together. */
const PART = 1000
const DAY_MS = 86_400_000

async function resolve(tx: Tx, selection: BulkSelection): Promise<string[]> {
  if ('item_ids' in selection) return [...selection.item_ids]
  if ('question' in selection) return findAllItems(tx, selection.question, MOST_ITEMS + 1)
  const rows = await tx
    .selectFrom('bulk_edit_item')
    .where('edit_id', '=', selection.changed_by)
    .where('outcome', '=', 'changed')
    .select('item_id')
    .execute()
  return rows.map(({ item_id }) => item_id)
}

type Judge = (items: readonly TaggedItem[]) => Promise<ReadonlyMap<string, Verdict>>

const each = (items: readonly TaggedItem[], judge: (item: TaggedItem) => Verdict) =>
  new Map(items.map((item) => [item.item_id, judge(item)]))

/** A step that changes no tag. */
const goes = (item: TaggedItem): Verdict => ({
  outcome: 'changed',
  tags: item,
  evidence: item.minutes_evidence,
  before: {},
  after: {},
})

async function judgeHandIn(tx: Tx, items: readonly TaggedItem[]): Promise<ReadonlyMap<string, Verdict>> {
  const drafts = items.filter(({ state }) => state === 'draft').map(({ item_id }) => item_id)
  const gaps = await gapsOfItems(tx, drafts)
  return each(items, (item) => {
    if (item.state !== 'draft') return refuse('not-draft')
    if (item.others_draft) return refuse('others-draft')
    const missing = gaps.get(item.item_id) ?? []
    return missing.length === 0 ? goes(item) : refuse('incomplete', missing.map(({ message }) => message).join('；'))
  })
}

async function judgeOf(tx: Tx, action: BulkAction, now: Date): Promise<Judge> {
  if (action.kind === 'edit') {
    const asked = await readChange(tx, action.change)
    return async (items) => each(items, (item) => judgeEdit(item, asked, now))
  }
  if (action.kind === 'hand_in') return (items) => judgeHandIn(tx, items)
  if (action.kind === 'take_back')
    return async (items) => each(items, (item) => (item.state === 'in_review' ? goes(item) : refuse('not-in-review')))
  return async (items) =>
    each(items, (item) => (item.published_version_id === null ? refuse('not-published') : goes(item)))
}

/** What waits keeps no outcome; what is refused or stays has its outcome from the beginning. */
function toRow(item: TaggedItem, verdict: Verdict) {
  const waits = verdict.outcome === 'changed'
  const row = outcomeOf(item.item_id, verdict, { startsVersion: startsOne(item, verdict), revision: item.revision })
  return { ...row, revision: item.revision, ...(waits && { outcome: null, after_revision: null }) }
}
type Row = ReturnType<typeof toRow>

const insertRows = (editId: string, rows: readonly Row[]) => sql`
  insert into bulk_edit_item (edit_id, item_id, revision, outcome, reason, detail, before, after, starts_version)
  select ${editId}, item_id, revision, outcome, reason, detail, before, after, starts_version
  from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as ${outcomeColumns}`

interface Preparing {
  readonly kind: StoredEdit['kind']
  readonly action: StoredAction
  readonly selection: object
  readonly undoes: string | null
  readonly itemIds: readonly string[]
  readonly judge: Judge
}

async function store(tx: Tx, actor: Actor, preparing: Preparing, now: Date): Promise<string> {
  const { kind, action, selection, undoes, itemIds, judge } = preparing
  const id = newId()
  // What was previewed and never applied is forgotten after a day.
  await sql`delete from bulk_edit where started_at is null and prepared_at < ${new Date(now.getTime() - DAY_MS)}`.execute(
    tx,
  )
  const counts = { total: 0, unchanged: 0, refused: 0 }
  const edit = { id, kind, undoes, prepared_by: actor.accountId, prepared_at: now, total: 0 }
  const json = { action: JSON.stringify(action), selection: JSON.stringify(selection) }
  await tx
    .insertInto('bulk_edit')
    .values({ ...edit, ...json })
    .execute()
  for (let from = 0; from < itemIds.length; from += PART) {
    const items = await readTagged(tx, actor, itemIds.slice(from, from + PART))
    const verdicts = await judge(items)
    const rows = items.map((item) => toRow(item, verdicts.get(item.item_id) ?? { outcome: 'unchanged' }))
    await insertRows(id, rows).execute(tx)
    counts.total += rows.length
    counts.unchanged += rows.filter(({ outcome }) => outcome === 'unchanged').length
    counts.refused += rows.filter(({ outcome }) => outcome === 'refused').length
  }
  await tx.updateTable('bulk_edit').set(counts).where('id', '=', id).execute()
  return id
}

export interface Preparation {
  readonly selection: BulkSelection
  readonly action: BulkAction
}

/** Chooses the items and says what would become of each; nothing but this record is written. */
export async function prepareEdit(
  tx: Tx,
  actor: Actor,
  { selection, action }: Preparation,
  now: Date,
): Promise<string> {
  const itemIds = await resolve(tx, selection)
  if (itemIds.length > MOST_ITEMS)
    throw new Problem(
      'invalid-request',
      `一次最多 ${MOST_ITEMS} 题，请再加条件 / at most ${MOST_ITEMS} items at once; add a filter`,
    )
  const { kind, ...stored } = action
  const judge = await judgeOf(tx, action, now)
  return store(tx, actor, { kind, action: stored, selection, undoes: null, itemIds, judge }, now)
}

/** Prepares to take a finished edit back, as far as its items were not changed since. */
export async function prepareUndo(tx: Tx, actor: Actor, editId: string, now: Date): Promise<string> {
  const edit = await findEdit(tx, editId)
  if (edit === undefined) throw new Problem('not-found')
  if (edit.kind !== 'edit' || edit.started_at === null || edit.finished_at === null)
    throw new Problem('state-refused', '只有做完的批量修改可以撤销 / only a finished edit of tags can be undone')
  if (now.getTime() - Date.parse(edit.started_at) > UNDO_DAYS * DAY_MS)
    throw new Problem('state-refused', `超过 ${UNDO_DAYS} 天，不能整批撤销 / older than ${UNDO_DAYS} days`)
  const done = await readDone(tx, editId)
  const judge: Judge = async (items) =>
    each(items, (item) => {
      const was = done.get(item.item_id)
      return was === undefined ? { outcome: 'unchanged' } : judgeUndo(item, was)
    })
  const selection = { changed_by: editId }
  return store(
    tx,
    actor,
    { kind: 'undo', action: {}, selection, undoes: editId, itemIds: [...done.keys()], judge },
    now,
  )
}

/** What an edit did, by item. */
export async function readDone(
  tx: Tx,
  editId: string,
  itemIds?: readonly string[],
): Promise<ReadonlyMap<string, Done>> {
  let done = tx.selectFrom('bulk_edit_item').where('edit_id', '=', editId).where('outcome', '=', 'changed')
  if (itemIds !== undefined) done = done.where('item_id', 'in', [...itemIds])
  const rows = await done
    .select(['item_id', 'after_revision', 'before', 'starts_version'])
    .$castTo<Done & { readonly item_id: string }>()
    .execute()
  return new Map(rows.map((row) => [row.item_id, row]))
}
