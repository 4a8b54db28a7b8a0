import * as contract from '@lightwork/contract'
import { teachMath } from '@lightwork/server/test/together.ts'
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { expectAccessible, expectHealthy, expectNoSideScroll, launchBrowser, openPage, takePicture } from './browser.ts'
import { makeHomework, write } from './colleagues.ts'
import { sheetOf } from './desk.ts'
import { startSite } from './site.ts'

const site = await startSite()
await teachMath({ db: site.deps.db, county: site.county }, 'lead', 'five2')
const browser = await launchBrowser('153')
const stage = { browser, site }
const teacher = site.as('mathTeacher')
const make = (text?: string) => makeHomework(site, text)
const paperOf = sheetOf

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
