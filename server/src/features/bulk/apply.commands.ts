import { sql } from 'kysely'
import { type Db, inTransaction, type Tx } from '../../db/transaction.ts'
import type { Actor } from '../../http/actor.ts'
import { Problem } from '../../http/problem.ts'
import { retireItem } from '../items/item-state.commands.ts'
import { dropVersions, type Retag, retagItems } from '../items/retag-items.ts'
import { readTagged, type TaggedItem } from '../items/tagged-items.queries.ts'
import { handInItem, takeBackItem } from '../reviews/hand-in.commands.ts'
import { claimWaiting, findEdit, readChange, type StoredEdit, type WaitingItem } from './edit.queries.ts'
import { type Outcome, outcomeOf, recordOutcomes } from './outcomes.ts'
import { readDone } from './prepare.commands.ts'
import { judgeEdit, judgeUndo, refuse, startsOne, type Verdict } from './verdicts.ts'

/** Items changed in one transaction: few enough that nobody waits for their locks. */
export const BATCH = 200

type Judge = (item: TaggedItem) => Verdict

async function judgeOf(tx: Tx, edit: StoredEdit, waiting: readonly WaitingItem[], now: Date): Promise<Judge> {
  const { change } = edit.action
  if (change !== undefined) {
    const asked = await readChange(tx, change)
    return (item) => judgeEdit(item, asked, now)
  }
  const itemIds = waiting.map(({ item_id }) => item_id)
  const done = await readDone(tx, edit.undoes ?? edit.id, itemIds)
  return (item) => {
    const was = done.get(item.item_id)
    return was === undefined ? { outcome: 'unchanged' } : judgeUndo(item, was)
  }
}

/** Undoing drops the versions that the edit started; everything else gets its tags. */
async function write(tx: Tx, actor: Actor, edit: StoredEdit, changes: readonly Retag[]): Promise<void> {
  if (edit.undoes === null) return retagItems(tx, actor, changes)
  const done = await readDone(
    tx,
    edit.undoes,
    changes.map(({ item }) => item.item_id),
  )
  const isDropped = ({ item }: Retag) => done.get(item.item_id)?.starts_version === true
  await dropVersions(
    tx,
    changes.filter(isDropped).map(({ item }) => item),
  )
  await retagItems(
    tx,
    actor,
    changes.filter((change) => !isDropped(change)),
  )
}

/**
 * Changes the tags of the next items of an edit: a dozen statements for two hundred of them. Each item is judged again
 * as it stands, and only if it still stands as it was previewed. Answers how many were taken.
 */
export async function applyBatch(tx: Tx, actor: Actor, edit: StoredEdit, now: Date): Promise<number> {
  const waiting = await claimWaiting(tx, edit.id, BATCH)
  if (waiting.length === 0) return 0
  const judge = await judgeOf(tx, edit, waiting, now)
  const items = await readTagged(
    tx,
    actor,
    waiting.map(({ item_id }) => item_id),
    true,
  )
  const previewed = new Map(waiting.map(({ item_id, revision }) => [item_id, revision]))
  const changes: Retag[] = []
  const outcomes: Outcome[] = []
  for (const item of items) {
    const verdict = previewed.get(item.item_id) === item.revision ? judge(item) : refuse('changed-since')
    if (verdict.outcome === 'changed') changes.push({ item, tags: verdict.tags, evidence: verdict.evidence })
    outcomes.push(
      outcomeOf(item.item_id, verdict, { startsVersion: startsOne(item, verdict), revision: item.revision }),
    )
  }
  await write(tx, actor, edit, changes)
  await recordOutcomes(tx, edit.id, outcomes, now)
  return waiting.length
}

/** The reason of a refusal by the command that moves a single item. */
function refusalOf({ code, message, extras }: Problem): Verdict {
  if (code === 'revision-outdated' || code === 'state-refused') return refuse('changed-since')
  const errors = Array.isArray(extras.errors) ? (extras.errors as readonly { readonly message: string }[]) : []
  const detail = errors.length === 0 ? message : errors.map((error) => error.message).join('；')
  return refuse(code === 'item-incomplete' ? 'incomplete' : 'refused', detail)
}

