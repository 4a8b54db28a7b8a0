import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startEmbeddedPostgres } from '@lightwork/server/src/db/embedded.ts'
import { prepareDatabase } from '@lightwork/server/src/db/migrate.ts'
import { createLog } from '@lightwork/server/src/log.ts'
import pg from 'pg'
import { type Answer, handIn, handInWithFile, type Storm } from './deadline-clients.ts'

// Everybody hands in in the last three seconds, some over a slow line across the end: one rule, a receipt for each.
const COUNT = Number(process.argv[2] ?? 2000)
const SLOW_TEXTS = 100
const SLOW_FILES = 40
const LAST = 3000
const LEAD_SECONDS = 15

const later = (at: number) => new Promise((resolve) => setTimeout(resolve, Math.max(0, at - Date.now())))

/** Most at any moment of the last three seconds, and a tenth just after; the slow ones begin around the end. */
async function everybody(storm: Storm): Promise<Answer[]> {
  const end = Date.parse(storm.until)
  const sent = storm.ids.map(async (id, index): Promise<Answer> => {
    if (index < SLOW_TEXTS + SLOW_FILES) {
      await later(end - 1000 + (index % 20) * 100)
      return index < SLOW_FILES ? handInWithFile(storm, id, 2500) : handIn(storm, id, 2500)
    }
    await later(end - LAST + Math.random() * LAST * 1.1)
    return handIn(storm, id, 0)
  })
  return Promise.all(sent)
}

const percentile = (values: readonly number[], share: number) =>
  [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? 0

/** What contradicts the one rule, or was lost. */
async function faultsOf(storm: Storm, answers: readonly Answer[], ownerUrl: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  const { rows } = await client.query<{ receipt: string; counts: boolean; begun_at: string; submitted: boolean }>(
    `select r.receipt, r.counts, r.begun_at, e.state = 'submitted' as submitted from entry_receipt r
     join entry e on e.competition_id = r.competition_id and e.id = r.entry_id where r.competition_id = $1`,
    [storm.competitionId],
  )
  await client.end()
  const stored = new Map(rows.map((row) => [row.receipt, row]))
  const end = Date.parse(storm.until)
  return [
    ...answers.flatMap(({ status, receipt }) => {
      if (receipt === null) return [`answered ${status} without a receipt`]
      const row = stored.get(receipt)
      return row === undefined ? [`receipt ${receipt} was lost`] : []
    }),
    ...rows.flatMap(({ receipt, counts, begun_at, submitted }) => [
      ...(counts === Date.parse(begun_at) < end ? [] : [`receipt ${receipt} breaks the rule`]),
      ...(counts === submitted ? [] : [`work of ${receipt} does not stand as its receipt says`]),
    ]),
    ...(rows.length === answers.length ? [] : [`${rows.length} receipts for ${answers.length} works`]),
  ]
}

const folder = mkdtempSync(join(tmpdir(), 'lightwork-bench-'))
const postgres = await startEmbeddedPostgres(folder)
try {
  const appUrl = await prepareDatabase(postgres.url, createLog('silent'))
  const child = fork(join(import.meta.dirname, 'deadline-server.ts'), ['4294', String(COUNT), String(LEAD_SECONDS)], {
    env: { ...process.env, APP_URL: appUrl },
  })
  const failed = once(child, 'exit').then(([code]): never => {
    throw new Error(`the server ended with ${code}`)
  })
  const [storm] = (await Promise.race([once(child, 'message'), failed])) as [Storm]
  const answers = await everybody(storm)
  const faults = await faultsOf(storm, answers, postgres.url)
  const slow = answers.slice(0, SLOW_TEXTS + SLOW_FILES)
  const waits = answers.slice(slow.length).map(({ waited }) => waited)
  const drained = (Math.max(...answers.map(({ at }) => at)) - Date.parse(storm.until)) / 1000
  process.stdout.write(
    `deadline: ${answers.length} works over ${answers.length} sockets, ${answers.filter(({ counts }) => counts).length} count, ` +
      `${answers.filter(({ counts }) => counts === false).length} late with a receipt; of ${slow.length} slow ones across the end ` +
      `${slow.filter(({ counts }) => counts).length} count\n` +
      `deadline: waited ${percentile(waits, 0.5)} ms in the middle, ${percentile(waits, 0.99)} ms at 99 %, ${percentile(waits, 1)} ms at most; ` +
      `all answered ${drained.toFixed(1)} s after the end; ${answers.reduce((sum, { broken }) => sum + broken, 0)} connections broke and were tried again; ${faults.length} faults ${faults.length === 0 ? 'ok' : 'BROKEN'}\n`,
  )
  for (const fault of new Set(faults)) process.stdout.write(`  ${fault}\n`)
  process.exitCode = faults.length === 0 ? 0 : 1
  child.kill()
  await failed.catch(() => undefined)
} finally {
  await postgres.stop()
  rmSync(folder, { recursive: true, force: true })
}
