import { type Document, fromText, subItem, withParts } from '@lightwork/content'
import type * as contract from '@lightwork/contract'
import { v7 as newId } from 'uuid'
import { describe, expect, it } from 'vitest'
import { expectAccessible, expectHealthy, launchBrowser, openPage, takePicture } from './browser.ts'
import { blockOf, sheetOf, startHomework } from './desk.ts'
import { draftOf, publish } from './made-items.ts'
import { startSite } from './site.ts'

const [site, browser] = await Promise.all([startSite(), launchBrowser('153')])

const part = (text: string, tier: 'base' | 'extend', minutes: number) =>
  subItem({ id: newId(), type: 'short_answer', tier, minutes, point_ids: [] }, fromText(text))
const group = withParts(fromText('阅读票价表，回答问题。'), [
  part('两张成人票多少元？', 'base', 2),
  part('怎样买票最省钱？', 'extend', 6),
]) as Document & { content: never[] }

await publish(site, draftOf('一块布长 8 米，用去四分之一，用去多少米？', { minutes: 4 }))
await publish(site, draftOf('一桶油重 12 千克，用去三分之一，还剩多少千克？', { minutes: 5 }))
await publish(
  site,
  draftOf('判断：分数都小于 1。', {
    minutes: 1,
    type: 'true_false',
    tier: 'raise',
    answer: { key: [1], body: fromText('') as contract.ItemDraft['body'] },
  }),
)
await publish(site, draftOf('', { type: 'composite', body: group, minutes: 10 }))

describe('an item of the bank on the sheet', () => {
  it('leaves room to write before and after it: to the edges by key, where no caret can stand', async () => {
    const page = await openPage({ browser, site }, 'mathTeacher', '/homework')
    await startHomework(page)
    const sheet = sheetOf(page)
    await page.getByRole('button', { name: /^加入：一块布/ }).click()
    await blockOf(page, '一块布').waitFor()
    await sheet.focus()
    await page.keyboard.press('Control+End')
    await page.keyboard.type('做完请家长看一看')
    await page.keyboard.press('Control+Home')
    await page.keyboard.press('Control+End')
    await page.keyboard.type('。')
    await expect
      .poll(async () => (await sheet.innerText()).replace(/\s+/g, ''))
      .toMatch(/一块布长8米.*做完请家长看一看。$/)
    expectHealthy(page)
    await page.context().close()
  })

  it('is exchanged for a similar one, adapted in place and split, each in one step', async () => {
    const page = await openPage({ browser, site }, 'mathTeacher', '/homework')
    await startHomework(page)
    const sheet = sheetOf(page)
    const bank = page.getByRole('region', { name: '题库' })
    const add = (opening: string) => bank.getByRole('button', { name: new RegExp(`^加入：${opening}`) }).click()
    const act = async (block: string, action: string) => {
      await blockOf(page, block).hover()
      await blockOf(page, block).getByRole('button', { name: '更多操作' }).click()
      await page.getByRole('menuitem', { name: action, exact: true }).click()
    }
    await add('一块布')
    const cloth = blockOf(page, '一块布')
    await cloth.getByRole('button', { name: '必做' }).click()

    await act('一块布', '换一道相近的题')
    const dialog = page.getByRole('dialog', { name: '换一道相近的题' })
    // The same type and tier first; what stands on the sheet is not offered.
    await expect.poll(() => dialog.getByRole('listitem').first().innerText()).toContain('一桶油')
    expect(await dialog.getByText('一块布').count()).toBe(0)
    await expectAccessible(page)
    await takePicture(page, 'sheet-similar')
    await dialog.getByRole('button', { name: /^换成这道：一桶油/ }).click()
    await dialog.waitFor({ state: 'detached' })
    const oil = blockOf(page, '一桶油')
    await expect.poll(() => oil.getByRole('textbox', { name: '预计分钟' }).inputValue()).toBe('5')
    // The teacher's own choice for the block stays.
    await oil.getByRole('button', { name: '选做' }).waitFor()
    expect(await cloth.count()).toBe(0)

    await act('一桶油', '改编成自拟题')
    const own = sheet.getByRole('group', { name: '自拟题' })
    await own.getByText('改编自题库').waitFor()
    await own.getByText('还剩多少千克').click()
    await page.keyboard.press('End')
    await page.keyboard.type('说说你的想法。')
    await own.getByText('还剩多少千克？说说你的想法。').waitFor()

    await add('阅读票价表')
    // By keyboard alone.
    await blockOf(page, '阅读票价表').getByRole('button', { name: '更多操作' }).focus()
    await page.keyboard.press('Enter')
    await page.getByRole('menuitem', { name: '把小题拆开', exact: true }).waitFor()
    const chosen = () => page.locator(':focus').textContent()
    for (let keys = 0; keys < 12 && (await chosen()) !== '把小题拆开'; keys++) await page.keyboard.press('ArrowDown')
    expect(await chosen()).toBe('把小题拆开')
    await page.keyboard.press('Enter')
    await expect.poll(() => own.count()).toBe(3)
    const minutes = await Promise.all(
      [0, 1, 2].map((index) => own.nth(index).getByRole('textbox', { name: '预计分钟' }).inputValue()),
    )
    // The two minutes for reading go with the first.
    expect(minutes).toEqual(['5', '4', '6'])
    await takePicture(page, 'sheet-split')
    await expectAccessible(page)
    await page.getByRole('button', { name: /^撤销/ }).click()
    await blockOf(page, '阅读票价表').waitFor()
    expect(await own.count()).toBe(1)
    expectHealthy(page)
  })
})
