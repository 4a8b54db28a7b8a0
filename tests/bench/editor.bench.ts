import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as contract from '@lightwork/contract'
import { createClient } from '@lightwork/contract'
import { buildApp } from '@lightwork/server/src/app.ts'
import { buildWeb } from '@lightwork/server/src/commands/web.ts'
import { readConfig } from '@lightwork/server/src/config.ts'
import { connect } from '@lightwork/server/src/db/connect.ts'
import { startEmbeddedPostgres } from '@lightwork/server/src/db/embedded.ts'
import { prepareDatabase } from '@lightwork/server/src/db/migrate.ts'
import { inTransaction, nothing } from '@lightwork/server/src/db/transaction.ts'
import { openSession } from '@lightwork/server/src/features/identity/sessions.ts'
import { createLog } from '@lightwork/server/src/log.ts'
import { createSearch } from '@lightwork/server/src/search/create-search.ts'
import { makeCounty } from '@lightwork/server/test/county.ts'
import { homework, ownItem } from '@lightwork/server/test/homework.ts'
import { chromium, type Page } from 'playwright-core'
import { unpackChromium } from '../journeys/chromium.ts'
import { type KeyTime, keyCategories, keyTimesOf } from './key-times.ts'

const folder = mkdtempSync(join(tmpdir(), 'lightwork-bench-'))
const traceFile = join(folder, 'trace.json')
const KEYS = Number(process.argv[2] ?? 200)
interface Size {
  readonly blocks: number
  readonly formulas: number
  /** Key to paint, 95 of 100 keys, and its median over that of the empty sheet; from the navigation to the first frame in which one can write, the better half. */
  readonly bars: { readonly key: number; readonly opening: number | null; readonly ratio: number | null }
}
/** A long homework, and the longest that a document may be. */
const sizes = {
  full: { blocks: 300, formulas: 100, bars: { key: 16, opening: 1500, ratio: 3 } },
  huge: { blocks: 2000, formulas: 100, bars: { key: 33, opening: null, ratio: null } },
} as const satisfies Record<string, Size>
/** What our scripts do at a key may not grow with the sheet (limits G21). */
const BAR_SLOPE = 0.1
/** A key held down repeats so fast; nobody types faster. */
const KEY_MS = 33
/** Each sheet is opened so often. */
const ROUNDS = 3
const PORT = 4295

/** Every third item has a formula; all have text. */
const sheetOf = ({ blocks, formulas }: Size) =>
  homework(
    ...Array.from({ length: blocks }, (_, index) => ({
      ...ownItem({ minutes: 1, required: false }),
      content: [
        {
          type: 'paragraph',
          content: [
            { type: 'text', text: `第 ${index + 1} 题，计算并写出过程` },
            ...(index % 3 === 0 && index / 3 < formulas
              ? [{ type: 'mathInline', attrs: { latex: `\\frac{${index}}{7}+\\sqrt{${index + 2}}` } }]
              : []),
          ],
        },
      ],
    })),
  )

/** In the page from its first moment: when one could first write, counted from the navigation. */
const watchOpening = `
  const opened = () => {
    const sheet = document.querySelector('.sheet[contenteditable=true]')
    if (sheet === null || sheet.firstElementChild === null || sheet.getClientRects().length === 0) return requestAnimationFrame(opened)
    const port = new MessageChannel()
    port.port1.onmessage = () => { document.documentElement.dataset.opened = performance.now() }
    requestAnimationFrame(() => port.port2.postMessage(0))
  }
  requestAnimationFrame(opened)
`

interface Visit {
  readonly opening: number
  readonly keys: readonly KeyTime[]
}

async function visit(page: Page, path: string): Promise<Visit> {
  const browser = page.context().browser()
  await page.goto(path)
  const opened = page.locator('html[data-opened]')
  await opened.waitFor({ state: 'attached', timeout: 120_000 })
  const opening = Number(await opened.getAttribute('data-opened'))
  await page.waitForTimeout(1500)
  await page.locator('.sheet p').first().click()
  await browser?.startTracing(page, { path: traceFile, categories: keyCategories })
  for (let key = 0; key < KEYS; key++) await page.keyboard.press('a', { delay: KEY_MS })
  await page.waitForTimeout(500)
  await browser?.stopTracing()
  return { opening, keys: keyTimesOf(traceFile) }
}

