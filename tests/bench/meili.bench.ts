import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connect } from '@lightwork/server/src/db/connect.ts'
import { startEmbeddedPostgres } from '@lightwork/server/src/db/embedded.ts'
import { prepareDatabase } from '@lightwork/server/src/db/migrate.ts'
import { seedIfEmpty } from '@lightwork/server/src/jobs/seed.ts'
import { createSearch } from '@lightwork/server/src/search/create-search.ts'
import type { ItemQuestion } from '@lightwork/server/src/search/item-search.ts'
import { engineKey, startEngine } from '../search/engine/engine.ts'
import { isSettled, quickPace, searchConfig, silent, until } from '../search/engine/site.ts'

const ROUNDS = 400
const BAR_MS = 3
const texts = ['面积', '分数', '勾股定理', '三角形', 'gougu', 'x^2', '水', '古诗', '']

/** What our side adds to the time the engine itself takes: reading the question, HTTP both ways, reading the answer. */
function question(round: number): ItemQuestion {
  const filter = round % 3 === 0 ? { subject: 'math' as const } : {}
  const text = texts[round % texts.length] ?? ''
  return { text, states: ['published'], sort: 'relevance', page: 1, pageSize: 20, ...filter }
}

const quantile = (values: readonly number[], share: number) =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length * share)] ?? 0

const folder = mkdtempSync(join(tmpdir(), 'lightwork-bench-'))
const postgres = await startEmbeddedPostgres(folder)
const engine = await startEngine({ isJudged: false })
try {
  const db = connect({ url: await prepareDatabase(postgres.url, silent), log: silent })
  await seedIfEmpty(db, new Date('2026-11-25T08:00:00.000Z'))
  const { search, stop } = await createSearch(searchConfig([engine.url]), db, silent, { ...quickPace, poll: 250 })
  await until(() => isSettled(db, engine.url), 'the engine has everything', 60)
  await until(async () => {
    await search.find(question(0))
    return engine.searchTimes.length > 0
  }, 'the engine is asked')
  const added: number[] = []
  const bare: number[] = []
  for (let round = 0; round < ROUNDS; round++) {
    const before = engine.searchTimes.length
    const from = performance.now()
    await search.find(question(round))
    const took = performance.now() - from
    const own = engine.searchTimes[before]
    if (own === undefined || engine.searchTimes.length !== before + 1) throw new Error('the engine did not answer')
    const bareFrom = performance.now()
    await (await fetch(`${engine.url}/health`, { headers: { authorization: `Bearer ${engineKey}` } })).text()
    // The first ones warm both up.
    if (round < 50) continue
    added.push(took - own)
    bare.push(performance.now() - bareFrom)
  }
  await stop()
  await db.destroy()
  const [half, most] = [quantile(added, 0.5), quantile(added, 0.99)]
  const holds = half <= BAR_MS
  process.stdout.write(
    `meilisearch adapter over the engine's own time: p50 ${half.toFixed(2)} ms (bar ${BAR_MS}), p99 ${most.toFixed(2)} ms; a bare request here p50 ${quantile(bare, 0.5).toFixed(2)} ms ${holds ? 'ok' : 'ABOVE'}\n`,
  )
  process.exitCode = holds ? 0 : 1
} finally {
  await engine.stop()
  await postgres.stop()
  rmSync(folder, { recursive: true, force: true })
}
