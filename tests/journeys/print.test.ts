import { layOutScript } from '@lightwork/content/pages'
import * as contract from '@lightwork/contract'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { expectHealthy, launchBrowser, openPage } from './browser.ts'
import { browserVersions, usualVersions } from './chromium.ts'
import { lookAt } from './looking.ts'
import { makeLongSheet } from './print-sheets.ts'
import { startSite } from './site.ts'

const site = await startSite()
const sheet = await makeLongSheet(site)
const address = (endpoint: contract.Endpoint, query: string) =>
  `${endpoint.url.replace(':school_id', site.county.school).replace(':assignment_id', sheet.id)}?${query}`

async function serverPdf(query: string): Promise<Uint8Array> {
  const cookie = `lightwork=${await site.tokenOf('mathTeacher')}`
  const response = await fetch(site.origin + address(contract.printHomeworkPdf, query), { headers: { cookie } })
  expect(response.status).toBe(200)
  return new Uint8Array(await response.arrayBuffer())
}

/** Words of each page, in order. */
async function textOf(bytes: Uint8Array): Promise<string[]> {
  const pdf = await getDocument({ data: new Uint8Array(bytes), useSystemFonts: false }).promise
  const texts: string[] = []
  for (let number = 1; number <= pdf.numPages; number++) {
    const { items } = await (await pdf.getPage(number)).getTextContent()
    texts.push(items.map((item) => ('str' in item ? item.str : '')).join(''))
  }
  return texts
}

/** Every line of the item that is longer than a page, once and in order. */
function expectWhole(texts: readonly string[]): void {
  const lines = [...texts.join('').matchAll(/分开。第(\d+)行/g)].map(([, number]) => Number(number))
  expect(lines).toEqual(Array.from({ length: 90 }, (_, n) => n + 1))
}

interface Places {
  readonly numbers: string[]
  readonly formulas: number
  readonly outside: string[]
  readonly under: string[]
  /** Heights of the pages, in millimetres. */
  readonly heights: number[]
}

/** Where things stand on the laid out pages; run in the page. */
const places = `(() => {
  const outside = [], under = []
  const name = (block) => block.textContent.slice(0, 20)
  for (const page of document.querySelectorAll('.page')) {
    const foot = page.querySelector('.foot')?.getBoundingClientRect()
    const edge = page.getBoundingClientRect()
    for (const block of page.querySelectorAll('.block')) {
      const leaf = block.closest('.leaf').getBoundingClientRect()
      for (const piece of [block, ...block.querySelectorAll('.parts *')]) {
        if (piece.closest('.katex') !== null && !piece.matches('.katex')) continue
        const box = piece.getBoundingClientRect()
        if (box.width === 0) continue
        if (box.right > leaf.right + 1 || box.left < leaf.left - 8) outside.push(name(block))
        if (box.bottom > foot.top + 0.5 || box.bottom > edge.bottom) under.push(name(block))
      }
    }
  }
  const numbers = [...document.querySelectorAll('.item > .no')].map((each) => each.textContent).filter((text) => text !== '')
  const heights = [...document.querySelectorAll('.page')].map((page) => (page.getBoundingClientRect().height / 96) * 25.4)
  return { heights, numbers, formulas: document.querySelectorAll('.katex').length, outside, under }
})()`

/** The print page as the teacher's browser prints it. Its own policy runs no script, the driver's neither, so here it is set aside. */
async function layOut(browser: Awaited<ReturnType<typeof launchBrowser>>, query: string): Promise<Page> {
  const context = await browser.newContext({ baseURL: site.origin, bypassCSP: true })
  await context.addCookies([{ name: 'lightwork', value: await site.tokenOf('mathTeacher'), url: site.origin }])
  const page = await context.newPage()
  await page.goto(address(contract.printHomework, query))
  return page
}

const orders = [
  'kind=pupils',
  'kind=pupils&path=base&paper=8k',
  'kind=pupils&paper=b4&room=true',
  'kind=pupils&large=true',
  'kind=teacher',
  'kind=answers&path=base',
]

