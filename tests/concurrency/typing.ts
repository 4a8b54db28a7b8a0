import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import * as contract from '@lightwork/contract'
import { createClient } from '@lightwork/contract'
import { root } from '@lightwork/server/src/config.ts'
import type { Db } from '@lightwork/server/src/db/transaction.ts'
import { inTransaction, nothing } from '@lightwork/server/src/db/transaction.ts'
import { openSession } from '@lightwork/server/src/features/identity/sessions.ts'
import { makeCounty } from '@lightwork/server/test/county.ts'
import { homework } from '@lightwork/server/test/homework.ts'
import pg from 'pg'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { chances, Typed } from './typed.ts'

/** The moment of the server processes, see serve.ts. */
const NOW = new Date('2026-11-25T08:00:00.000Z')
const faults = ['tab', 'server', 'network', 'database'] as const
type Fault = (typeof faults)[number]

export interface TypingOrder {
  readonly browser: Browser
  /** The harness's own connection; broken and renewed by the database's faults. */
  readonly db: Db
  readonly appUrl: string
  readonly ownerUrl: string
  readonly port: number
  /** How many times something is killed. */
  readonly kills: number
  /** The same seed gives the same faults in the same order. */
  readonly seed: number
}

export interface TypingReport {
  readonly kills: Readonly<Record<Fault, number>>
  readonly typed: number
  readonly faults: readonly string[]
}

/** The real application in a process of its own, to be killed. */
class Server {
  readonly #env: NodeJS.ProcessEnv
  readonly #port: number
  #child: ChildProcess | undefined

  constructor(port: number, appUrl: string) {
    this.#port = port
    this.#env = { ...process.env, APP_URL: appUrl }
  }

  async start(): Promise<void> {
    const child = spawn(process.execPath, [join(root, 'tests/concurrency/serve.ts'), String(this.#port)], {
      env: this.#env,
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    })
    this.#child = child
    await Promise.race([
      once(child, 'message'),
      once(child, 'exit').then(() => {
        throw new Error('the server did not start')
      }),
    ])
  }

  async kill(): Promise<void> {
    const child = this.#child
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return
    const ended = once(child, 'exit')
    child.kill('SIGKILL')
    await ended
  }
}

/** The database may still be recovering from the kill before this one. */
async function connectPatiently(url: string): Promise<pg.Client> {
  for (let tries = 1; ; tries++) {
    const client = new pg.Client({ connectionString: url })
    client.on('error', () => undefined)
    try {
      await client.connect()
      return client
    } catch (error) {
      if (tries === 60) throw error
      await sleep(500)
    }
  }
}

/** One process of the database dies; the others are thrown out and it recovers from its log, as after a power cut. */
async function killDatabase(ownerUrl: string): Promise<void> {
  const client = await connectPatiently(ownerUrl)
  const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid')
  process.kill(rows[0]?.pid ?? 0, 'SIGKILL')
  await client.end().catch(() => undefined)
}

const BEGIN = '开始：'
const paperOf = (page: Page) => page.getByRole('textbox', { name: '作业内容' })
const signOf = (page: Page) => page.locator('.homework-paper [role=status]').first()

async function textOf(page: Page): Promise<string> {
  const text = (await paperOf(page).locator('p').first().textContent()) ?? ''
  return text.replace(BEGIN, '')
}

async function crash(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page)
  const died = page.waitForEvent('crash')
  session.send('Page.crash').catch(() => undefined)
  await died
  await page.close()
}

async function open(context: BrowserContext, path: string): Promise<Page> {
  const page = await context.newPage()
  page.setDefaultTimeout(30_000)
  // A person reloads a page that does not come because the database is just recovering.
  for (let tries = 0; tries < 6; tries++) {
    await page.goto(path)
    const isThere = await paperOf(page)
      .waitFor({ timeout: 8_000 })
      .then(
        () => true,
        () => false,
      )
    if (isThere) break
  }
  await paperOf(page).locator('p').first().click()
  await page.keyboard.press('Control+End')
  return page
}

