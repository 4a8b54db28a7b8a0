import * as contract from '@lightwork/contract'
import { homework, ownItem } from '@lightwork/server/test/homework.ts'
import { teachMath } from '@lightwork/server/test/together.ts'
import type { Locator, Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { expectAccessible, expectHealthy, expectNoSideScroll, launchBrowser, openPage, takePicture } from './browser.ts'
import { sheetOf } from './desk.ts'
import { startSite } from './site.ts'

const site = await startSite()
await teachMath({ db: site.deps.db, county: site.county }, 'lead', 'five2')
const school_id = site.county.school
const browser = await launchBrowser('153')
const stage = { browser, site }
const teacher = site.as('mathTeacher')

const heading = { type: 'heading', attrs: { level: 2 }, content: [{ type: 'text', text: '分数加减' }] }
const sheet = (text: string, minutes = 10) =>
  homework(heading, ownItem({ text, minutes, pointer: '' }), ownItem({ text: '用小数表示三个分数。', pointer: '' }))

async function make(text = '计算下面各题，能简算的要简算。') {
  const body = { title: '周三数学作业', subject: 'math', grade: 5, document: sheet(text) } as const
  const { id } = await teacher.call(contract.createAssignment, { params: { school_id }, body })
  const params = { school_id, assignment_id: id }
  const save = (revision: number, words: string, minutes?: number) =>
    teacher.call(contract.saveAssignment, {
      params,
      body: { revision, title: '周三数学作业', document: sheet(words, minutes) },
    })
  const share = (access: 'read' | 'edit') =>
    teacher.call(contract.shareAssignment, { params, body: { share: { reach: 'grade', access } } })
  return { id, params, path: `/homework/${school_id}/${id}`, save, share }
}

const paperOf = (page: Page): Locator => sheetOf(page)
const saved = (page: Page) => page.getByText(/^已保存 \d\d:\d\d$/).waitFor()
const write = async (page: Page, words: string) => {
  await paperOf(page).getByText('分数加减').first().click()
  await page.keyboard.press('End')
  await page.keyboard.type(words)
}
const later = (minutes: number) => {
  site.clock.now = new Date(site.clock.now.getTime() + minutes * 60_000)
}

describe('the history of a homework', () => {
  it('shows who saved what when, what differs, and brings an earlier text back, with undo', async () => {
    const made = await make()
    later(20)
    await made.save(1, '计算下面各题，写出过程。', 15)
    later(20)
    await made.save(2, '写坏了的一稿。', 25)
    for (const frame of ['desk', 'phone'] as const) {
      const page = await openPage(stage, 'mathTeacher', `${made.path}/history`, { frame })
      const list = page.getByRole('navigation', { name: '各个版本' })
      await list.getByRole('link').first().waitFor()
      expect(await list.getByRole('link').count()).toBe(3)
      expect(await list.getByRole('link').first().innerText()).toContain('当前')
      expect(await list.getByRole('link').first().innerText()).toContain('35 分钟')
      await list.getByRole('link').nth(1).click()
      await page.locator('del', { hasText: '写出过程' }).first().waitFor()
      await expectAccessible(page)
      await expectNoSideScroll(page)
      await takePicture(page, `history-${frame}`, { fullPage: frame === 'phone' })
      expectHealthy(page)
    }
    const page = await openPage(stage, 'mathTeacher', `${made.path}/history`)
    const links = page.getByRole('navigation', { name: '各个版本' }).getByRole('link')
    await links.nth(1).click()
    await page.getByRole('button', { name: '命名' }).click()
    await page.getByRole('textbox', { name: '版本名称' }).fill('公开课定稿')
    await takePicture(page, 'history-name')
    await page.getByRole('button', { name: '保存', exact: true }).click()
    await links.getByText('“公开课定稿”').waitFor()
    await page.getByRole('button', { name: '恢复这一版' }).click()
    await page.getByText(/^已恢复 /).waitFor()
    expect((await teacher.call(contract.getAssignment, { params: made.params })).revision).toBe(4)
    expect(await links.first().innerText()).toContain('恢复自')
    expect(await links.count()).toBe(4)
    await page.getByRole('button', { name: '撤销' }).click()
    await page.getByText('已回到恢复之前的内容').waitFor()
    const now = await teacher.call(contract.getAssignment, { params: made.params })
    expect(JSON.stringify(now.document)).toContain('写坏了的一稿。')
    await page.getByRole('link', { name: '回到作业' }).click()
    await paperOf(page).getByText('写坏了的一稿。').waitFor()
    expectHealthy(page)
  })

  it('is one step from the sheet, and knows what was typed the moment before', async () => {
    const made = await make()
    const page = await openPage(stage, 'mathTeacher', made.path)
    await paperOf(page).waitFor()
    await write(page, '，刚刚写的')
    // By keyboard: the menu opens on its first entry.
    await page.getByRole('button', { name: '这份作业' }).press('Enter')
    await page.getByRole('menuitem', { name: '版本历史' }).waitFor()
    await takePicture(page, 'desk-menu')
    await page.keyboard.press('Enter')
    await page.getByText('分数加减，刚刚写的').first().waitFor()
    expectHealthy(page)
  })
})

/** Chooses in a React Aria select. */
async function choose(page: Page, label: string, option: string | RegExp): Promise<void> {
  await page.getByRole('button', { name: label }).click()
  await page.getByRole('option', { name: option }).first().click()
}

describe('who is editing', () => {
  it('is said at the top of the sheet; the second one reads, sees what is saved, and takes over', async () => {
    const made = await make()
    const first = await openPage(stage, 'mathTeacher', made.path)
    await paperOf(first).waitFor()
    const second = await openPage(stage, 'mathTeacher', made.path)
    await second.getByText(/^您在另一个浏览器里正在编辑/).waitFor()
    expect(await second.getByRole('textbox', { name: '作业内容' }).getAttribute('contenteditable')).toBe('false')
    await expectAccessible(second)
    await takePicture(second, 'editing-second')
    await write(first, '，第一个浏览器写的')
    await saved(first)
    await expect.poll(() => paperOf(second).textContent(), { timeout: 20_000 }).toContain('第一个浏览器写的')
    await first.context().setOffline(true)
    await write(first, '，没来得及保存的')
    await first.waitForTimeout(500)
    await second.getByRole('button', { name: '接手编辑' }).press('Enter')
    await second.getByText('现在由您编辑。').waitFor()
    await write(second, '，接手后写的')
    await saved(second)
    await first.context().setOffline(false)
    await first.getByText(/^您已在另一个浏览器里接手编辑/).waitFor()
    await expectAccessible(first)
    await takePicture(first, 'editing-lost')
    expect(await paperOf(first).getAttribute('contenteditable')).toBe('false')
    const kept = () => teacher.call(contract.listKeptTexts, { params: made.params })
    await expect.poll(async () => JSON.stringify(await kept()), { timeout: 20_000 }).toContain('没来得及保存的')
    const now = await teacher.call(contract.getAssignment, { params: made.params })
    expect(JSON.stringify(now.document)).toContain('接手后写的')
    await first.getByRole('button', { name: '看最新的内容' }).click()
    await expect.poll(() => paperOf(first).textContent(), { timeout: 20_000 }).toContain('接手后写的')
    await first.getByRole('button', { name: '接手编辑' }).click()
    await first.getByText('现在由您编辑。').waitFor()
    await second.getByText(/^您已在另一个浏览器里接手编辑/).waitFor({ timeout: 60_000 })
    expectHealthy(second)
  })

  it('names the colleague, on a phone too, and lets the next one write when the sheet is left', async () => {
    const made = await make()
    await made.share('edit')
    const own = await openPage(stage, 'mathTeacher', made.path)
    await paperOf(own).waitFor()
    const other = await openPage(stage, 'lead', made.path, { frame: 'phone' })
    await other.getByText(/^mathTeacher正在编辑/).waitFor()
    await expectAccessible(other)
    await expectNoSideScroll(other)
    await takePicture(other, 'editing-phone')
    await own.getByRole('link', { name: '首页' }).first().click()
    await other.getByText('现在由您编辑。').waitFor()
    await write(other, '，同事写的')
    await saved(other)
    expectHealthy(other)
    expectHealthy(own)
  })
})

describe('the prep group', () => {
  it('reads what is shared, comments on an item, and is answered; the count stands in the desk', async () => {
    const made = await make()
    const own = await openPage(stage, 'mathTeacher', made.path)
    await paperOf(own).waitFor()
    await own.getByRole('button', { name: '这份作业' }).click()
    await own.getByRole('menuitem', { name: '与备课组共享…' }).click()
    await own.getByText('阅读、提意见、复制', { exact: true }).click()
    await expectAccessible(own)
    await takePicture(own, 'share-dialog')
    await own.getByRole('button', { name: '保存', exact: true }).click()
    await own.getByText('已共享：同年级同学科教师可阅读和复制').waitFor()

    const other = await openPage(stage, 'lead', '/homework?tab=shared')
    await other.getByRole('link', { name: '周三数学作业' }).first().waitFor()
    await expectAccessible(other)
    await takePicture(other, 'shared-tab')
    await other.goto(made.path)
    await other.getByText('mathTeacher共享给备课组的作业').waitFor()
    await other.getByRole('button', { name: '意见' }).click()
    await choose(other, '对哪道题', /第 2 题/)
    await other.getByRole('textbox', { name: '意见' }).fill('三个分数请写清楚，学生容易看漏。')
    await other.getByRole('button', { name: '写上意见' }).click()
    await other.getByText('待处理 1 条').waitFor()
    await expectAccessible(other)
    await takePicture(other, 'comments-desk')
    expectHealthy(other)

    await own.reload()
    await own.getByRole('button', { name: '意见 1' }).click()
    await own.getByText('三个分数请写清楚').waitFor()
    await own.getByRole('button', { name: '回复' }).click()
    await own.getByRole('textbox', { name: '回复内容' }).fill('已补上。')
    await own.getByRole('button', { name: '回复', exact: true }).click()
    await own.getByText('已补上。').waitFor()
    await own.getByRole('button', { name: '已处理' }).click()
    await own.getByText('已处理 1 条').waitFor()
    await own.getByText('已处理 1 条').click()
    await own.getByRole('button', { name: /去看这道题/ }).click()
    await own.getByRole('button', { name: '意见', exact: true }).waitFor()
    await expect
      .poll(() => own.evaluate<string>('document.getSelection()?.anchorNode?.textContent ?? ""'))
      .toContain('用小数')
    expectHealthy(own)

    const phone = await openPage(stage, 'lead', made.path, { frame: 'phone' })
    await phone.getByRole('button', { name: '意见' }).click()
    await phone.getByText('已处理 1 条').click()
    await expectAccessible(phone)
    await expectNoSideScroll(phone)
    await takePicture(phone, 'comments-phone')

    await teacher.call(contract.shareAssignment, { params: made.params, body: { share: null } })
    await other.reload()
    await other.getByText('没有找到').first().waitFor()
  })

  it('copies a shared homework for its own class', async () => {
    const made = await make('同事的一份好作业。')
    await made.share('read')
    const page = await openPage(stage, 'lead', made.path)
    await page.getByRole('button', { name: '复制一份给我的班' }).click()
    await page.waitForURL((url) => !url.pathname.includes(made.id))
    await paperOf(page).getByText('同事的一份好作业。').waitFor()
    await expect.poll(() => page.getByRole('textbox', { name: '作业标题' }).inputValue()).toBe('周三数学作业（副本）')
    expect(await paperOf(page).getAttribute('contenteditable')).toBe('true')
    expectHealthy(page)
  })
})

describe('templates', () => {
  it('are made from a sheet, begin a homework, are changed and put away', async () => {
    const made = await make('模板里的一道题。')
    const page = await openPage(stage, 'mathTeacher', made.path)
    await paperOf(page).waitFor()
    await page.getByRole('button', { name: '这份作业' }).click()
    await page.getByRole('menuitem', { name: '存为模板…' }).click()
    await page.getByRole('textbox', { name: '模板名称' }).fill('单元练习模板')
    await page.getByText('备课组（同年级同学科）', { exact: true }).click()
    await expectAccessible(page)
    await takePicture(page, 'template-dialog')
    await page.getByRole('button', { name: '保存', exact: true }).click()
    await page.getByText('已存为模板“单元练习模板”').waitFor()
    await page.goto('/homework?tab=templates')
    await page.getByRole('rowheader', { name: '单元练习模板' }).waitFor()
    await expectAccessible(page)
    await takePicture(page, 'templates-tab')
    await page.getByRole('button', { name: '“单元练习模板”的操作' }).click()
    await page.getByRole('menuitem', { name: '用它新建作业' }).click()
    await page.getByRole('combobox', { name: '哪个模板' }).waitFor()
    await expectAccessible(page)
    await takePicture(page, 'begin-from-template')
    await page.getByRole('button', { name: '开始设计' }).click()
    await paperOf(page).getByText('模板里的一道题。').waitFor()
    expectHealthy(page)

    const phone = await openPage(stage, 'mathTeacher', '/homework?tab=templates', { frame: 'phone' })
    await phone.getByRole('button', { name: '“单元练习模板”的操作' }).click()
    await phone.getByRole('menuitem', { name: '收起' }).click()
    await phone.getByText('已收起模板“单元练习模板”').waitFor()
    await expectNoSideScroll(phone)
    await takePicture(phone, 'templates-phone')
    await phone.getByRole('button', { name: '撤销' }).click()
    await phone.getByRole('rowheader', { name: '单元练习模板' }).waitFor()
  })

  it('last week’s homework is offered first for a new day', async () => {
    const week = await make('上周三的题。')
    const releasing = { class_ids: [site.county.classes.five1], days: ['2026-11-25'] }
    await teacher.call(contract.releaseAssignment, {
      params: week.params,
      headers: { 'idempotency-key': 'last-week-key' },
      body: { revision: 1, ...releasing },
    })
    await make('今天随手写的。')
    const before = site.clock.now
    site.clock.now = new Date('2026-12-02T01:00:00.000Z')
    try {
      const page = await openPage(stage, 'mathTeacher', '/homework')
      await page.getByRole('button', { name: '布置新作业' }).first().click()
      await choose(page, '年级和学科', '五年级 数学')
      await page.getByText('以前的作业', { exact: true }).click()
      const field = page.getByRole('combobox', { name: '哪一份作业' })
      await field.waitFor()
      await field.click()
      await page.getByRole('option', { name: /上周今天/ }).waitFor()
      await takePicture(page, 'begin-from-last-week')
      await page.keyboard.press('Escape')
      await page.getByRole('button', { name: '开始设计' }).click()
      await paperOf(page).getByText('上周三的题。').waitFor()
      expectHealthy(page)
    } finally {
      site.clock.now = before
    }
  })
})
