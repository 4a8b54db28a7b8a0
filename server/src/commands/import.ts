import { createReadStream, statSync } from 'node:fs'
import { basename, resolve } from 'node:path'
import { type Config, ConfigError, readConfig } from '../config.ts'
import { connect } from '../db/connect.ts'
import { findRunningPostgres } from '../db/embedded.ts'
import { appUrl } from '../db/migrate.ts'
import { type Db, inTransaction, nothing } from '../db/transaction.ts'
import { startRun } from '../features/imports/imports.commands.ts'
import { runImport } from '../features/imports/run-import.ts'
import { createLog, type Log } from '../log.ts'
import { openDatabase } from './database.ts'
import { holderOf, holdFolder } from './hold-folder.ts'
import { ImportReport } from './import-report.ts'

/** Lines in one transaction; larger ones are no faster and hold more in memory. */
const BATCH = 250
/** Nobody waits for the console: reading goes on while Postgres has more than enough to do. */
const WRITERS = 4
/** Search indexes take in large parts in two thirds of the time; the end of the import leaves nothing waiting. */
const PENDING_KILOBYTES = 4096

interface Order {
  readonly file: string
  readonly publish: boolean
}

function readOrder(args: readonly string[]): Order {
  const [file, ...others] = args.filter((arg) => !arg.startsWith('--'))
  const unknown = args.some((arg) => arg.startsWith('--') && arg !== '--publish')
  if (file === undefined || others.length > 0 || unknown) {
    throw new ConfigError('用法 / usage: npm run lightwork -- import 文件.jsonl[.gz] [--publish]')
  }
  if (statSync(file, { throwIfNoEntry: false })?.isFile() !== true)
    throw new ConfigError(`没有文件“${file}” / no such file`)
  return { file: resolve(file), publish: args.includes('--publish') }
}

interface Connection {
  readonly url: string
  close(): Promise<void>
}

/** The county's database: the one a running server uses, else our own start of it. */
async function openCounty(config: Config, log: Log): Promise<Connection> {
  const server = config.databaseUrl === null ? holderOf(config.dataDir) : null
  if (server !== null) {
    const url = findRunningPostgres(config.dataDir)
    if (url === null)
      throw new ConfigError(`轻作业（进程 ${server}）正在启动，请稍后再试 / the server is starting; try again shortly`)
    return { url: appUrl(url), close: async () => undefined }
  }
  const release = config.databaseUrl === null ? holdFolder(config.dataDir) : () => undefined
  const database = await openDatabase(config, log)
  const close = async () => {
    await database.stop()
    release()
  }
  return { url: database.appUrl, close }
}

async function run(
  db: Db,
  { file, publish }: Order,
  { report, log }: { report: ImportReport; log: Log },
): Promise<void> {
  const stop = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => stop.abort())
  const begun = { fileName: basename(file).slice(0, 200), startedBy: null }
  const runId = await inTransaction(db, nothing, (tx) => startRun(tx, begun, new Date()))
  const { error, cause } = await runImport(db, {
    runId,
    source: createReadStream(file),
    publish,
    selectedBy: null,
    batchSize: BATCH,
    writers: WRITERS,
    maxBytes: Number.POSITIVE_INFINITY,
    now: () => new Date(),
    signal: stop.signal,
    onBatch: (counts, batch, refused) => report.add(counts, batch.warnings, refused),
  })
  await report.close(error, publish)
  if (error === null) return
  process.exitCode = 1
  if (!stop.signal.aborted) log.error({ err: cause }, 'import stopped')
}

/** Who reads the first lines and closes the pipe (`| head`) still wants the import; other errors are real. */
function outliveReader(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error
  })
}

/** `import FILE [--publish]`: a JSON Lines file into the bank, as drafts, or published at once where the bank was reviewed elsewhere. */
export async function importFile(args: readonly string[]): Promise<void> {
  const order = readOrder(args)
  outliveReader()
  const log = createLog()
  const config = readConfig(process.env)
  const report = new ImportReport(order.file, config.dataDir)
  const county = await openCounty(config, log)
  const db = connect({ url: county.url, log, max: WRITERS, pendingKilobytes: PENDING_KILOBYTES })
  try {
    await run(db, order, { report, log })
  } finally {
    await db.destroy()
    await county.close()
  }
}
