import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { root } from '@lightwork/server/src/config.ts'
import { connect } from '@lightwork/server/src/db/connect.ts'
import { startEmbeddedPostgres } from '@lightwork/server/src/db/embedded.ts'
import { appUrl as appUrlOf, prepareDatabase } from '@lightwork/server/src/db/migrate.ts'
import { inTransaction, nothing } from '@lightwork/server/src/db/transaction.ts'
import { startRun } from '@lightwork/server/src/features/imports/imports.commands.ts'
import { runImport } from '@lightwork/server/src/features/imports/run-import.ts'
import { createLog } from '@lightwork/server/src/log.ts'
import { sql } from 'kysely'
import pg from 'pg'

export const dataFolder = join(root, '../shared/data')
export const sizes = [10_000, 50_000, 200_000] as const
const files = ['items-large.jsonl.gz', 'texts-large.jsonl.gz']
const folder = join(root, '.cache/bench-bank')
const stamp = join(folder, 'built-from')

export const say = (text: string) => void process.stdout.write(`${text}\n`)
export const hasData = (): boolean => files.every((name) => existsSync(join(dataFolder, name)))

/** Sources that decide what the stored bank holds: tables, how lines are understood and stored, how tokens are made. */
const sources = [
  'migrations',
  'packages/content/src',
  'packages/interchange/src',
  'server/src/features/imports',
  'server/src/features/items/write-items.ts',
  'server/src/search/tokens',
  'server/src/search/search-row.ts',
  'server/src/search/project-items.ts',
  'tests/bench/bank.ts',
]

function filesIn(path: string): string[] {
  if (statSync(path).isFile()) return [path]
  const names = readdirSync(path, { recursive: true, encoding: 'utf8' }).sort()
  return names.map((name) => join(path, name)).filter((file) => /(?<!\.test)\.(?:ts|sql)$/.test(file))
}

/** What the stored bank depends on: when any of it changes, it is built anew. */
function fingerprint(): string {
  const hash = createHash('sha256')
  for (const source of sources) for (const file of filesIn(join(root, source))) hash.update(readFileSync(file))
  for (const name of files) hash.update(`${statSync(join(dataFolder, name)).size}`)
  return hash.digest('hex')
}

interface RawRecord {
  readonly source_id: string
  readonly type: string
  readonly stage: string | null
  readonly options: readonly { readonly key: string }[] | null
  readonly answer: unknown
  readonly subject: string
}

const schoolSubjects = ['语文', '数学', '英语', '物理', '化学', '生物学', '历史', '地理', '道德与法治', '科学']

/**
 * For size alone: what a bank of grades 1-9 would refuse (another stage, a college subject, no answer) is given a
 * place in it. Texts and options stay what they are.
 */
function fitted(line: string, index: number): string {
  const record = JSON.parse(line) as RawRecord
  const isCovered = record.stage === 'primary' || (record.stage === null && schoolSubjects.includes(record.subject))
  const answer = record.answer ?? record.options?.[0]?.key ?? (record.type === 'passage' ? null : '略')
  const place = isCovered ? {} : { stage: null, grade: null, subject: schoolSubjects[index % schoolSubjects.length] }
  return JSON.stringify({ ...record, answer, ...(record.type === 'passage' ? {} : place) })
}

/** All records, mixed by a hash, so that the first 10,000 are a fair sample of all. */
function mixedLines(): string[] {
  const lines = files.flatMap((name) =>
    gunzipSync(readFileSync(join(dataFolder, name)))
      .toString()
      .split('\n')
      .filter((line) => line !== ''),
  )
  const keyed = lines.map((line, index) => ({ line, key: createHash('md5').update(`${index}`).digest('hex') }))
  return keyed.sort((a, b) => (a.key < b.key ? -1 : 1)).map(({ line }) => line)
}

async function asOwner(url: string, ...statements: readonly string[]): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    for (const statement of statements) await client.query(statement)
  } finally {
    await client.end()
  }
}

const named = (url: string, name: string): string => {
  const address = new URL(url)
  address.pathname = `/${name}`
  return address.href
}

async function importLines(appUrl: string, lines: readonly string[], from: number): Promise<void> {
  const log = createLog('silent')
  const db = connect({ url: appUrl, log, max: 4 })
  async function* chunks() {
    for (let at = 0; at < lines.length; at += 1000)
      yield Buffer.from(
        `${lines
          .slice(at, at + 1000)
          .map((line, index) => fitted(line, from + at + index))
          .join('\n')}\n`,
      )
  }
  try {
    const now = () => new Date()
    const runId = await inTransaction(db, nothing, (tx) => startRun(tx, { fileName: 'bench', startedBy: null }, now()))
    const job = {
      runId,
      publish: true,
      selectedBy: null,
      batchSize: 250,
      writers: 2,
      maxBytes: Number.POSITIVE_INFINITY,
      now,
    }
    const { error } = await runImport(db, { ...job, source: chunks() })
    if (error !== null) throw new Error(error)
    const { rows } = await sql<{ n: number }>`select count(*)::int as n from item_search`.execute(db)
    say(`bank: ${rows[0]?.n} items`)
  } finally {
    await db.destroy()
  }
}

/** Imports all records once and keeps a copy of the database at each size. */
async function build(ownerUrl: string): Promise<void> {
  const lines = mixedLines()
  const appUrl = await prepareDatabase(ownerUrl, createLog('silent'))
  const postgres = named(ownerUrl, 'postgres')
  let from = 0
  for (const size of sizes) {
    await importLines(appUrl, lines.slice(from, size), from)
    await asOwner(ownerUrl, 'vacuum analyze')
    await asOwner(postgres, `create database bank_${size} template lightwork`)
    from = size
  }
  await asOwner(postgres, 'drop database lightwork with (force)')
}

export interface Bank {
  appUrl(size: number): string
  stop(): Promise<void>
}

/** The bank at three sizes, from `.cache/` where it has been built before. */
export async function openBank(): Promise<Bank> {
  const wanted = fingerprint()
  const isBuilt = existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted
  if (!isBuilt) rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  const postgres = await startEmbeddedPostgres(folder, isBuilt ? 'postgres' : 'lightwork')
  try {
    if (!isBuilt) {
      await build(postgres.url)
      writeFileSync(stamp, wanted)
    }
  } catch (error) {
    await postgres.stop()
    throw error
  }
  return { appUrl: (size) => named(appUrlOf(postgres.url), `bank_${size}`), stop: postgres.stop }
}
