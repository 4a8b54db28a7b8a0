import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { root } from '@lightwork/server/src/config.ts'
import { connect } from '@lightwork/server/src/db/connect.ts'
import { startEmbeddedPostgres } from '@lightwork/server/src/db/embedded.ts'
import { prepareDatabase } from '@lightwork/server/src/db/migrate.ts'
import { createLog } from '@lightwork/server/src/log.ts'
import { dataFolder, hasData, say } from './bank.ts'
import { cpuOfTree } from './cpu-time.ts'

/**
 * 1,000 stored items a second on two cores: one for the importer, one for Postgres, each at most 1 ms of processor time
 * an item. Time by the clock is told, not judged: other work on the machine counts in it.
 */
const bars = { itemsASecond: 1000, cpuMs: 1, megabytes: 500 } as const
const named = process.argv.slice(2).filter((name) => name.endsWith('.gz'))
const files = named.length > 0 ? named : ['items-medium.jsonl.gz', 'items-large.jsonl.gz', 'texts-large.jsonl.gz']

/** As `npm run lightwork -- import` starts it (server/bin/lightwork.mjs). */
const flags = ['--max-semi-space-size=32']

/** Runs inside the measured process and tells at its end what it used. */
const meter = `data:text/javascript,${encodeURIComponent(
  `process.on('exit', () => process.send?.({ kilobytes: process.resourceUsage().maxRSS, cpu: (process.cpuUsage().user + process.cpuUsage().system) / 1e6 }))`,
)}`

interface Used {
  readonly kilobytes: number
  readonly cpu: number
}

interface Run extends Used {
  readonly seconds: number
  /** Processor seconds of Postgres, all its processes. */
  readonly databaseCpu: number
  readonly status: number | null
  readonly output: string
}

/** Where a measurement takes place. */
interface Place {
  readonly url: string
  readonly postmaster: number
  readonly folder: string
  /** Processor seconds that the command takes for an empty file: its start is no part of an item. */
  readonly start: { readonly cpu: number; readonly databaseCpu: number }
}

/** The command itself, in a folder of its own where the report of refused lines can be written. */
async function runImport({ url, postmaster, folder }: Place, file: string): Promise<Run> {
  const [begun, cpuBefore] = [performance.now(), cpuOfTree(postmaster)]
  const args = ['--import', meter, ...flags, join(root, 'server/src/commands.ts'), 'import', file]
  const child = spawn(process.execPath, args, {
    cwd: folder,
    env: { ...process.env, DATABASE_URL: url, DATA_DIR: folder },
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  })
  let used: Used = { kilobytes: 0, cpu: 0 }
  let output = ''
  child.on('message', (message) => {
    used = message as Used
  })
  child.stdout?.on('data', (chunk: Buffer) => {
    output += chunk.toString()
  })
  const [status] = (await once(child, 'close')) as [number | null]
  const seconds = (performance.now() - begun) / 1000
  return { ...used, status, output, seconds, databaseCpu: cpuOfTree(postmaster) - cpuBefore }
}

interface Tally {
  readonly lines: number
  readonly added: number
  readonly unchanged: number
  readonly refused: number
}

async function lastRun(url: string): Promise<Tally> {
  const db = connect({ url, log: createLog('silent'), max: 1 })
  try {
    return await db
      .selectFrom('import_run')
      .select(['lines', 'added', 'unchanged', 'refused'])
      .orderBy('started_at', 'desc')
      .executeTakeFirstOrThrow()
  } finally {
    await db.destroy()
  }
}

interface Reported {
  readonly code: string
  readonly detail: string
}

/** The refused lines that the command wrote, at the place that it named. */
function readReport(output: string): Reported[] {
  const path = /逐行报告 line by line: (.+)/.exec(output)?.[1]
  if (path === undefined || !existsSync(path)) return []
  const lines = readFileSync(path, 'utf8').trimEnd().split('\n')
  return lines.map((line) => JSON.parse(line) as Reported)
}

function tell(reported: readonly Reported[]): void {
  const counts = new Map<string, number>()
  for (const { code } of reported) counts.set(code, (counts.get(code) ?? 0) + 1)
  for (const [code, count] of [...counts].sort(([, a], [, b]) => b - a)) say(`  refused, ${code}: ${count}`)
}

const verdict = (checks: Readonly<Record<string, boolean>>): boolean => {
  const failed = Object.keys(checks).filter((name) => !checks[name])
  say(failed.length === 0 ? '  ok' : `  BELOW: ${failed.join(', ')}`)
  return failed.length === 0
}

async function measure(place: Place, file: string): Promise<boolean> {
  const run = await runImport(place, file)
  const tally = await lastRun(place.url)
  const reported = readReport(run.output)
  const again = await runImport(place, file)
  const second = await lastRun(place.url)
  // What an earlier file of this run has brought already costs reading, not storing.
  const stored = tally.added + tally.unchanged
  const ownMs = ((run.cpu - place.start.cpu) / stored) * 1000
  const databaseMs = ((run.databaseCpu - place.start.databaseCpu) / stored) * 1000
  const megabytes = Math.round(run.kilobytes / 1024)
  say(
    `import ${basename(file)}: ${tally.lines} lines, added ${tally.added}, known ${tally.unchanged}, refused ${tally.refused}; ` +
      `processor time a stored item: importer ${ownMs.toFixed(2)} ms, Postgres ${databaseMs.toFixed(2)} ms (bar ${bars.cpuMs} each); ` +
      `by the clock ${run.seconds.toFixed(1)} s, ${Math.round(stored / run.seconds)} items/s (goal ${bars.itemsASecond}); ` +
      `peak ${megabytes} MB (bar ${bars.megabytes}); second run ${again.seconds.toFixed(1)} s`,
  )
  tell(reported)
  return verdict({
    'ended without an error': run.status === 0 && again.status === 0,
    'every line accounted for': tally.lines === tally.added + tally.unchanged + tally.refused,
    'every refusal has its reason':
      reported.length === tally.refused && reported.every(({ detail }) => detail.includes(' / ')),
    'second run adds nothing': second.added === 0 && second.lines === tally.lines,
    'processor time of the importer': ownMs <= bars.cpuMs,
    'processor time of Postgres': databaseMs <= bars.cpuMs,
    memory: megabytes > 0 && megabytes < bars.megabytes,
  })
}

/** A fresh database, and what the command costs there before its first item. */
async function prepare(ownerUrl: string, folder: string): Promise<Place> {
  await prepareDatabase(ownerUrl, createLog('silent'))
  const postmaster = Number(readFileSync(join(folder, 'postgres/cluster/postmaster.pid'), 'utf8').split('\n')[0])
  const place = { url: ownerUrl, postmaster, folder, start: { cpu: 0, databaseCpu: 0 } }
  const empty = join(folder, 'empty.jsonl')
  writeFileSync(empty, '\n')
  return { ...place, start: await runImport(place, empty) }
}

if (!hasData()) {
  say('import: no ../shared/data beside the repository, nothing is measured')
} else {
  const folder = mkdtempSync(join(tmpdir(), 'lightwork-bench-'))
  const postgres = await startEmbeddedPostgres(folder)
  try {
    const place = await prepare(postgres.url, folder)
    const held: boolean[] = []
    for (const name of files) held.push(await measure(place, join(dataFolder, name)))
    process.exitCode = held.every(Boolean) ? 0 : 1
  } finally {
    await postgres.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}
