import { existsSync, readFileSync } from 'node:fs'
import * as contract from '@lightwork/contract'
import { inTransaction, nothing } from '@lightwork/server/src/db/transaction.ts'
import { startRun } from '@lightwork/server/src/features/imports/imports.commands.ts'
import { runImport } from '@lightwork/server/src/features/imports/run-import.ts'
import { type PersonName, testPoints } from '@lightwork/server/test/county.ts'
import { itemDraft, textDocument } from '@lightwork/server/test/item.ts'
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import {
  expectAccessible,
  expectHealthy,
  expectNoSideScroll,
  launchBrowser,
  openPage,
  type PageOptions,
  takePicture,
} from './browser.ts'
import { startSite } from './site.ts'

const [site, browser] = await Promise.all([startSite(), launchBrowser('153')])
const open = (person: PersonName, path: string, options?: PageOptions) =>
  openPage({ browser, site }, person, path, options)

const draft: contract.ItemDraft = itemDraft({
  subject: 'geography',
  grades: [7],
  minutes: 5,
  score_rate: 0.7,
  competencies: ['区域认知'],
  point_ids: [],
  body: textDocument('在地图上指出我国最长的河流，说说它流经哪些地形区。'),
  answer: { key: null, body: textDocument('长江。') },
  explanation: textDocument(''),
})

async function importLabels(): Promise<void> {
  const { db } = site.deps
  const runId = await inTransaction(db, nothing, (tx) => startRun(tx, { fileName: 't', startedBy: null }, new Date()))
  const line = (id: string, knowledge: string) =>
    JSON.stringify({
      source: 'journey',
      source_id: id,
      licence: 'CC-BY-4.0',
      lang: 'zh',
      subject: '地理',
      grade: 7,
      stage: 'junior',
      type: 'short_answer',
      stem: `读图 ${id}，说出比例尺的三种表示方法。`,
      answer: '数字式、线段式、文字式。',
      knowledge: [knowledge],
    })
  async function* bytes() {
    yield Buffer.from(
      [line('1', '地图->比例尺'), line('2', '地图->比例尺'), line('3', '地图->等高线地形图')].join('\n'),
    )
  }
  const job = {
    runId,
    publish: false,
    selectedBy: null,
    batchSize: 10,
    writers: 2,
    maxBytes: 1e6,
    now: () => new Date(),
  }
  await runImport(db, { ...job, source: bytes() })
}

const choose = (page: Page, name: string) => page.getByRole('treeitem', { name, exact: true }).click()

async function answerName(page: Page, title: string, name: string): Promise<void> {
  const dialog = page.getByRole('dialog', { name: title })
  await dialog.getByLabel('名称').fill(name)
  await dialog.getByRole('button', { name: '确定' }).click()
  await dialog.waitFor({ state: 'detached' })
}