describe.each(browserVersions)('a sheet printed by Chromium %s', async (version) => {
  const browser = await launchBrowser(version)

  it.each(orders)('has as many pages as the PDF, nothing under the foot, no item twice: %s', async (query) => {
    const page = await layOut(browser, query)
    const laid = await page.evaluate<{ pages: number }[]>(layOutScript)
    const { numbers, outside, under, heights } = await page.evaluate<Places>(places)
    expect(numbers).toEqual(Array.from({ length: sheet.items }, (_, n) => `${n + 1}.`))
    expect(under).toEqual([])
    expect(outside).toEqual([])
    expect(Math.max(...heights) - Math.min(...heights)).toBeLessThan(0.01)
    const printed = await textOf(await page.pdf({ preferCSSPageSize: true }))
    expect(printed).toHaveLength(laid[0]?.pages ?? 0)
    const made = await textOf(await serverPdf(query))
    expect(made).toHaveLength(printed.length)
    for (const [index, text] of made.entries())
      expect(text).toMatch(new RegExp(`第 ${index + 1} 页\\s*共 ${made.length} 页`))
    await page.context().close()
  })

  it('shows every formula of the homework', async () => {
    const page = await layOut(browser, 'kind=pupils')
    await page.evaluate(layOutScript)
    expect((await page.evaluate<Places>(places)).formulas).toBe(sheet.formulas)
    await page.context().close()
  })

  it('prints whole also where nothing lays out the pages: head and foot on each', async () => {
    const page = await layOut(browser, 'kind=pupils')
    await page.evaluate('document.body.getBoundingClientRect(), document.fonts.ready.then(() => undefined)')
    const texts = await textOf(await page.pdf({ preferCSSPageSize: true }))
    expect(texts.map(({ length }) => length)).not.toContain(0)
    for (const text of texts) expect(text).toMatch(/东河学校.*打印样张/s)
    expectWhole(texts)
    await page.context().close()
  })
})

describe('the PDF of the server', () => {
  it('holds its words as text, every line of the longest item among them', async () => {
    const texts = await textOf(await serverPdf('kind=pupils'))
    expectWhole(texts)
    expect(texts.join('')).toContain('东河学校')
  })

  it('of a class set has every copy on sheets of its own, and is little larger than one of each', async () => {
    const [one, set] = [await serverPdf('kind=set&base=1&duplex=true'), await serverPdf('kind=set&base=9&duplex=true')]
    const [single, nine] = [await textOf(one), await textOf(set)]
    expect(single.length % 2).toBe(0)
    expect(nine).toHaveLength(9 * single.length)
    expect(nine.slice(-single.length)).toEqual(single)
    expect(set.length).toBeLessThan(one.length * 1.3)
  })
})

describe.each(usualVersions)('a teacher prints with Chromium %s', async (version) => {
  const browser = await launchBrowser(version)

  it('from the list of homework, by keyboard', async () => {
    const page = await openPage({ browser, site }, 'mathTeacher', '/homework')
    await page.getByRole('button', { name: '《打印样张》的操作' }).focus()
    await page.keyboard.press('Enter')
    await page.getByRole('menuitem', { name: '打印' }).press('Enter')
    await page.getByText(/^共 \d+ 页$/).waitFor()
    const before = await page.getByText(/^共 \d+ 页$/).innerText()
    await page.getByRole('radio', { name: '8K' }).focus()
    await page.keyboard.press('Space')
    await expect.poll(() => page.getByText(/^共 \d+ 页$/).allInnerTexts()).not.toEqual([before])
    await page.getByText(/^共 \d+ 页$/).waitFor()
    await page.evaluate(
      "document.querySelector('iframe').contentWindow.print = () => document.body.setAttribute('data-printed', '')",
    )
    await page.getByRole('button', { name: '打印', exact: true }).press('Enter')
    await page.locator('body[data-printed]').waitFor()
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: '下载 PDF' }).press('Enter'),
    ])
    expect(file.suggestedFilename()).toBe('打印样张.pdf')
    expectHealthy(page)
    await page.context().close()
  })

  it('a class set, whose copies it types', async () => {
    const page = await openPage({ browser, site }, 'mathTeacher', `/homework/${site.county.school}/${sheet.id}/print`)
    await page.getByRole('radio', { name: '全班一套' }).check({ force: true })
    await page.getByText('填好份数后显示预览').waitFor()
    await page.getByLabel('基础（份）').fill('3')
    await page.getByText(/^共 \d+ 页$/).waitFor()
    const [count] = /\d+/.exec(await page.getByText(/^共 \d+ 页$/).innerText()) ?? []
    expect(Number(count) % 6).toBe(0)
    await page.context().close()
  })
})

describe('the print page', async () => {
  const browser = await launchBrowser('153')

  it('looks right in both sizes and languages', async () => {
    const page = await openPage({ browser, site }, 'mathTeacher', `/homework/${site.county.school}/${sheet.id}/print`)
    await page.getByText(/^共 \d+ 页$/).waitFor()
    await lookAt(page, 'print')
    expectHealthy(page)
  })
})
