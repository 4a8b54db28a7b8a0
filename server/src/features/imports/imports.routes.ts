import type { Readable } from 'node:stream'
import * as contract from '@lightwork/contract'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { inTransaction, reading } from '../../db/transaction.ts'
import type { Deps } from '../../deps.ts'
import type { Actor } from '../../http/actor.ts'
import { Problem } from '../../http/problem.ts'
import { route } from '../../http/route.ts'
import { isCurator } from '../items/items.policy.ts'
import { startRun } from './imports.commands.ts'
import * as queries from './imports.queries.ts'
import { runImport } from './run-import.ts'
import { storeUpload, type Upload } from './store-upload.ts'

const MEGABYTE = 2 ** 20
const UPLOAD_LIMIT = 200 * MEGABYTE
const UNPACKED_LIMIT = 2048 * MEGABYTE
/** Small, so that between two batches requests are answered as ever. */
const BATCH = 100
/** Few, so that a school's day keeps its connections. */
const WRITERS = 2
const MOST_RUNNING = 2

function requireCurator(actor: Actor): void {
  if (!isCurator(actor)) throw new Problem('not-allowed')
}

/** Imports that run in this process beside its requests; they end with it. */
class RunningImports {
  readonly #running = new Set<Promise<void>>()
  readonly #stop = new AbortController()
  #places = MOST_RUNNING

  get signal(): AbortSignal {
    return this.#stop.signal
  }

  /** Takes one of the few places, from the upload on. Answers the function that gives it back. */
  enter(): () => void {
    if (this.#places === 0) throw new Problem('busy', '已有导入在进行，请等它完成 / other imports are running')
    this.#places--
    return () => void this.#places++
  }

  add(work: Promise<void>): void {
    this.#running.add(work)
    void work.finally(() => this.#running.delete(work))
  }

  async stop(): Promise<void> {
    this.#stop.abort()
    await Promise.allSettled(this.#running)
  }
}

interface Request {
  readonly onStored: () => void
  readonly actor: Actor
  readonly request: FastifyRequest
  readonly fileName: string
}

interface Start {
  readonly runId: string
  readonly upload: Upload
  readonly actor: Actor
}

async function work({ db, log, now }: Deps, { runId, upload, actor }: Start, signal: AbortSignal): Promise<void> {
  try {
    const job = {
      runId,
      publish: false,
      selectedBy: actor.accountId,
      batchSize: BATCH,
      writers: WRITERS,
      maxBytes: UNPACKED_LIMIT,
      now,
      signal,
    }
    const { error, cause } = await runImport(db, { ...job, source: upload.open() })
    if (error !== null)
      log.warn({ runId, error, cause: cause instanceof Error ? cause.message : String(cause) }, 'import stopped')
  } catch (error) {
    log.error({ runId, err: error }, 'import failed')
  } finally {
    await upload.remove()
  }
}

/** Stores the body and opens the report; the import itself goes on after the answer. */
async function start(
  deps: Deps,
  running: RunningImports,
  { actor, request, fileName, onStored }: Request,
): Promise<string> {
  const leave = running.enter()
  let upload: Upload | undefined
  try {
    // The parser of this feature hands the stream through; without a type there is no body.
    upload = await storeUpload((request.body ?? request.raw) as Readable, UPLOAD_LIMIT)
    const opened = { fileName, startedBy: actor.accountId }
    const runId = await inTransaction(deps.db, actor.sight, (tx) => startRun(tx, opened, deps.now()))
    const job = work(deps, { runId, upload, actor }, running.signal).finally(leave)
    running.add(job.then(onStored))
    return runId
  } catch (error) {
    leave()
    await upload?.remove()
    throw error
  }
}

/** `onStored` is told when an import is over: what it brought is to be compared with the bank. */
export function importRoutes(app: FastifyInstance, deps: Deps, onStored: () => void): void {
  const { db, now } = deps
  const running = new RunningImports()
  app.addHook('onClose', () => running.stop())

  app.register(async (files) => {
    // Files are handed through as they come; nothing of them is kept in memory.
    files.addContentTypeParser(/^application\/(x-ndjson|jsonl|gzip|octet-stream)/, (_request, body, done) =>
      done(null, body),
    )
    route(files, contract.startImport, async ({ actor, querystring: { file_name }, request }) => {
      requireCurator(actor)
      const runId = await start(deps, running, { actor, request, fileName: file_name, onStored })
      return reading(db, actor.sight, (reader) => queries.getRun(reader, runId, now()))
    })
  })

  route(app, contract.listImports, ({ actor, querystring }) => {
    requireCurator(actor)
    return reading(db, actor.sight, (reader) => queries.listRuns(reader, querystring, now()))
  })

  route(app, contract.getImport, ({ actor, params: { run_id } }) => {
    requireCurator(actor)
    return reading(db, actor.sight, (reader) => queries.getRun(reader, run_id, now()))
  })

  route(app, contract.listImportRefusals, ({ actor, params: { run_id }, querystring: { after } }) => {
    requireCurator(actor)
    return reading(db, actor.sight, (reader) => queries.listRefusals(reader, run_id, after ?? 0))
  })
}
