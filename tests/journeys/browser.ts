import { mkdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { root } from '@lightwork/server/src/config.ts'
import type { PersonName } from '@lightwork/server/test/county.ts'
import type { AxeResults } from 'axe-core'
import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, expect } from 'vitest'
import { type BrowserVersion, unpackChromium } from './chromium.ts'
import type { Site } from './site.ts'
import { serveTestFonts } from './test-fonts.ts'

const require = createRequire(import.meta.url)

const flags = [
  '--no-sandbox',
  '--headless',
  '--no-zygote',
  '--disable-gpu',
  '--font-render-hinting=none',
  '--force-color-profile=srgb',
]

/** A browser of the test file, closed when the file ends. */
export async function launchBrowser(version: BrowserVersion): Promise<Browser> {
  const { executablePath, env } = await unpackChromium(version)
  const browser = await chromium.launch({ executablePath, args: flags, env: { ...process.env, ...env } })
  afterAll(() => browser.close())
  return browser
}

/** The two frames every page is looked at in (look.md, Proof). */
export const frames = { desk: { width: 1366, height: 768 }, phone: { width: 390, height: 844 } } as const

export interface PageOptions {
  readonly frame?: keyof typeof frames
  readonly language?: 'zh' | 'en'
  readonly reducedMotion?: 'reduce' | 'no-preference'
}

export interface Stage {
  readonly browser: Browser
  readonly site: Pick<Site, 'origin' | 'tokenOf'>
}

/**
 * A page of the site as a named person (null: nobody is signed in), in a browser profile of its own.
 * What goes wrong unseen (thrown errors, refused content, 5xx) is asked for by `expectHealthy`.
 */
export async function openPage(
  { browser, site }: Stage,
  person: PersonName | null,
  path: string,
  options: PageOptions = {},
): Promise<Page> {
  const { frame = 'desk', language = 'zh', reducedMotion = 'reduce' } = options
  const context = await browser.newContext({
    baseURL: site.origin,
    viewport: frames[frame],
    hasTouch: frame === 'phone',
    locale: language === 'zh' ? 'zh-CN' : 'en-GB',
    timezoneId: 'Asia/Shanghai',
    reducedMotion,
  })
  await serveTestFonts(context)
  await context.addInitScript({ content: `localStorage.setItem('lightwork.language', '${language}')` })
  if (person !== null)
    await context.addCookies([
      { name: 'lightwork', value: await site.tokenOf(person), url: site.origin, httpOnly: true, sameSite: 'Lax' },
    ])
  const page = await context.newPage()
  // Below the test's own limit, so that it is the step that fails and says so.
  page.setDefaultTimeout(20_000)
  watch(page)
  await page.goto(path)
  return page
}

const problems = new WeakMap<Page, string[]>()

/** Collects what must never happen in a page: thrown errors, refused content, answers of 5xx. */
function watch(page: Page): void {
  const found: string[] = []
  problems.set(page, found)
  page.on('pageerror', (error) => found.push(`threw: ${error.message}`))
  page.on('console', (message) => {
    if (message.type() === 'error' && /Content Security Policy|Refused to/.test(message.text()))
      found.push(message.text())
  })
  page.on('response', (response) => {
    if (response.status() >= 500) found.push(`${response.status()} ${response.url()}`)
  })
}

/** The page has thrown nothing, broken no security policy and got no 5xx since it was opened. */
export const expectHealthy = (page: Page): void => expect(problems.get(page) ?? []).toEqual([])

const axeSource = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8')

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

interface Finding {
  readonly rule: string
  readonly help: string
  readonly nodes: readonly string[]
}

/** What a bar that sticks to the window covers in part is asked for its size again in the middle of the window. */
const withoutEdges = `async (context, options) => {
  const found = await axe.run(context, options)
  const [left, top] = [scrollX, scrollY]
  for (const violation of found.violations.filter(({ id }) => id === 'target-size')) {
    const small = []
    for (const node of violation.nodes) {
      const element = document.querySelector(node.target[0])
      element?.scrollIntoView({ block: 'center' })
      // What comes into sight is laid out some frames later (content-visibility).
      await new Promise((done) => setTimeout(done, 300))
      const again = element === null ? found : await axe.run(element, { runOnly: ['target-size'] })
      if (again.violations.length > 0) small.push(node)
    }
    violation.nodes = small
  }
  scrollTo(left, top)
  return { ...found, violations: found.violations.filter(({ nodes }) => nodes.length > 0) }
}`

/** axe-core finds nothing on the page as it stands (WCAG 2.2 A and AA). */
export async function expectAccessible(page: Page): Promise<void> {
  // A pointer that rests on a button shows its label a moment later, above the page and in none of its regions.
  await page.mouse.move(0, 0)
  await page.locator('.ui-tooltip').waitFor({ state: 'detached' })
  await page.evaluate(axeSource)
  // React Aria's live region names what it announces by the element, which may be gone a moment later.
  const context = { exclude: [['[data-live-announcer]']] }
  const { violations } = await page.evaluate<AxeResults>(
    `(${withoutEdges})(${JSON.stringify(context)}, { runOnly: ${JSON.stringify(rules)}, resultTypes: ['violations'] })`,
  )
  const findings = violations.map(
    ({ id, help, nodes }): Finding => ({ rule: id, help, nodes: nodes.map(({ html }) => html.slice(0, 200)) }),
  )
  expect(findings).toEqual([])
}

/** Nothing reaches beyond the window's right edge. */
export async function expectNoSideScroll(page: Page): Promise<void> {
  const over = await page.evaluate<number>(
    'document.documentElement.scrollWidth - document.documentElement.clientWidth',
  )
  expect(over).toBe(0)
}

const pictures = join(root, '.cache/pictures')

/** A picture to look at, in `.cache/pictures`. */
export async function takePicture(page: Page, name: string, options: { fullPage?: boolean } = {}): Promise<string> {
  mkdirSync(pictures, { recursive: true })
  const path = join(pictures, `${name}.png`)
  await page.evaluate('document.fonts.ready.then(() => undefined)')
  await page.screenshot({ path, animations: 'disabled', ...options })
  return path
}
