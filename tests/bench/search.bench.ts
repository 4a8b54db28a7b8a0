import { type DocumentNode, toText } from '@lightwork/content'
import { connect } from '@lightwork/server/src/db/connect.ts'
import type { Db } from '@lightwork/server/src/db/transaction.ts'
import { createLog } from '@lightwork/server/src/log.ts'
import { sql } from 'kysely'
import { type Bank, hasData, openBank, say, sizes } from './bank.ts'
import { type Cost, countCosts } from './counting.ts'
import { cpuOf } from './cpu-time.ts'
import { growthOf } from './growth.ts'
import { average, type Filters, filters, quantile, question, withSearch } from './search-questions.ts'
import { measureRecall } from './search-recall.ts'
import { kinds, type SearchedText, searchedTexts, seeded } from './searched-texts.ts'

const bars = { p50: 8, p99: 40, growth: 0.3 } as const
/** Questions whose processor time is taken together; `search.bench.ts 500` is the short form. */
const SAMPLES = Number(process.argv[2] ?? 4000)
/** Each statement is explained so many times; the least time is what it takes when nothing else runs. */
const ROUNDS = 3
const WORST = 20
const LARGEST = sizes.at(-1) ?? 0

const log = createLog('silent')

async function readStems(db: Db): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom('item_search')
    .innerJoin('item_version', 'item_version.id', 'item_search.version_id')
    .where('published', '=', true)
    .select(['item_search.item_id', 'item_version.body'])
    .execute()
  return new Map(rows.map(({ item_id, body }) => [item_id, toText(body as unknown as DocumentNode)]))
}

interface Asked extends SearchedText {
  readonly filter: Filters
}

/** Every text once, with every filter in turn. */
const askedOf = (texts: readonly SearchedText[]): Asked[] =>
  texts.map((text, index) => ({ ...text, filter: filters[index % filters.length] ?? {} }))

async function costsOf(url: string, asked: readonly Asked[], rounds: number): Promise<Cost[][]> {
  const db = connect({ url, log, max: 1 })
  const counting = countCosts(url, rounds)
  try {
    return await withSearch({ db, asked: counting.db }, async (search) => {
      const costs: Cost[][] = []
      for (const { text, filter } of asked) {
        await search.find(question(text, filter))
        costs.push(counting.take())
      }
      return costs
    })
  } finally {
    await counting.db.destroy()
    await db.destroy()
  }
}

const buffersOf = (costs: readonly Cost[]) => costs.reduce((sum, { buffers }) => sum + buffers, 0)
const msOf = (costs: readonly Cost[]) => costs.reduce((sum, { ms }) => sum + ms, 0)

function tellWorst(asked: readonly Asked[], costs: readonly (readonly Cost[])[]): void {
  say(`the ${WORST} questions that read most at ${LARGEST} items (explain analyze: buffers/ms of each statement):`)
  const ranked = asked.map((one, index) => ({ ...one, costs: costs[index] ?? [] }))
  for (const one of ranked.sort((a, b) => buffersOf(b.costs) - buffersOf(a.costs)).slice(0, WORST)) {
    const statements = one.costs.map(({ buffers, ms }) => `${buffers}/${ms.toFixed(1)}`).join(' ')
    say(`  ${buffersOf(one.costs)} «${one.text}» ${JSON.stringify(one.filter)}: ${statements}`)
  }
}

