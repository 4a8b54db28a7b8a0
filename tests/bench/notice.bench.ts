import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startEmbeddedPostgres } from '@lightwork/server/src/db/embedded.ts'
import { prepareDatabase } from '@lightwork/server/src/db/migrate.ts'
import { createLog } from '@lightwork/server/src/log.ts'
import autocannon from 'autocannon'

interface Sides {
  readonly app: string
  readonly bare: string
  readonly etag: string
  readonly bytes: number
}

const SECONDS = 1.5
const PAIRS = Number(process.argv[2] ?? 15)
const bars = { 200: 0.8, 304: 0.9 } as const

async function rate(url: string, headers: Record<string, string>): Promise<number> {
  const { requests, duration, errors, statusCodeStats } = await autocannon({
    url,
    headers,
    connections: 32,
    duration: SECONDS,
  })
  const other = Object.keys(statusCodeStats ?? {}).filter((code) => code !== '200' && code !== '304')
  if (errors > 0 || other.length > 0) throw new Error(`${url}: ${errors} errors, answers ${other}`)
  return requests.total / duration
}

const median = (values: readonly number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0

/** 95 % interval of the median by resampling. */
function interval(ratios: readonly number[]): [number, number] {
  const medians = Array.from({ length: 2000 }, () =>
    median(ratios.map(() => ratios[Math.floor(Math.random() * ratios.length)] ?? 0)),
  ).sort((a, b) => a - b)
  return [medians[50] ?? 0, medians[1949] ?? 0]
}

/** Pairs of short blocks, order by lot; the ratio inside each pair is what counts (limits.md section 9). */
async function compare({ app, bare, etag }: Sides, status: 200 | 304): Promise<boolean> {
  const headers = { 'accept-encoding': 'br', ...(status === 304 && { 'if-none-match': etag }) }
  const ratios: number[] = []
  const rates: number[] = []
  for (let pair = 0; pair <= PAIRS; pair++) {
    const measured = { app: 0, bare: 0 }
    const order = Math.random() < 0.5 ? (['app', 'bare'] as const) : (['bare', 'app'] as const)
    for (const side of order) measured[side] = await rate(side === 'app' ? app : bare, headers)
    // The first pair warms both up.
    if (pair === 0) continue
    ratios.push(measured.app / measured.bare)
    rates.push(measured.app)
  }
  const [low, high] = interval(ratios)
  const holds = high >= bars[status]
  process.stdout.write(
    `notice ${status}: ${median(ratios).toFixed(3)} x raw node:http (95 %: ${low.toFixed(3)}-${high.toFixed(3)}, bar ${bars[status]}), ${Math.round(median(rates))}/s here ${holds ? 'ok' : 'BELOW'}\n`,
  )
  return holds
}

const folder = mkdtempSync(join(tmpdir(), 'lightwork-bench-'))
const postgres = await startEmbeddedPostgres(folder)
try {
  const appUrl = await prepareDatabase(postgres.url, createLog('silent'))
  const child = fork(join(import.meta.dirname, 'notice-server.ts'), ['4291'], {
    env: { ...process.env, APP_URL: appUrl },
  })
  const [sides] = (await once(child, 'message')) as [Sides]
  const holds = [await compare(sides, 200), await compare(sides, 304)]
  const fits = sides.bytes <= 10_000
  process.stdout.write(
    `notice page: ${sides.bytes} bytes of brotli for a full day (bar 10000) ${fits ? 'ok' : 'ABOVE'}\n`,
  )
  process.exitCode = holds.every(Boolean) && fits ? 0 : 1
  child.kill()
  await once(child, 'exit')
} finally {
  await postgres.stop()
  rmSync(folder, { recursive: true, force: true })
}
