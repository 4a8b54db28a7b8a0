import * as contract from '@lightwork/contract'
import { describe, expect, it } from 'vitest'
import { expectHealthy, launchBrowser } from './browser.ts'
import { drag } from './desk.ts'
import { lookAt } from './looking.ts'
import { startSite } from './site.ts'
import { fillEach, save, stemOf, writeAnswer, writeItem } from './writing-items.ts'

const [site, browser] = await Promise.all([startSite(), launchBrowser('153')])
const stage = { site, browser }

const read = async (itemId: string) =>
  (await site.as('curator').call(contract.getItem, { params: { item_id: itemId } })).current

describe('a group of questions', () => {
  it('is written with its stem, each question with type, tier, minutes and what is right', async () => {
    const page = await writeItem(stage, 'composite', '校园菜地长 12 米，宽 8 米。')
    const parts = stemOf(page).locator('.item-part')
    await expect.poll(() => parts.count()).toBe(2)
    await page.getByLabel('第 1 小题的题型').selectOption('single_choice')
    await parts.nth(0).locator('p').first().click()
    await page.keyboard.type('菜地的周长是（　　）。')
    await fillEach(page, '.item-part >> nth=0 >> li[data-choice]', ['20 米', '40 米', '96 米', '48 米'])
    await parts.nth(1).locator('p').first().click()
    await page.keyboard.type('菜地的面积是 96 平方米。')
    await page.getByLabel('第 2 小题的题型').selectOption('true_false')
    await page.getByLabel('第 2 小题的层次').selectOption('raise')
    await page.getByLabel('第 2 小题的分钟').fill('2')
    await page.getByRole('button', { name: '加一个小题' }).click()
    await page.keyboard.type('说说您是怎样想的。')
    await page.getByText('3 个小题合计 8 分钟').waitFor()
    const first = page.getByRole('region', { name: '（1）单选题' })
    await first.getByRole('radio').nth(1).check()
    const second = page.getByRole('region', { name: '（2）判断题' })
    await second.getByText('对', { exact: true }).click()
    await lookAt(page, 'group-edit')
    // The second question goes up by keyboard; what is right goes with it.
    await page.getByLabel('第 2 小题的题型').focus()
    await page.keyboard.press('Alt+ArrowUp')
    await page.getByRole('region', { name: '（1）判断题' }).waitFor()
    await page.keyboard.press('Control+z')
    await page.getByRole('region', { name: '（1）单选题' }).waitFor()
    // And by hand, with the mouse; undo puts it back with its answers.
    const top = await parts.nth(0).boundingBox()
    const handle = parts.nth(1).locator('.drag-handle')
    await drag(page, handle, { x: (top?.x ?? 0) + 200, y: (top?.y ?? 0) + 4 })
    await page.getByRole('region', { name: '（1）判断题' }).waitFor()
    await page.getByRole('button', { name: '撤销' }).first().click()
    await page.getByRole('region', { name: '（1）单选题' }).waitFor()
    await writeAnswer(page, '（3）长乘宽是面积。')
    const id = await save(page)
    const { answer, minutes } = await read(id)
    expect(answer.key).toEqual({ parts: [[1], true, null] })
    expect(minutes).toBe(8)
    await page.goto(`/bank/${id}`)
    await page.getByText('（1）B').waitFor()
    await lookAt(page, 'group-page')
    expectHealthy(page)
  })
})