/** Buffers at three sizes, and the time inside the database at the largest. */
async function measureCosts(bank: Bank, asked: readonly Asked[]): Promise<boolean> {
  const costs: Cost[][][] = []
  for (const size of sizes) costs.push(await costsOf(bank.appUrl(size), asked, size === LARGEST ? ROUNDS : 1))
  const largest = costs.at(-1) ?? []
  const row = (name: string, keep: (one: Asked) => boolean) => {
    const kept = (all: readonly Cost[][]) => all.filter((_, index) => keep(asked[index] as Asked))
    const figures = costs.map((all) => average(kept(all).map(buffersOf)))
    const times = kept(largest).map(msOf)
    const growth = growthOf(sizes, figures)
    say(
      `  ${name.padEnd(20)} ${figures.map(Math.round).join(' / ')}  most ${Math.max(...kept(largest).map(buffersOf))}  ` +
        `growth ${growth.toFixed(2)}  p50 ${quantile(times, 0.5).toFixed(1)} ms  p99 ${quantile(times, 0.99).toFixed(1)} ms`,
    )
    return { growth, p50: quantile(times, 0.5), p99: quantile(times, 0.99) }
  }
  say(`buffers a question at ${sizes.join(' / ')} items, and time inside the database at ${LARGEST}:`)
  for (const kind of kinds) row(kind, (one) => one.kind === kind)
  for (const filter of filters.filter((filter) => Object.keys(filter).length > 0))
    row(JSON.stringify(filter), (one) => one.filter === filter)
  row('no filter', ({ filter }) => Object.keys(filter).length === 0)
  const { growth, p50, p99 } = row('all', () => true)
  tellWorst(asked, largest)
  const isFast = p50 <= bars.p50 && p99 <= bars.p99
  say(
    `search growth: buffers ~ items^${growth.toFixed(2)} (bar ${bars.growth}) ${growth <= bars.growth ? 'ok' : 'ABOVE'}`,
  )
  say(
    `search time inside the database, ${LARGEST} items, least of ${ROUNDS}: p50 ${p50.toFixed(1)} ms (bar ${bars.p50}), ` +
      `p99 ${p99.toFixed(1)} ms (bar ${bars.p99}) ${isFast ? 'ok' : 'ABOVE'}`,
  )
  return growth <= bars.growth && isFast
}

/** Processor time of the backend and of this process: other work on the machine does not count in it. */
async function measureCpu(url: string, texts: readonly SearchedText[]): Promise<boolean> {
  const db = connect({ url, log, max: 1 })
  try {
    const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(db)
    const backend = rows[0]?.pid ?? 0
    return await withSearch({ db }, async (search) => {
      const random = seeded(7)
      const [backendBefore, ownBefore, begun] = [cpuOf(backend), process.cpuUsage(), performance.now()]
      for (let index = 0; index < SAMPLES; index++) {
        const { text } = texts[Math.floor(random() * texts.length)] ?? { text: '' }
        await search.find(question(text, filters[index % filters.length]))
      }
      const own = process.cpuUsage(ownBefore)
      const ms = ((cpuOf(backend) - backendBefore) * 1000) / SAMPLES
      const ownMs = (own.user + own.system) / 1000 / SAMPLES
      const holds = ms + ownMs <= bars.p50
      say(
        `search processor time a question, ${SAMPLES} questions: backend ${ms.toFixed(2)} ms, our process ${ownMs.toFixed(2)} ms ` +
          `(bar ${bars.p50} together); wall ${((performance.now() - begun) / SAMPLES).toFixed(1)} ms ${holds ? 'ok' : 'ABOVE'}`,
      )
      return holds
    })
  } finally {
    await db.destroy()
  }
}

if (!hasData()) {
  say('search: no ../shared/data beside the repository, nothing is measured')
} else {
  const bank = await openBank()
  const db = connect({ url: bank.appUrl(LARGEST), log, max: 4 })
  const small = connect({ url: bank.appUrl(sizes[0]), log, max: 1 })
  try {
    const texts = searchedTexts([...(await readStems(small)).values()])
    const holds = [
      await measureCosts(bank, askedOf(texts)),
      await measureCpu(bank.appUrl(LARGEST), texts),
      await measureRecall(db, await readStems(db), texts),
    ]
    process.exitCode = holds.every(Boolean) ? 0 : 1
  } finally {
    await small.destroy()
    await db.destroy()
    await bank.stop()
  }
}
