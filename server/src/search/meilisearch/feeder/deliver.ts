import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import type { ItemDocument } from '../document.ts'
import type { EngineFault, SentTask, Stamp, TaskState } from '../engine-client.ts'
import { isIn } from '../filter.ts'
import type { Feeding } from './feeding.ts'
import { held, LeaseLost, renewLease } from './lease.ts'

/** The engine does not do its work: everything stays as it is and is tried again later. */
export class EngineTrouble extends Error {
  override name = 'EngineTrouble'
}

/** What is sent together: present documents, and documents that must not be there. */
export interface Batch {
  readonly documents: readonly ItemDocument[]
  readonly gone: readonly string[]
}

/** A document that the engine refuses on its own. */
export interface Refusal {
  readonly item_id: string
  readonly fault: EngineFault
}

const LONGEST_PAUSE = 250

/** Waits for a task that was taken in; a finished task says nothing more than what it says. */
export async function waitForTask({ db, lease, engine, pace }: Feeding, task: SentTask): Promise<TaskState> {
  const until = performance.now() + pace.task
  let renewed = performance.now()
  for (let pause = 10; performance.now() < until; pause = Math.min(LONGEST_PAUSE, pause * 1.5)) {
    const state = await engine.taskState(task)
    if (state.is !== 'running') return state
    await sleep(pause)
    if (performance.now() - renewed < pace.lease / 3) continue
    renewed = performance.now()
    await renewLease(db, lease, pace.lease)
  }
  throw new EngineTrouble(`task ${task.uid} is not done after ${pace.task / 1000} s`)
}

const storeTask = ({ db, lease }: Feeding, uid: string, task: SentTask | null) =>
  sql`update search_index set task_uid = ${task?.uid ?? null}, task_at = ${task === null ? null : sql`now()`}
    where url = ${lease.url} and uid = ${uid} and ${held(lease)}`.execute(db)

/** Sends adds, then deletes, and answers how the first of them that did not succeed ended. */
async function send(feeding: Feeding, uid: string, { documents, gone }: Batch): Promise<TaskState> {
  const { db, lease, engine, pace } = feeding
  await renewLease(db, lease, pace.lease)
  const tasks = [
    ...(documents.length > 0 ? [await engine.addDocuments(uid, documents)] : []),
    ...(gone.length > 0 ? [await engine.deleteDocuments(uid, gone)] : []),
  ]
  await storeTask(feeding, uid, tasks.at(-1) ?? null)
  let worst: TaskState = { is: 'done' }
  for (const task of tasks) {
    const state = await waitForTask(feeding, task)
    if (worst.is === 'done') worst = state
  }
  await storeTask(feeding, uid, null)
  // Whoever took over meanwhile may have sent newer states before these arrived.
  await renewLease(db, lease, pace.lease)
  return worst
}

/** Whether the index holds exactly what the batch says; decides where a task's end cannot be known. */
async function isThere({ engine }: Feeding, uid: string, { documents, gone }: Batch): Promise<boolean> {
  const itemIds = [...new Set([...documents.map(({ item_id }) => item_id), ...gone.map((id) => id.slice(0, 36))])]
  if (itemIds.length === 0) return true
  const found = await engine.stamps(uid, isIn('item_id', itemIds), itemIds.length * 2)
  const stamps = new Map(found.map((stamp): [string, Stamp] => [stamp.id, stamp]))
  const same = ({ id, rev, hash }: Stamp) => stamps.get(id)?.rev === rev && stamps.get(id)?.hash === hash
  return documents.every(same) && !gone.some((id) => stamps.has(id))
}

const halves = ({ documents, gone }: Batch): [Batch, Batch] => {
  const middle = Math.ceil(documents.length / 2)
  return [
    { documents: documents.slice(0, middle), gone },
    { documents: documents.slice(middle), gone: [] },
  ]
}

async function deliverParts(feeding: Feeding, uid: string, batch: Batch): Promise<Refusal[]> {
  const state = await send(feeding, uid, batch)
  if (state.is === 'done') return []
  if (state.is !== 'refused') {
    if (await isThere(feeding, uid, batch)) return []
    throw new EngineTrouble('a task vanished and its documents are not there')
  }
  const { error: fault } = state
  const [first] = batch.documents
  if (first === undefined || fault.code === 'index_not_found')
    throw new EngineTrouble(`${fault.code}: ${fault.message}`)
  if (batch.documents.length === 1) return [{ item_id: first.item_id, fault }]
  // Too large for one write of the engine, or one of them poisons the others: halves tell.
  const [left, right] = halves(batch)
  return [...(await deliverParts(feeding, uid, left)), ...(await deliverParts(feeding, uid, right))]
}

/** The next holder sends the present state of these items again. */
const markAgain = ({ db }: Feeding, itemIds: readonly string[]) =>
  sql`insert into search_mark (item_id) select unnest(${sql.val([...itemIds])}::uuid[]) on conflict do nothing`.execute(
    db,
  )

/** After so many failures in a row a document that comes alone is taken for the culprit. */
const PATIENCE = 3

/** Brings a batch into an index; answers the documents that the engine refuses. Throws when nothing can be known. */
export async function deliver(feeding: Feeding, uid: string, batch: Batch): Promise<Refusal[]> {
  const { documents, gone } = batch
  if (documents.length === 0 && gone.length === 0) return []
  try {
    const refusals = await deliverParts(feeding, uid, batch)
    const [first] = refusals
    const isEngine = refusals.length === documents.length && first?.fault.type === 'internal'
    if (first !== undefined && isEngine && (documents.length > 1 || feeding.failures < PATIENCE))
      throw new EngineTrouble(`${first.fault.code}: ${first.fault.message}`)
    return refusals
  } catch (error) {
    if (error instanceof LeaseLost)
      await markAgain(feeding, [...documents.map(({ item_id }) => item_id), ...gone.map((id) => id.slice(0, 36))])
    throw error
  }
}
