import { sql } from 'kysely'
import pg from 'pg'
import { type Db, inTransaction, nothing, type Tx } from '../../db/transaction.ts'
import { settleSearch } from '../../search/project-items.ts'
import { drainStale } from '../../search/stale-items.ts'
import { countLabels, settleLabels } from '../taxonomy/labels.commands.ts'
import { type Batch, readBatches } from './read-batches.ts'
import { listKnownTerms } from './read-labels.ts'
import { UnreadableFile } from './read-lines.ts'
import { type Candidate, type ImportOrder, type Refused, type Stored, storeBatch } from './store-batch.ts'

export interface ImportCounts {
  readonly lines: number
  readonly added: number
  readonly unchanged: number
  readonly refused: number
  readonly warned: number
}

export interface ImportJob {
  readonly runId: string
  readonly source: AsyncIterable<Buffer>
  readonly publish: boolean
  /** Who takes the items in; null for the operator at the console. */
  readonly selectedBy: string | null
  /** Lines in one transaction: many for throughput, few where requests must be answered in between. */
  readonly batchSize: number
  /** Transactions at once: more of them keep reading, understanding and Postgres all busy, and take connections from others. */
  readonly writers: number
  /** Most bytes of the unpacked file. */
  readonly maxBytes: number
  readonly now: () => Date
  readonly signal?: AbortSignal
  /** Told after each transaction. */
  readonly onBatch?: (counts: ImportCounts, batch: Batch, refused: readonly Refused[]) => void
}

const noCounts: ImportCounts = { lines: 0, added: 0, unchanged: 0, refused: 0, warned: 0 }

const addCounts = (a: ImportCounts, b: ImportCounts): ImportCounts => ({
  lines: a.lines + b.lines,
  added: a.added + b.added,
  unchanged: a.unchanged + b.unchanged,
  refused: a.refused + b.refused,
  warned: a.warned + b.warned,
})

const countsOf = ({ candidates, refused, warned }: Batch, stored: Stored): ImportCounts => ({
  lines: candidates.length + refused.length,
  added: stored.added,
  unchanged: stored.unchanged,
  refused: refused.length + stored.refused.length,
  warned,
})

/** Moves the report on, in the transaction that wrote what it reports: last, because it makes the other writers wait. */
async function record(
  tx: Tx,
  { runId, now }: ImportJob,
  { lines, added, unchanged, refused, warned }: ImportCounts,
): Promise<void> {
  await sql`
    update import_run set lines = lines + ${lines}, added = added + ${added}, unchanged = unchanged + ${unchanged},
      refused = refused + ${refused}, warned = warned + ${warned}, progress_at = ${now()}
    where id = ${runId}`.execute(tx)
}

async function keepRefused(tx: Tx, { runId }: ImportJob, refused: readonly Refused[]): Promise<void> {
  if (refused.length === 0) return
  await sql`
    insert into import_refusal (run_id, line, code, detail, excerpt)
    select ${runId}, line, code, detail, excerpt
    from jsonb_to_recordset(${JSON.stringify(refused)}::jsonb) as r (line int, code text, detail text, excerpt text)
    on conflict do nothing`.execute(tx)
}

/** What the run brought is compared with the bank once it is over. */
async function keepForComparison(tx: Tx, { runId }: ImportJob, itemIds: readonly string[]): Promise<void> {
  if (itemIds.length === 0) return
  await sql`insert into import_item (run_id, item_id) select ${runId}, unnest(${sql.val([...itemIds])}::uuid[])
    on conflict (run_id, item_id) do update set compared = false`.execute(tx)
}

/** Database errors that one line may cause: its values, a clash with another writer, a limit of an index. */
const isOneLinesFault = (error: unknown): error is pg.DatabaseError =>
  error instanceof pg.DatabaseError && /^(?:22|23|54)|^(?:55P03|40P01|40001|57014)$/.test(error.code ?? '')

const nothingStored: Stored = { added: 0, unchanged: 0, refused: [], itemIds: [] }