describe('a curator keeps the knowledge points', () => {
  it('adds, renames, moves, merges and takes back, by keyboard as well', async () => {
    const page = await open('curator', '/curation/taxonomy?subject=geography')
    await page.getByRole('button', { name: '添加一级知识点' }).click()
    await answerName(page, '添加一级知识点', '中国地理')
    await choose(page, '中国地理')
    await page.getByRole('button', { name: '添加下级' }).click()
    await answerName(page, '添加下级', '河流')
    await page.getByRole('button', { name: '添加下级' }).click()
    await answerName(page, '添加下级', '中国的河流与湖泊')
    await page.getByRole('treeitem', { name: '中国地理', exact: true }).focus()
    await page.keyboard.press('ArrowRight')
    const isOpen = () => page.getByRole('treeitem', { name: '中国地理', exact: true }).getAttribute('aria-expanded')
    if ((await isOpen()) !== 'true') await page.keyboard.press('ArrowRight')
    await page.keyboard.press('ArrowRight')
    await expect
      .poll(() => page.getByRole('treeitem', { name: '河流', exact: true }).getAttribute('aria-selected'))
      .toBe('true')
    await expectAccessible(page)
    await takePicture(page, 'taxonomy-points', { fullPage: true })
    await page.getByRole('button', { name: '更多操作' }).click()
    await page.getByRole('menuitem', { name: '合并到别的知识点' }).click()
    const dialog = page.getByRole('dialog', { name: /合并/ })
    await dialog.getByRole('combobox', { name: '目标知识点' }).fill('湖泊')
    await page.getByRole('option', { name: /中国的河流与湖泊/ }).click()
    await expectAccessible(page)
    await dialog.getByRole('button', { name: '确定' }).click()
    await expect.poll(() => page.getByRole('treeitem', { name: '河流', exact: true }).count()).toBe(0)
    await choose(page, '中国的河流与湖泊')
    await page.getByText('已并入：河流').waitFor()
    await page.getByRole('button', { name: '撤销' }).first().click()
    await page.getByRole('treeitem', { name: '河流', exact: true }).waitFor()
    expectHealthy(page)
  })

  it('decides about names that imports brought, and sees which items lack tags', async () => {
    await site.as('curator').call(contract.createItem, { body: draft })
    await importLabels()
    const gaps = await open('curator', '/curation/gaps?subject=geography')
    await gaps.getByText('我国最长的河流').waitFor()
    await gaps.getByText('来源标的是：比例尺').first().waitFor()
    await expectAccessible(gaps)
    await takePicture(gaps, 'taxonomy-gaps', { fullPage: true })
    const page = await open('curator', '/curation/taxonomy?subject=geography&part=labels')
    const line = page.getByRole('listitem').filter({ hasText: '比例尺' })
    await line.getByText('2 题在等').waitFor()
    await expectAccessible(page)
    await takePicture(page, 'taxonomy-labels', { fullPage: true })
    await line.getByRole('button', { name: '作为新知识点' }).click()
    const dialog = page.getByRole('dialog', { name: '作为新知识点' })
    await dialog.getByRole('button', { name: '确定' }).click()
    await page.getByText('已处理，2 题标上了').waitFor()
    const { hits } = await site.as('curator').call(contract.searchItems, { querystring: { subject: 'geography' } })
    expect(hits.filter(({ points }) => points.includes('比例尺'))).toHaveLength(2)
    for (const each of [gaps, page]) expectHealthy(each)
  })

  it('imports a table after a look at what it would change', async (context) => {
    const path = new URL('../../../shared/data/knowledge/tal-knowledge-tree-zh.json', import.meta.url)
    if (!existsSync(path)) return context.skip('shared/data is not here')
    interface Node {
      readonly name: string
      readonly children?: readonly Node[]
    }
    const routes = ({ name, children = [] }: Node, above = ''): string[] => [
      `${above}${name}`,
      ...children.flatMap((child) => routes(child, `${above}${name} > `)),
    ]
    const lines = (JSON.parse(readFileSync(path, 'utf8')) as Node[]).flatMap((root) => routes(root))
    const table = ['路径', ...lines.map((line) => `"${line.replaceAll('"', '""')}"`)].join('\n')
    const page = await open('curator', '/curation/taxonomy?subject=math')
    await page.getByRole('button', { name: '导入表格' }).click()
    const dialog = page.getByRole('dialog', { name: '导入知识点' })
    await dialog
      .locator('input[type=file]')
      .setInputFiles({ name: '树.csv', mimeType: 'text/csv', buffer: Buffer.from(table) })
    await dialog.getByText(/将添加 2\d{3}/).waitFor()
    await expectAccessible(page)
    await takePicture(page, 'taxonomy-import')
    await dialog.getByRole('button', { name: '写入' }).click()
    await dialog.waitFor({ state: 'detached' })
    await page.getByRole('treeitem', { name: '课内体系', exact: true }).waitFor()
    await page.getByRole('button', { name: '全部展开' }).click()
    await expect.poll(() => page.locator('.term-line').count()).toBeGreaterThan(2500)
    await page.locator('.term-line').nth(2).click()
    const started = Date.now()
    for (let index = 0; index < 20; index++) await page.keyboard.press('ArrowDown')
    expect((Date.now() - started) / 20).toBeLessThan(400)
    await page.getByLabel('查找知识点').fill('平方差')
    await expect.poll(() => page.locator('.term-line').count()).toBeLessThan(50)
    await page.getByRole('treeitem', { name: '平方差公式的计算', exact: true }).waitFor()
    await takePicture(page, 'taxonomy-large')
    expectHealthy(page)
  })

  it('adds a textbook by hand, with a unit and its lesson', async () => {
    const page = await open('curator', '/curation/taxonomy?subject=geography&part=books')
    await page.getByRole('button', { name: '添加教材' }).click()
    const asked = page.getByRole('dialog', { name: '添加教材' })
    await asked.getByRole('button', { name: '确定' }).click()
    await asked.getByText('请写四位年份，例如 2024').waitFor()
    await asked.getByLabel('出版社').fill('手写出版社')
    await asked.getByLabel('版次（四位年份）').fill('２０２５')
    await asked.getByRole('radio', { name: '下册' }).click({ force: true })
    await expectAccessible(page)
    await asked.getByRole('button', { name: '确定' }).click()
    const book = page.getByRole('dialog', { name: '手写出版社 · 2025 年版 · 七年级 下册' })
    await book.getByText('还没有单元。').waitFor()
    await book.getByRole('button', { name: '添加单元' }).click()
    await answerName(page, '添加单元', '认识家乡')
    await book.getByRole('button', { name: '在“认识家乡”下添加课' }).click()
    await answerName(page, '在“认识家乡”下添加课', '家乡的河')
    await book.getByText('家乡的河').waitFor()
    await takePicture(page, 'taxonomy-book')
    await expectAccessible(page)
    await book.getByRole('button', { name: '关闭' }).last().click()
    await page.getByRole('rowheader', { name: '手写出版社 · 2025 年版 · 七年级 下册' }).waitFor()
    expectHealthy(page)
  })

  it('finds the pages at every size and in both languages', async () => {
    await site.as('curator').call(contract.changeTerm, {
      params: { subject: 'geography' },
      body: { change: { kind: 'rename', id: testPoints.geography, name: '地理课程' } },
    })
    const parts = ['points', 'books', 'labels', 'changes']
    const paths = [...parts.map((part) => `/curation/taxonomy?subject=geography&part=${part}`), '/curation/gaps']
    for (const path of paths) {
      for (const frame of ['desk', 'phone'] as const) {
        const page = await open('curator', path, { frame, language: frame === 'phone' ? 'en' : 'zh' })
        await page.getByRole('heading', { level: 1 }).waitFor()
        await page.waitForTimeout(500)
        await takePicture(page, `taxonomy-${path.replace(/\W+/g, '-')}-${frame}`, { fullPage: true })
        await expectAccessible(page)
        await expectNoSideScroll(page)
        expectHealthy(page)
        await page.close()
      }
    }
  })
})
