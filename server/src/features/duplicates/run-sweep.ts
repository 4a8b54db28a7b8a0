import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import { sql } from 'kysely'
import { type Db, inTransaction, nothing, reading } from '../../db/transaction.ts'
import { writePairs } from './pairs.commands.ts'
import { countTexts, readTexts, type TextsRead } from './sweep.queries.ts'
import type { Ask, Compared } from './sweep-worker.ts'

/** Items read at once, and texts compared at once: small, so that requests are answered in between. */
const READ = 1000
const COMPARED = 4000
const MOST_MEGABYTES = 1536

export interface SweepJob {
  readonly id: string
  /** Everything up to this item is compared already. */
  readonly from: string | null
  readonly now: () => Date
  readonly signal: AbortSignal
}

/** Asks the worker one question after the other; a worker that fails rejects the question. */
function startWorker(signal: AbortSignal) {
  const worker = new Worker(new URL('./sweep-worker.ts', import.meta.url), {
    resourceLimits: { maxOldGenerationSizeMb: MOST_MEGABYTES },
  })
  const ask = async <T>(question: Ask): Promise<T> => {
    const answer = once(worker, 'message', { signal })
    worker.postMessage(question)
    // What the worker answers is typed by its own file.
    const [value] = (await answer) as [T]
    return value
  }
  return { ask, stop: () => worker.terminate() }
}

type AskWorker = ReturnType<typeof startWorker>['ask']

/** Whether the sweep is still wanted; moves its progress on. */
async function progress(
  db: Db,
  { id, now }: SweepJob,
  change: { texts_read?: number; total?: number },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('duplicate_sweep')
    .set({ ...change, progress_at: now() })
    .where('id', '=', id)
    .where('finished_at', 'is', null)
    .executeTakeFirstOrThrow()
  return numUpdatedRows > 0n
}

const readNext = (db: Db, after: string | null) => reading(db, nothing, (reader) => readTexts(reader, after, READ))

/** Hands every text of the bank to the worker. */
async function readAll(db: Db, job: SweepJob, ask: AskWorker): Promise<boolean> {
  const total = await reading(db, nothing, countTexts)
  let isWanted = await progress(db, job, { total })
  let after: string | null = null
  while (isWanted) {
    job.signal.throwIfAborted()
    const { texts, last }: TextsRead = await readNext(db, after)
    if (last === null) return true
    const read = await ask<number>({ ask: 'read', texts })
    isWanted = await progress(db, job, { texts_read: read })
    after = last
  }
  return false
}

async function store(db: Db, { id, now }: SweepJob, { pairs, compared, to }: Compared): Promise<boolean> {
  return inTransaction(db, nothing, async (tx) => {
    const written = await writePairs(tx, pairs, { now: now(), runId: null })
    const { rows } = await sql`
      update duplicate_sweep set compared = ${compared}, compared_to = coalesce(${to}::uuid, compared_to), pairs = pairs + ${written},
        progress_at = ${now()}, finished_at = case when ${to}::uuid is null then ${now()}::timestamptz end,
        total = case when ${to}::uuid is null then ${compared} else greatest(total, ${compared}) end
      where id = ${id} and finished_at is null returning id`.execute(tx)
    return rows.length > 0
  })
}

/** Runs a sweep to its end, or until it is stopped; what was compared before is not compared again. */
export async function runSweep(db: Db, job: SweepJob): Promise<void> {
  const { ask, stop } = startWorker(job.signal)
  try {
    let isWanted = await readAll(db, job, ask)
    for (let after = job.from; isWanted; ) {
      job.signal.throwIfAborted()
      const found: Compared = await ask<Compared>({ ask: 'compare', after, size: COMPARED })
      isWanted = (await store(db, job, found)) && found.to !== null
      after = found.to
    }
  } finally {
    await stop()
  }
}
