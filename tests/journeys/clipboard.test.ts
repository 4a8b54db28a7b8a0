import {
  checkItemContent,
  type Document,
  dayStep,
  fromText,
  settle,
  subItem,
  withChoices,
  withDrills,
  withParts,
} from '@lightwork/content'
import * as contract from '@lightwork/contract'
import { describe, expect, it } from 'vitest'
import { expectHealthy, launchBrowser, openPage } from './browser.ts'
import { draftOf } from './made-items.ts'
import { startSite } from './site.ts'
import { save, stemOf, writeItem } from './writing-items.ts'

const [site, browser] = await Promise.all([startSite(), launchBrowser('153')])
const stage = { site, browser }
const asJson = (document: Document) => document as contract.ItemDraft['body']

const entries = (...texts: string[]) => texts.map((text) => ({ type: 'entry', content: [{ type: 'text', text }] }))
const question = {
  type: 'doc',
  content: [
    {
      type: 'paragraph',
      content: [
        { type: 'text', text: 'It ' },
        { type: 'gap', attrs: { options: ['is "so"', '<was> & were'] } },
        { type: 'text', text: ' cold: ' },
        { type: 'mathInline', attrs: { latex: '\\frac{1}{2}' } },
      ],
    },
    {
      type: 'matching',
      content: [
        { type: 'column', content: entries('甲', '乙') },
        { type: 'column', content: entries('1', '2', '3') },
      ],
    },
    { type: 'ordering', content: entries('先', '后') },
    {
      type: 'bulletList',
      content: [{ type: 'listItem', content: [{ type: 'paragraph', content: [{ type: 'text', text: '一条' }] }] }],
    },
  ],
} satisfies Document

const sub = (n: number, type: 'single_choice' | 'cloze', body: Document) =>
  subItem({ id: `00000000-0000-4000-8000-00000000000${n}`, type, tier: 'extend', minutes: 7, point_ids: [] }, body)

const everything = withParts(
  withDrills(fromText('材料在这里。'), [
    { name: '跳"绳"', sets: 3, amount: 60, unit: 'seconds', set_seconds: 60, rest_seconds: 30 },
    { name: '俯卧撑', sets: 2, amount: 8, unit: 'times', set_seconds: 25, rest_seconds: 0 },
  ]),
  [
    sub(1, 'single_choice', withChoices(fromText('选一选'), ['甲', '乙', '$x^2$'])),
    sub(2, 'cloze', question),
    dayStep(1, 12, fromText('看')),
    dayStep(4, 5, fromText('写')),
  ],
)

const read = async (itemId: string) =>
  (await site.as('curator').call(contract.getItem, { params: { item_id: itemId } })).current

describe('the clipboard', () => {
  it('carries groups, days and movements from one item to another: nothing is lost', async () => {
    const { current } = await site
      .as('curator')
      .call(contract.createItem, { body: draftOf('', { minutes: 17, body: asJson(everything) }) })
    const page = await openPage(stage, 'curator', `/bank/${current.item_id}/edit`)
    await stemOf(page).locator('p').first().click()
    await page.keyboard.press('Control+a')
    await page.keyboard.press('Control+c')
    await page.goto('/bank/new?subject=math&grade=5&type=short_answer')
    await stemOf(page).click()
    await page.keyboard.press('Control+v')
    await stemOf(page).getByText('俯卧撑').or(page.getByLabel('动作 2 的名称')).first().waitFor()
    const copied = await read(await save(page))
    // The answers stay behind: what belongs together is then what stands side by side, and is put out of that order.
    const sideBySide = {
      pairs: [
        [0, 0],
        [1, 1],
      ] as [number, number][],
    }
    expect(copied.body).toEqual(settle(checkItemContent(current.body), { parts: [[], sideBySide] }).body)
    expect(copied.minutes).toBe(17)
    expectHealthy(page)
  })

  it('makes a copy of one question with an id of its own and what is right in it; cutting one keeps its answers', async () => {
    const page = await writeItem(stage, 'composite', '两小题。')
    await stemOf(page).locator('.item-part p').first().click()
    await page.keyboard.type('地球是圆的。')
    await page.getByLabel('第 1 小题的题型').selectOption('true_false')
    await page.getByRole('region', { name: '（1）判断题' }).getByText('对', { exact: true }).click()
    await page.getByRole('button', { name: '第 2 小题：更多操作' }).click()
    await page.getByRole('menuitem', { name: '删除' }).click()
    await page.getByLabel('第 1 小题的层次').focus()
    await page.keyboard.press('Escape')
    await page.keyboard.press('Control+c')
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('Control+v')
    await page.getByRole('region', { name: '（2）判断题' }).waitFor()
    const { body, answer } = await read(await save(page))
    expect(answer.key).toEqual({ parts: [true, true] })
    const ids = ((body as Document).content ?? []).flatMap(({ attrs }) => attrs?.id ?? [])
    expect(new Set(ids).size).toBe(2)
  })
})