const at = (values: readonly number[], share: number) =>
  [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? 0

type Side = keyof typeof sizes | 'empty'
const figures = (values: readonly number[]) =>
  `p50 ${at(values, 0.5).toFixed(1)} ms, p95 ${at(values, 0.95).toFixed(1)} ms`

const medianOf = (values: readonly number[]) => at(values, 0.5)
const keysOf = (visits: readonly Visit[], part: keyof KeyTime) =>
  visits.flatMap(({ keys }) => keys.map((key) => key[part]))

/** Figures of one size beside those of the empty sheet. */
function judge({ blocks, formulas, bars }: Size, visits: readonly Visit[], empty: readonly Visit[]): boolean {
  const [keys, emptyKeys] = [keysOf(visits, 'whole'), keysOf(empty, 'whole')]
  const [opening, emptyOpening] = [visits, empty].map((each) => medianOf(each.map((one) => one.opening)))
  if (opening === undefined || emptyOpening === undefined) return false
  const ratio = medianOf(keys) / medianOf(emptyKeys)
  const holds =
    at(keys, 0.95) <= bars.key &&
    (bars.ratio === null || ratio <= bars.ratio) &&
    (bars.opening === null || opening <= bars.opening)
  const bar = (value: number | null) => (value === null ? '' : ` (bar ${value})`)
  process.stdout.write(
    `editor, ${blocks} blocks and ${formulas} formulas: opens in ${opening.toFixed(0)} ms${bar(bars.opening)}, empty sheet ${emptyOpening.toFixed(0)} ms; key to paint ${figures(keys)}${bar(bars.key)}; empty sheet ${figures(emptyKeys)}; ratio of medians ${ratio.toFixed(2)}${bar(bars.ratio)} ${holds ? 'ok' : 'ABOVE'}\n`,
  )
  return holds
}

/** How what our scripts do at a key grows from the long sheet to the longest. */
function judgeGrowth(full: readonly Visit[], huge: readonly Visit[]): boolean {
  const [some, most] = [full, huge].map((visits) => medianOf(keysOf(visits, 'script')))
  if (some === undefined || most === undefined) return false
  const slope = Math.log(most / some) / Math.log(sizes.huge.blocks / sizes.full.blocks)
  process.stdout.write(
    `editor, scripts at a key: ${some.toFixed(2)} ms at ${sizes.full.blocks} blocks, ${most.toFixed(2)} ms at ${sizes.huge.blocks}: blocks^${slope.toFixed(2)} (bar ${BAR_SLOPE}) ${slope <= BAR_SLOPE ? 'ok' : 'ABOVE'}\n`,
  )
  return slope <= BAR_SLOPE
}

/** All sheets in turn, so that a busy machine burdens each of them. */
async function measure(page: Page, make: (side: Side) => Promise<string>): Promise<boolean> {
  const visits: Record<Side, Visit[]> = { empty: [], full: [], huge: [] }
  // The first visit fetches the program; every other one has it.
  await visit(page, await make('empty'))
  for (let round = 0; round < ROUNDS; round++)
    for (const side of ['empty', 'full', 'huge'] as const) visits[side].push(await visit(page, await make(side)))
  const sides = (['full', 'huge'] as const).map((side) => judge(sizes[side], visits[side], visits.empty))
  return [...sides, judgeGrowth(visits.full, visits.huge)].every(Boolean)
}

const postgres = await startEmbeddedPostgres(folder)
try {
  await buildWeb()
  const log = createLog('silent')
  const config = readConfig({ PORT: String(PORT), DATA_DIR: folder })
  const db = connect({ url: await prepareDatabase(postgres.url, log), log })
  const { search, stop } = await createSearch(config, db, log)
  const now = new Date('2026-11-25T08:00:00.000Z')
  const county = await makeCounty(db)
  const app = await buildApp({ config, db, log, search, now: () => now })
  await app.listen({ port: PORT, host: '127.0.0.1' })
  const token = await inTransaction(db, nothing, (tx) => openSession(tx, county.people.mathTeacher, now))
  const call = createClient(async ({ method, url, headers, body }) => {
    const response = await fetch(config.publicOrigin + url, {
      method,
      headers: { ...headers, cookie: `lightwork=${token}` },
      ...(body !== undefined && { body }),
    })
    return { ok: response.ok, json: await response.json() }
  })
  /** A new homework for each visit: one that was just left may still be held by the page that left it. */
  const make = async (side: Side) => {
    const document = side === 'empty' ? undefined : sheetOf(sizes[side])
    const body = { title: '练习', subject: 'math' as const, grade: 5, ...(document !== undefined && { document }) }
    const { id } = await call(contract.createAssignment, { params: { school_id: county.school }, body })
    return `/homework/${county.school}/${id}`
  }
  const { executablePath, env } = await unpackChromium('153')
  const browser = await chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--headless', '--no-zygote', '--disable-gpu'],
    env: { ...process.env, ...env },
  })
  const context = await browser.newContext({ baseURL: config.publicOrigin, viewport: { width: 1366, height: 768 } })
  await context.addCookies([{ name: 'lightwork', value: token, url: config.publicOrigin }])
  await context.addInitScript({ content: watchOpening })
  process.exitCode = (await measure(await context.newPage(), make)) ? 0 : 1
  await browser.close()
  await app.close()
  await stop()
  await db.destroy()
} finally {
  await postgres.stop()
  rmSync(folder, { recursive: true, force: true })
}