interface Move {
  readonly edit: StoredEdit
  readonly waiting: WaitingItem
  readonly now: Date
}

async function moveItem(tx: Tx, actor: Actor, { edit, waiting, now }: Move): Promise<void> {
  const wanted = { itemId: waiting.item_id, revision: waiting.revision }
  const { ticks = [], reason = '' } = edit.action
  if (edit.kind === 'hand_in') await handInItem(tx, actor, { ...wanted, ticks }, now)
  else if (edit.kind === 'take_back') await takeBackItem(tx, actor, wanted, now)
  else await retireItem(tx, actor, { ...wanted, reason, successorId: null }, now)
}

const moved = ({ item_id, revision }: WaitingItem): Outcome => ({
  item_id,
  outcome: 'changed',
  reason: null,
  detail: null,
  before: null,
  after: null,
  starts_version: false,
  after_revision: revision + 1,
})

/** Hands the next item in, takes it back or retires it, by the command that does so for a single one. Answers whether there was one. */
export async function moveNext(db: Db, actor: Actor, edit: StoredEdit, now: Date): Promise<boolean> {
  let refused: { readonly waiting: WaitingItem; readonly problem: Problem } | undefined
  const found = await inTransaction(db, actor.sight, async (tx) => {
    const [waiting] = await claimWaiting(tx, edit.id, 1)
    if (waiting === undefined) return false
    try {
      await moveItem(tx, actor, { edit, waiting, now })
    } catch (problem) {
      if (problem instanceof Problem) refused = { waiting, problem }
      throw problem
    }
    await recordOutcomes(tx, edit.id, [moved(waiting)], now)
    return true
  }).catch((error: unknown) => {
    if (refused === undefined) throw error
    return true
  })
  if (refused === undefined) return found
  const { waiting, problem } = refused
  await inTransaction(db, actor.sight, async (tx) => {
    const marks = { startsVersion: false, revision: waiting.revision }
    await recordOutcomes(tx, edit.id, [outcomeOf(waiting.item_id, refusalOf(problem), marks)], now)
  })
  return true
}

/** Whoever undoes holds the edit, so that of two at once the second is refused. */
async function refuseSecondUndo(tx: Tx, { id, undoes }: StoredEdit): Promise<void> {
  if (undoes === null) return
  await tx.selectFrom('bulk_edit').where('id', '=', undoes).select('id').forUpdate().execute()
  const other = await tx
    .selectFrom('bulk_edit')
    .where('undoes', '=', undoes)
    .where('started_at', 'is not', null)
    .where('id', '<>', id)
    .select('id')
    .executeTakeFirst()
  if (other !== undefined) throw new Problem('state-refused', '这次修改已经撤销过 / it was undone before')
}

/** Opens what was prepared, for the person who prepared it; again, it goes on. The ticks of a self-check are kept with it. */
export async function startEdit(
  tx: Tx,
  actor: Actor,
  { editId, ticks }: { readonly editId: string; readonly ticks: NonNullable<StoredEdit['action']['ticks']> },
  now: Date,
): Promise<StoredEdit> {
  const edit = await findEdit(tx, editId)
  if (edit === undefined) throw new Problem('not-found')
  if (edit.prepared_by !== actor.accountId)
    throw new Problem('not-allowed', '由准备这次批量操作的人来做 / only the person who prepared it')
  if (edit.finished_at !== null || edit.started_at !== null) return edit
  await refuseSecondUndo(tx, edit)
  const action = edit.kind === 'hand_in' ? { ...edit.action, ticks } : edit.action
  await sql`
    update bulk_edit set started_at = ${now}, progress_at = ${now}, action = ${JSON.stringify(action)}::jsonb
    where id = ${editId} and started_at is null`.execute(tx)
  return { ...edit, action, started_at: now.toISOString() }
}
