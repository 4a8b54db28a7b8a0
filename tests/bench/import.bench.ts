import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { root } from '@lightwork/server/src/config.ts'
import { connect } from '@lightwork/server/src/db/connect.ts'
import { startEmbeddedPostgres } from '@lightwork/server/src/db/embedded.ts'
import { createLog } from '@lightwork/server/src/log.ts'
import { dataFolder, hasData, say } from './bank.ts'

const bars = { itemsASecond: 1000, megabytes: 500 } as const
const named = process.argv.slice(2).filter((name) => name.endsWith('.gz'))
const files = named.length > 0 ? named : ['items-medium.jsonl.gz', 'items-large.jsonl.gz', 'texts-large.jsonl.gz']

/** Runs inside the measured process and tells at its end what it used. */
const meter = `data:text/javascript,${encodeURIComponent(
  `process.on('exit', () => process.send?.({ kilobytes: process.resourceUsage().maxRSS, cpu: process.cpuUsage().user / 1e6 }))`,
)}`

interface Used {
  readonly kilobytes: number
  readonly cpu: number
}

interface Run extends Used {
  readonly seconds: number
  readonly status: number | null
  readonly output: string
}

/** The command itself, in a folder of its own where the report of refused lines can be written. */
async function runImport(databaseUrl: string, file: string, folder: string): Promise<Run> {
  const begun = performance.now()
  const child = spawn(process.execPath, ['--import', meter, join(root, 'server/src/commands.ts'), 'import', file], {
    cwd: folder,
    env: { ...process.env, DATABASE_URL: databaseUrl, DATA_DIR: folder },
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
  return { ...used, status, output, seconds: (performance.now() - begun) / 1000 }
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

async function measure(url: string, file: string, folder: string): Promise<boolean> {
  const run = await runImport(url, file, folder)
  const tally = await lastRun(url)
  const reported = readReport(run.output)
  const again = await runImport(url, file, folder)
  const second = await lastRun(url)
  // What an earlier file of this run has brought already costs reading, not storing.
  const speed = (tally.added + tally.unchanged) / run.seconds
  const megabytes = Math.round(run.kilobytes / 1024)
  say(
    `import ${basename(file)}: ${tally.lines} lines, added ${tally.added}, known ${tally.unchanged}, refused ${tally.refused}; ` +
      `${run.seconds.toFixed(1)} s, ${Math.round(speed)} items/s (bar ${bars.itemsASecond}), ` +
      `${((run.cpu / tally.lines) * 1000).toFixed(2)} ms CPU a line, peak ${megabytes} MB (bar ${bars.megabytes}); second run ${again.seconds.toFixed(1)} s`,
  )
  tell(reported)
  return verdict({
    'ended without an error': run.status === 0 && again.status === 0,
    'every line accounted for': tally.lines === tally.added + tally.unchanged + tally.refused,
    'every refusal has its reason':
      reported.length === tally.refused && reported.every(({ detail }) => detail.includes(' / ')),
    'second run adds nothing': second.added === 0 && second.lines === tally.lines,
    'items a second': speed >= bars.itemsASecond,
    memory: megabytes > 0 && megabytes < bars.megabytes,
  })
}

if (!hasData()) {
  say('import: no ../shared/data beside the repository, nothing is measured')
} else {
  const folder = mkdtempSync(join(tmpdir(), 'lightwork-bench-'))
  const postgres = await startEmbeddedPostgres(folder)
  try {
    const held: boolean[] = []
    for (const name of files) held.push(await measure(postgres.url, join(dataFolder, name), folder))
    process.exitCode = held.every(Boolean) ? 0 : 1
  } finally {
    await postgres.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}