/** Each line in a transaction of its own, so that one that cannot be stored takes no other with it. */
async function storeSingly(db: Db, candidates: readonly Candidate[], order: ImportOrder): Promise<Stored> {
  let all = nothingStored
  for (const candidate of candidates) {
    const { line, excerpt } = candidate
    const stored = await inTransaction(db, nothing, (tx) => storeBatch(tx, [candidate], order)).catch(
      (error: unknown): Stored => {
        if (!isOneLinesFault(error)) throw error
        return {
          ...nothingStored,
          refused: [
            {
              line,
              excerpt,
              code: 'not-stored',
              detail: `数据库不收 / the database refuses it: ${error.code} ${error.constraint ?? error.message}`.slice(
                0,
                200,
              ),
            },
          ],
        }
      },
    )
    all = {
      added: all.added + stored.added,
      unchanged: all.unchanged + stored.unchanged,
      refused: [...all.refused, ...stored.refused],
      itemIds: [...all.itemIds, ...stored.itemIds],
    }
  }
  return all
}

async function write(
  db: Db,
  job: ImportJob,
  order: ImportOrder,
  batch: Batch,
): Promise<{ counts: ImportCounts; refused: readonly Refused[] }> {
  const report = async (tx: Tx, stored: Stored) => {
    const written = { counts: countsOf(batch, stored), refused: [...batch.refused, ...stored.refused] }
    await keepRefused(tx, job, written.refused)
    await keepForComparison(tx, job, stored.itemIds)
    await record(tx, job, written.counts)
    return written
  }
  try {
    return await inTransaction(db, nothing, async (tx) => {
      // A crash may take the last moment's batches back, whole: the report moves with them. Its end makes all of them last.
      await sql`set local synchronous_commit = off`.execute(tx)
      return report(tx, await storeBatch(tx, batch.candidates, order))
    })
  } catch (error) {
    if (!isOneLinesFault(error)) throw error
  }
  const stored = await storeSingly(db, batch.candidates, order)
  return inTransaction(db, nothing, (tx) => report(tx, stored))
}

/** Milliseconds for the search to take in what labels gave to items; the rest follows beside the requests. */
const CATCHING_UP = 2000

/** Batches are written while the next ones are read and understood. */
async function runBatches(db: Db, job: ImportJob): Promise<ImportCounts> {
  const { runId, publish, selectedBy, source, batchSize: size, writers, maxBytes, now, signal, onBatch } = job
  const points = await listKnownTerms(db)
  let counts = noCounts
  const store = async (batch: Batch) => {
    // Each batch has its own moment: «newest first» then has an order inside a large import too.
    const written = await write(db, job, { runId, publish, selectedBy, now: now(), points }, batch)
    counts = addCounts(counts, written.counts)
    onBatch?.(counts, batch, written.refused)
  }
  const writing = new Set<Promise<void>>()
  const add = (batch: Batch) => {
    const one: Promise<void> = store(batch).then(() => void writing.delete(one))
    // Awaited below; until then its failure must not count as unhandled.
    one.catch(() => undefined)
    writing.add(one)
  }
  try {
    for await (const batch of readBatches(source, { size, maxBytes })) {
      while (writing.size >= writers) await Promise.race(writing)
      signal?.throwIfAborted()
      add(batch)
    }
    await Promise.all(writing)
  } finally {
    await Promise.allSettled(writing)
  }
  return counts
}

function reasonOf(error: unknown, signal: AbortSignal | undefined): string {
  if (error instanceof UnreadableFile) return error.message
  if (signal?.aborted === true)
    return '服务停止，导入中断；再次导入会接着做 / interrupted by a stop; import again to go on'
  return '系统出错，导入中断；再次导入会接着做 / interrupted by an error on our side; import again to go on'
}

/** Runs an import to its end and closes its report. Answers the counts, and the reason when it did not read the whole file. */
export async function runImport(
  db: Db,
  job: ImportJob,
): Promise<{ counts: ImportCounts | null; error: string | null; cause: unknown }> {
  let outcome: Awaited<ReturnType<typeof runImport>>
  try {
    outcome = { counts: await runBatches(db, job), error: null, cause: null }
  } catch (cause) {
    outcome = { counts: null, error: reasonOf(cause, job.signal), cause }
  }
  const finished = { finished_at: job.now(), error: outcome.error }
  await inTransaction(db, nothing, async (tx) => {
    // Terms may have been added while it ran.
    await settleLabels(tx, { subject: null, accountId: null, now: job.now() })
    await countLabels(tx)
    await tx.updateTable('import_run').set(finished).where('id', '=', job.runId).execute()
  })
  await settleSearch(db)
  await drainStale(db, CATCHING_UP)
  return outcome
}
