import type { Document } from '@lightwork/content'
import * as contract from '@lightwork/contract'
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { expectHealthy, launchBrowser } from './browser.ts'
import { lookAt } from './looking.ts'
import { startSite } from './site.ts'
import { save, stemOf, writeAnswer, writeItem } from './writing-items.ts'

const [site, browser] = await Promise.all([startSite(), launchBrowser('153')])
const stage = { site, browser }

const read = async (itemId: string) =>
  (await site.as('curator').call(contract.getItem, { params: { item_id: itemId } })).current
// The contract keeps content opaque; the server has held it to the schema.
const partsOf = ({ body }: contract.ItemVersionForTeacher, type: string) =>
  ((body as Document).content ?? []).filter((node) => node.type === type)

const focused = (page: Page) => page.evaluate<string | null>('document.activeElement.getAttribute("aria-label")')

async function writeDay(page: Page, nth: number, text: string) {
  await stemOf(page).locator('.item-part').nth(nth).locator('p').first().click()
  await page.keyboard.type(text)
}

describe('a project', () => {
  it('says for each day what is done and how long; its minutes are their sum', async () => {
    const page = await writeItem(stage, 'project', '给家里的绿豆做一份生长记录。', 'subject=science&grade=4')
    await writeDay(page, 0, '泡豆、选豆，写下猜想。')
    await writeDay(page, 1, '量一量芽的长度，记在表里。')
    await page.getByLabel('第 2 天的分钟').fill('5')
    await page.getByRole('button', { name: '加一天' }).click()
    await page.keyboard.type('画出长度的折线，写一句发现。')
    await page.getByLabel('第 3 段在第几天').fill('7')
    await page.getByText('3 天合计 25 分钟：第 1 天 10、第 2 天 5、第 7 天 10').waitFor()
    await expect.poll(() => page.getByLabel('预计时间').inputValue()).toBe('25')
    // A day that says nothing is named where it stands, before anything is sent.
    await page.getByRole('button', { name: '加一天' }).click()
    await page.getByRole('button', { name: '保存，去自查送审' }).click()
    await page.getByText('请写出这一天做什么').waitFor()
    await lookAt(page, 'project-edit')
    await page.getByRole('button', { name: '第 8 天：更多操作' }).click()
    await page.getByRole('menuitem', { name: '删除' }).click()
    await page.getByText('请写出这一天做什么').waitFor({ state: 'detached' })
    await writeAnswer(page, '看记录是否每次都有日期和长度。')
    const id = await save(page)
    const item = await read(id)
    expect(item.minutes).toBe(25)
    expect(partsOf(item, 'dayStep').map(({ attrs }) => attrs)).toEqual([
      { day: 1, minutes: 10 },
      { day: 2, minutes: 5 },
      { day: 7, minutes: 10 },
    ])
    await page.goto(`/bank/${id}`)
    await page.getByText('第 7 天').waitFor()
    await lookAt(page, 'project-page')
  })
})

describe('an exercise', () => {
  it('lists movements with sets, amount and rest; rows are moved, undone and counted', async () => {
    const page = await writeItem(stage, 'exercise', '在平地上做，先热身。', 'subject=pe&grade=5')
    await page.getByLabel('动作 1 的名称').fill('跳绳')
    await page.getByLabel('动作 1 的组数').fill('3')
    await page.getByLabel('动作 1 每组按什么算').selectOption('seconds')
    await page.getByLabel('动作 1 每组的量').fill('60')
    await page.getByLabel('动作 1 组间休息几秒').fill('30')
    await page.getByRole('button', { name: '加一个动作' }).click()
    await expect.poll(() => focused(page)).toBe('动作 2 的名称')
    await page.keyboard.type('仰卧起坐')
    await page.getByLabel('动作 2 的组数').fill('2')
    await page.getByLabel('动作 2 每组的量').fill('15')
    // 3 x (60 + 30) + 2 x 30 seconds.
    await page.getByText('2 个动作合计 6 分钟').waitFor()
    await page.getByLabel('动作 2 的名称').focus()
    await page.keyboard.press('Alt+ArrowUp')
    await expect.poll(() => page.getByLabel('动作 1 的名称').inputValue()).toBe('仰卧起坐')
    await page.getByText('现在是第 1 题').waitFor()
    // The row kept the focus, so undo is at hand: it takes back the move and not a letter.
    await expect.poll(() => focused(page)).toBe('动作 1 的名称')
    await page.keyboard.press('Control+z')
    await expect.poll(() => page.getByLabel('动作 1 的名称').inputValue()).toBe('跳绳')
    await page.getByRole('button', { name: '撤销' }).first().click()
    await expect.poll(() => page.getByLabel('动作 2 每组的量').inputValue()).toBe('10')
    await page.getByRole('button', { name: '重做' }).first().click()
    await page.getByRole('button', { name: '加一个动作' }).click()
    await page.getByRole('button', { name: '保存，去自查送审' }).click()
    await page.getByText('请写出动作名称').waitFor()
    await expect.poll(() => focused(page)).toBe('动作 3 的名称')
    await lookAt(page, 'exercise-edit')
    await page.getByRole('button', { name: '动作 3：更多操作' }).click()
    await page.getByRole('menuitem', { name: '删除' }).click()
    await writeAnswer(page, '动作到位，落地轻。')
    const id = await save(page)
    const item = await read(id)
    expect(item.minutes).toBe(6)
    expect(partsOf(item, 'drillList')[0]?.content?.map(({ attrs }) => attrs)).toEqual([
      { name: '跳绳', sets: 3, amount: 60, unit: 'seconds', set_seconds: 60, rest_seconds: 30 },
      { name: '仰卧起坐', sets: 2, amount: 15, unit: 'times', set_seconds: 30, rest_seconds: 0 },
    ])
    await page.goto(`/bank/${id}`)
    await page.getByRole('cell', { name: '仰卧起坐' }).waitFor()
    await lookAt(page, 'exercise-page')
    expectHealthy(page)
  })
})
