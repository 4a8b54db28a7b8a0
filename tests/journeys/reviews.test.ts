import * as contract from '@lightwork/contract'
import type { PersonName } from '@lightwork/server/test/county.ts'
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
  type: 'problem_solving',
  tier: 'raise',
  minutes: 6,
  score_rate: 0.7,
  competencies: ['应用意识'],
  body: textDocument('村里的粮仓存小麦 4.8 吨，是玉米的 $\\frac{3}{5}$。两种粮食一共多少吨？'),
  answer: { key: null, body: textDocument('玉米 8 吨，一共 12.8 吨。') },
  explanation: textDocument('玉米是单位“1”：$4.8\\div\\frac{3}{5}=8$。'),
})

async function judge(page: Page, verdict: '通过' | '退回修改', score: string, note = '') {
  const list = page.getByRole('region', { name: '检查单' }).or(page.locator('.review-ticks'))
  const boxes = page.locator('.review-ticks input[type=checkbox]')
  await list.first().waitFor()
  const count = await boxes.count()
  for (let index = 0; index < count; index++) {
    const box = boxes.nth(index)
    if (!(await box.isChecked())) await page.locator('.review-ticks li').nth(index).locator('label').click()
    await expect.poll(() => box.isChecked()).toBe(true)
  }
  await page.getByRole('radio', { name: verdict }).check({ force: true })
  await page.getByRole('radiogroup', { name: '总体评分' }).getByText(score, { exact: true }).click()
  if (note !== '') await page.getByLabel('意见', { exact: true }).fill(note)
  await page.getByRole('button', { name: '提交意见' }).click()
}

describe('an item on its way into the bank', () => {
  it('is handed in with the self-check, judged differently by two, decided by a third, reviewed again and published', async () => {
    const item = await site.as('mathTeacher').call(contract.createItem, { body: draft })
    const address = `/bank/${item.current.item_id}`
    const author = await open('mathTeacher', address)
    await author.getByRole('button', { name: '送审' }).click()
    const dialog = author.getByRole('dialog', { name: '自查后送审' })
    await dialog.waitFor()
    const submit = dialog.getByRole('button', { name: '送审' })
    await expect.poll(() => submit.isDisabled()).toBe(true)
    await dialog.locator('.item-ticks li').first().waitFor()
    for (const label of await dialog.locator('.item-ticks label').all()) await label.click()
    await expectAccessible(author)
    await takePicture(author, 'reviews-self-check')
    await submit.click()
    await author.getByText('待审核').first().waitFor()

    const first = await open('judgeOne', '/reviews')
    await first.getByText('村里的粮仓').click()
    await first.getByRole('heading', { name: /^审核：/ }).waitFor()
    await expectAccessible(first)
    await takePicture(first, 'reviews-desk', { fullPage: true })
    await judge(first, '通过', '5')
    await first.getByText('您已给出意见').waitFor()

    const second = await open('judgeTwo', '/reviews')
    await second.getByText('村里的粮仓').click()
    await judge(second, '退回修改', '2', '“一共”问的是两种粮食，题目没有说清楚。')
    await second.getByText('意见不一').waitFor()
    await takePicture(second, 'reviews-disputed', { fullPage: true })

    const third = await open('judgeThree', '/reviews')
    await third.getByText('村里的粮仓').click()
    await judge(third, '通过', '4')
    await third.getByText('您已给出意见').waitFor()
    const fourth = await site
      .as('curator')
      .call(contract.listItemReviews, { params: { item_id: item.current.item_id } })
    expect(fourth[0]?.step).toBe('second_review')
    for (const page of [author, first, second, third]) expectHealthy(page)
  })
})

describe('the pages of the review', () => {
  it('read well at every size and in both languages', async () => {
    const pages = { queue: '/reviews?view=all', group: '/reviews/group', rules: '/reviews/rules', home: '/' }
    for (const [name, path] of Object.entries(pages)) {
      for (const frame of ['desk', 'phone'] as const) {
        const page = await open('curator', path, { frame, language: frame === 'phone' ? 'en' : 'zh' })
        await page.getByRole('heading', { level: 1 }).waitFor()
        await page.waitForTimeout(400)
        await takePicture(page, `reviews-${name}-${frame}`, { fullPage: true })
        await expectAccessible(page)
        await expectNoSideScroll(page)
        expectHealthy(page)
        await page.close()
      }
    }
  })

  it('appoint and end a reviewer, and change a rule', async () => {
    const page = await open('curator', '/reviews/group')
    await page.getByRole('button', { name: '添加成员' }).click()
    const dialog = page.getByRole('dialog', { name: '添加成员' })
    await dialog.getByLabel('账号').fill('otherhead')
    await dialog.getByRole('button', { name: '添加' }).click()
    await page
      .getByRole('row', { name: /otherHead/ })
      .getByRole('button', { name: '停止审题' })
      .click()
    await page.getByText('otherHead不再审这门学科').waitFor()
    await page.goto('/reviews/rules')
    await page.getByRole('button', { name: '修改' }).nth(1).click()
    await page.getByRole('dialog').getByLabel('需要几份意见').fill('3')
    await expectAccessible(page)
    await takePicture(page, 'reviews-rule-dialog')
    await page.getByRole('dialog').getByRole('button', { name: '从现在起生效' }).click()
    await page.getByText('本学科').first().waitFor()
    expectHealthy(page)
  })
})