async function makeHomework({ db, port }: TypingOrder) {
  const county = await makeCounty(db)
  const token = await inTransaction(db, nothing, (tx) => openSession(tx, county.people.mathTeacher, NOW))
  const origin = `http://127.0.0.1:${port}`
  const call = createClient(async ({ method, url, headers, body }) => {
    const response = await fetch(origin + url, {
      method,
      headers: { ...headers, cookie: `lightwork=${token}` },
      ...(body !== undefined && { body }),
    })
    return { ok: response.ok, json: await response.json() }
  })
  const document = homework({ type: 'paragraph', content: [{ type: 'text', text: BEGIN }] })
  const body = { title: '周三数学', subject: 'math' as const, grade: 5, document }
  const { id } = await call(contract.createAssignment, { params: { school_id: county.school }, body })
  const read = async () => {
    const params = { school_id: county.school, assignment_id: id }
    return JSON.stringify((await call(contract.getAssignment, { params })).document)
  }
  return { origin, token, path: `/homework/${county.school}/${id}`, read }
}

/**
 * A teacher types without a pause while tab, server, network and database are killed again and again. After each death
 * of the tab all that was older than half a second must be there, and at the end the server must hold every character.
 */
export async function typeThroughFaults(order: TypingOrder): Promise<TypingReport> {
  const { browser, appUrl, ownerUrl, port, kills, seed } = order
  const chance = chances(seed)
  const server = new Server(port, appUrl)
  await server.start()
  const { origin, token, path, read } = await makeHomework(order)
  const context = await browser.newContext({ baseURL: origin, viewport: { width: 1366, height: 768 }, locale: 'zh-CN' })
  await context.addCookies([{ name: 'lightwork', value: token, url: origin }])
  const typed = new Typed()
  const found: string[] = []
  const counts: Record<Fault, number> = { tab: 0, server: 0, network: 0, database: 0 }
  let page = await open(context, path)

  const typeFor = async (milliseconds: number) => {
    const until = performance.now() + milliseconds
    while (performance.now() < until) {
      const piece = typed.piece()
      await page.keyboard.type(piece)
      typed.add(piece)
    }
  }
  const reopen = async (killedAt: number) => {
    page = await open(context, path)
    const text = await textOf(page)
    const promised = typed.promisedAt(killedAt)
    if (!text.startsWith(promised))
      found.push(`kill ${counts.tab}: «${promised.slice(-60)}» was written, «${text.slice(-60)}» is there`)
    if (!typed.text.startsWith(text)) found.push(`kill ${counts.tab}: «${text.slice(-60)}» was never written so`)
    // Half a piece may be there: the rest of the line goes on after it.
    for (const _ of typed.keep(text)) await page.keyboard.press('Backspace')
  }
  const acts: Readonly<Record<Fault, () => Promise<void>>> = {
    tab: async () => {
      const killedAt = performance.now()
      await crash(page)
      await reopen(killedAt)
    },
    server: async () => {
      await server.kill()
      await typeFor(chance() * 1500)
      await server.start()
    },
    network: async () => {
      await context.setOffline(true)
      await typeFor(300 + chance() * 2000)
      await context.setOffline(false)
    },
    database: async () => {
      await killDatabase(ownerUrl)
    },
  }
  try {
    for (let kill = 0; kill < kills; kill++) {
      await typeFor(200 + chance() * 1500)
      // Each kind in turn first, so that a short run has them all.
      const fault = kill < faults.length ? faults[kill] : faults[Math.floor(chance() * faults.length)]
      if (fault === undefined) break
      counts[fault]++
      await acts[fault]()
    }
    await typeFor(500)
    const deadline = performance.now() + 90_000
    while (!/^已保存/.test((await signOf(page).textContent()) ?? '') && performance.now() < deadline) await sleep(200)
    const onServer = await read()
    if (!onServer.includes(typed.text)) found.push(`at the end the server has not «${typed.text.slice(-80)}»`)
    if ((await textOf(page)) !== typed.text) found.push('at the end the sheet shows another text')
  } finally {
    await context.close()
    await server.kill()
  }
  return { kills: counts, typed: typed.count, faults: found }
}
