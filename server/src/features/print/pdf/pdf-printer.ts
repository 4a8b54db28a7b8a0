import { join } from 'node:path'
import { type LaidOut, layOutScript } from '@lightwork/content/pages'
import { type Browser, type BrowserContext, chromium, type Route } from 'playwright-core'
import type { Log } from '../../../log.ts'
import { repeatPages } from './repeat-pages.ts'
import { unpackChromium } from './unpack-chromium.ts'

/** The server has no browser that works: say so, and print elsewhere. */
export class NoBrowser extends Error {
  override name = 'NoBrowser'
}
/** Too many sheets are waiting already. */
export class QueueFull extends Error {
  override name = 'QueueFull'
}

export interface Resource {
  readonly contentType: string
  readonly body: Buffer | string
}

export interface PdfJob {
  readonly html: string
  /** What the page may load, by path; null for everything else. */
  readonly resourceOf: (path: string) => Promise<Resource | null>
}

const MOST_WAITING = 8
const JOB_LIMIT_MS = 60_000
const IDLE_MS = 60_000
/** No such host: what is not answered from memory goes nowhere. */
const ORIGIN = 'http://print.lightwork.invalid'

const flags = [
  '--no-sandbox',
  '--no-zygote',
  '--disable-gpu',
  '--font-render-hinting=none',
  '--host-resolver-rules=MAP * ~NOTFOUND',
]

async function answer(route: Route, { html, resourceOf }: PdfJob): Promise<void> {
  const { origin, pathname } = new URL(route.request().url())
  if (origin !== ORIGIN) return route.abort()
  if (pathname === '/') return route.fulfill({ contentType: 'text/html; charset=utf-8', body: html })
  const resource = await resourceOf(pathname)
  return resource === null ? route.abort() : route.fulfill(resource)
}

async function printIn(context: BrowserContext, job: PdfJob): Promise<Uint8Array> {
  await context.route('**/*', (route) => answer(route, job).catch(() => route.abort()))
  const page = await context.newPage()
  page.setDefaultTimeout(JOB_LIMIT_MS)
  await page.goto(`${ORIGIN}/`, { waitUntil: 'load' })
  const runs = await page.evaluate<LaidOut[]>(layOutScript)
  // A sheet with characters missing is worse than none.
  const failed = await page.evaluate("[...document.fonts].filter(({ status }) => status === 'error').length")
  if (failed !== 0) throw new Error(`${failed} faces could not be loaded`)
  const isSet = runs.some(({ copies }) => copies > 1)
  // Copies of one page cannot each have a place in the one tree of what is read aloud.
  const bytes = await page.pdf({ preferCSSPageSize: true, printBackground: true, tagged: !isSet })
  return isSet ? repeatPages(bytes, runs) : bytes
}

const after = (ms: number) =>
  new Promise<never>((_, reject) => {
    setTimeout(() => reject(new NoBrowser('it took too long')), ms).unref()
  })

/**
 * Makes PDFs with the pinned browser: one process, started when it is first needed and stopped when it has been idle
 * for a minute; one sheet at a time, a few waiting. The page runs no script and reaches no network.
 */
export class PdfPrinter {
  readonly #folder: string
  readonly #log: Log
  #browser: Promise<Browser> | null = null
  #last: Promise<unknown> = Promise.resolve()
  #waiting = 0
  #idle: NodeJS.Timeout | undefined
  #stopped = false

  constructor({ folder, log }: { readonly folder: string; readonly log: Log }) {
    this.#folder = folder
    this.#log = log
  }

  async print(job: PdfJob): Promise<Uint8Array> {
    if (this.#waiting >= MOST_WAITING) throw new QueueFull()
    this.#waiting++
    const turn = this.#last.then(() => this.#printNow(job))
    this.#last = turn.catch(() => undefined)
    try {
      return await turn
    } finally {
      this.#waiting--
    }
  }

  /** Ends the browser; what is being printed fails. */
  async stop(): Promise<void> {
    this.#stopped = true
    await this.#close()
  }

  async #printNow(job: PdfJob): Promise<Uint8Array> {
    if (this.#stopped) throw new NoBrowser('the server stops')
    clearTimeout(this.#idle)
    try {
      const browser = await this.#open()
      const context = await browser.newContext({ javaScriptEnabled: false })
      const bytes = await Promise.race([printIn(context, job), after(JOB_LIMIT_MS)])
      await context.close()
      return bytes
    } catch (error) {
      // Whatever went wrong, the next sheet gets a browser of its own.
      await this.#close()
      this.#log.error({ err: error }, 'a PDF could not be made')
      throw new NoBrowser('no PDF', { cause: error })
    } finally {
      this.#idle = setTimeout(() => void this.#close(), IDLE_MS).unref()
    }
  }

  #open(): Promise<Browser> {
    this.#browser ??= this.#launch()
    return this.#browser
  }

  async #launch(): Promise<Browser> {
    const { executablePath, env } = await unpackChromium(join(this.#folder))
    return chromium.launch({
      executablePath,
      args: flags,
      env: { ...env, HOME: this.#folder, TZ: 'Asia/Shanghai' },
      // The process stops itself on a signal, and this browser with it.
      handleSIGINT: false,
      handleSIGTERM: false,
      handleSIGHUP: false,
    })
  }

  async #close(): Promise<void> {
    clearTimeout(this.#idle)
    const browser = this.#browser
    this.#browser = null
    await browser?.then(
      (open) => Promise.race([open.close(), new Promise((resolve) => setTimeout(resolve, 5000).unref())]),
      () => undefined,
    )
  }
}
