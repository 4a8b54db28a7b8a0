import * as contract from '@lightwork/contract'
import type { Subject } from '@lightwork/domain'
import type { PersonName } from '@lightwork/server/test/county.ts'
import { ofMinutes } from '@lightwork/server/test/homework.ts'
import type { Browser, Locator, Page } from 'playwright-core'
import { v7 as newId } from 'uuid'
import type { Site } from './site.ts'
import { serveTestFonts } from './test-fonts.ts'

/** The school day of the test's clock. */
export const TODAY = '2026-11-25'

/** Another teacher's homework of one written task, released through the front door. */
export async function releaseOther(
  site: Site,
  { person, subject, minutes, day = TODAY }: { person: PersonName; subject: Subject; minutes: number; day?: string },
): Promise<void> {
  const { call } = site.as(person)
  const params = { school_id: site.county.school }
  const title = subject === 'chinese' ? '课文练习' : '单词练习'
  const { id } = await call(contract.createAssignment, {
    params,
    body: { title, subject, grade: 5, document: ofMinutes(minutes) },
  })
  await call(contract.releaseAssignment, {
    params: { ...params, assignment_id: id },
    headers: { 'idempotency-key': newId() },
    body: { revision: 1, class_ids: [site.county.classes.five1], days: [day] },
  })
}

/** Words of the desk by which a person finds things, in both languages of the screen. */
export const deskWords = {
  zh: {
    start: '布置新作业',
    charge: '年级和学科',
    grade5: '五年级 数学',
    design: '开始设计',
    sheet: '作业内容',
    bank: '题库',
    clock: '时间与布置',
    open: '布置',
    search: '搜索题库',
    ownItem: '自拟题',
    group: '任选组',
    saved: /^已保存/,
    minutes: '预计分钟',
    release: /^布置给/,
    insert: '插入',
    formulaBox: '公式',
    fraction: '分数',
    done: '完成',
    wayOut: '没有布置：时间放不下',
  },
  en: {
    start: 'New homework',
    charge: 'Grade and subject',
    grade5: 'Grade 5 Mathematics',
    design: 'Start designing',
    sheet: 'Homework',
    bank: 'Bank',
    clock: 'Minutes and release',
    open: 'Release',
    search: 'Search the bank',
    ownItem: 'Own item',
    group: 'Choice group',
    saved: /^Saved/,
    minutes: 'Expected minutes',
    release: /^Release to/,
    insert: 'Insert',
    formulaBox: 'Formula',
    fraction: 'Fraction',
    done: 'Done',
    wayOut: 'Not released: it does not fit',
  },
} as const

export type DeskWords = (typeof deskWords)['zh' | 'en']

export const sheetOf = (page: Page, words: DeskWords = deskWords.zh): Locator =>
  page.getByRole('textbox', { name: words.sheet, exact: true })

/** From the list of homework to an empty sheet of grade 5. */
export async function startHomework(page: Page, words: DeskWords = deskWords.zh): Promise<void> {
  await page.getByRole('button', { name: words.start }).first().click()
  await page.getByRole('button', { name: words.charge }).click()
  await page.getByRole('option', { name: words.grade5 }).click()
  await page.getByRole('button', { name: words.design }).click()
  await sheetOf(page, words).waitFor()
}

/** A block of the sheet by its words. */
export const blockOf = (page: Page, text: string | RegExp): Locator =>
  sheetOf(page)
    .getByRole('group', { name: /^(题目|自拟题)$/ })
    .filter({ hasText: text })

/** Words of the blocks of work from top to bottom. */
export async function order(page: Page, known: readonly string[]): Promise<string[]> {
  const texts = await sheetOf(page)
    .getByRole('group', { name: /^(题目|自拟题)$/ })
    .allInnerTexts()
  return texts.map((text) => known.find((word) => text.includes(word)) ?? text)
}

/** Drags with the mouse as a hand does, in small steps. */
export async function drag(page: Page, from: Locator, to: { x: number; y: number }): Promise<void> {
  const box = await from.boundingBox()
  if (box === null) throw new Error('nothing to drag')
  const start = { x: box.x + box.width / 2, y: box.y + Math.min(20, box.height / 2) }
  await page.mouse.move(start.x, start.y)
  await page.mouse.down()
  await page.mouse.move(start.x + 12, start.y + 8, { steps: 3 })
  await page.mouse.move(to.x, to.y, { steps: 6 })
  await page.mouse.up()
}

/**
 * The public notice as a stranger's browser opens it. Its own policy forbids every script, the checks' too, so here it
 * is set aside.
 */
export async function openNotice({ browser, site }: { browser: Browser; site: Site }, address: string): Promise<Page> {
  const context = await browser.newContext({ baseURL: site.origin, bypassCSP: true, locale: 'zh-CN' })
  await serveTestFonts(context)
  const page = await context.newPage()
  page.setDefaultTimeout(20_000)
  await page.goto(address)
  return page
}
