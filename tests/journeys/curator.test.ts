import { toText } from '@lightwork/content'
import * as contract from '@lightwork/contract'
import { inTransaction, wholeCounty } from '@lightwork/server/src/db/transaction.ts'
import { seedTaxonomy } from '@lightwork/server/src/jobs/seed-taxonomy.ts'
import { bulkAs } from '@lightwork/server/test/bulk.ts'
import type { PersonName } from '@lightwork/server/test/county.ts'
import { accept } from '@lightwork/server/test/review.ts'
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
import { wildItems } from './wild-items.ts'

const [site, browser] = await Promise.all([startSite(), launchBrowser('153')])
const open = (person: PersonName, path: string, options?: PageOptions) =>
  openPage({ browser, site }, person, path, options)
await inTransaction(site.deps.db, wholeCounty, seedTaxonomy)
const bulk = bulkAs(site.as, 'curator')
const wild = wildItems(500)
const maths = wild.good.get('math') ?? 0

/** What a teacher of mathematics finds: the ids of all maths items in use. */
async function taught(): Promise<string[]> {
  const { hits, total } = await site
    .as('mathTeacher')
    .call(contract.searchItems, { querystring: { subject: 'math', page_size: 50 } })
  expect(hits).toHaveLength(total)
  return hits.map(({ item_id }) => item_id).sort()
}
const itemOf = (item_id: string) => site.as('curator').call(contract.getItem, { params: { item_id } })

async function openReview(item_id: string): Promise<string> {
  const [newest] = await site.as('curator').call(contract.listItemReviews, { params: { item_id } })
  if (newest === undefined || newest.outcome !== null) throw new Error('no open review')
  return newest.review_id
}

/** Two accept it, a third reviews it again. */
async function pass(item_id: string): Promise<void> {
  const review = await openReview(item_id)
  for (const judge of ['judgeOne', 'judgeTwo', 'judgeThree'] as const) await accept(site.as, judge, review)
}

/** Ticks the whole list of the desk. */
async function tickAll(page: Page): Promise<void> {
  const lines = page.locator('.review-ticks li')
  await lines.first().waitFor()
  for (let index = 0; index < (await lines.count()); index++) {
    await lines.nth(index).locator('label').click()
    await expect.poll(() => lines.nth(index).locator('input').isChecked()).toBe(true)
  }
}

async function applied(page: Page): Promise<void> {
  await page.getByText('已完成').waitFor({ timeout: 30_000 })
}

describe('a curator', () => {
  it('imports 500 items with wild tags, cleans them in bulk, has them reviewed, revises one and retires one', async () => {
    // 1. The import, and its report.
    const page = await open('curator', '/bank/imports')
    await page.locator('input[type=file]').setInputFiles({
      name: '别处的题.jsonl',
      mimeType: 'application/x-ndjson',
      buffer: Buffer.from(wild.text),
    })
    await page.getByRole('button', { name: '开始导入' }).click()
    await page.getByText('导入完成').waitFor({ timeout: 60_000 })
    const {
      imports: [run],
    } = await site.as('curator').call(contract.listImports, { querystring: {} })
    expect(run).toMatchObject({ lines: 500, added: 500 - wild.bad, refused: wild.bad })
    await page.getByText('奥数与围棋').first().waitFor()
    await takePicture(page, 'curator-import', { fullPage: true })
    expect(await taught()).toEqual([])

    // 2. Found again by their import, cleaned by subject: first the ones shown, then all others the same way.
    await page.getByRole('link', { name: '看草稿' }).click()
    await page
      .getByText(`${500 - wild.bad} 题`)
      .first()
      .waitFor()
    await page.getByRole('button', { name: '去掉“同一次导入”' }).waitFor()
    await page.goto(`/bank?subject=math&state=draft&import_id=${run?.id}`)
    await page.getByText(`${maths} 题`).first().waitFor()
    const boxes = page.locator('.bank-card-mark label')
    await boxes.nth(1).click()
    await boxes.nth(4).click({ modifiers: ['Shift'] })
    await page.getByText('已选 4 题').waitFor()
    await page.getByRole('button', { name: `选全部结果（${maths} 题）` }).click()
    await page.getByText(`已选全部结果（${maths} 题）`).waitFor()
    await takePicture(page, 'curator-marked')
    await expectAccessible(page)
    await page.getByRole('button', { name: '改标注' }).click()
    const dialog = page.getByRole('dialog', { name: '修改选中题目的标注' })
    const choose = async (label: string, option: string) => {
      await dialog.getByRole('button', { name: new RegExp(`${label}$`) }).click()
      await page.getByRole('option', { name: option, exact: true }).click()
    }
    await choose('知识点', '添加')
    await dialog.getByRole('combobox', { name: '知识点：哪些' }).fill('小数乘除法')
    await page
      .getByRole('option', { name: /小数乘除法/ })
      .first()
      .click()
    await choose('核心素养', '添加')
    await dialog.getByText('运算能力', { exact: true }).click()
    await choose('时间', '加')
    await dialog.getByLabel('多少分钟').fill('2')
    await choose('层次', '提升')
    await takePicture(page, 'curator-bulk-form')
    await expectAccessible(page)
    await dialog.getByRole('button', { name: '看预览' }).click()
    await page.getByText('现在还没有改动任何题目').waitFor()
    await page.locator('.bulk-lines li').first().waitFor()
    await takePicture(page, 'curator-preview', { fullPage: true })
    await expectAccessible(page)
    await page.getByRole('button', { name: `开始（${maths} 题）` }).click()
    await applied(page)
    await takePicture(page, 'curator-done', { fullPage: true })
    for (const subject of ['chinese', 'english'] as const) {
      const question = { subject, state: 'draft', import_id: run?.id ?? '' } as const
      const { points, competencies } = await site.as('curator').call(contract.getTaxonomy, { params: { subject } })
      const change = {
        point_ids: { op: 'add' as const, values: points.slice(0, 1).map(({ id }) => id) },
        competencies: { op: 'add' as const, values: competencies.slice(0, 1) },
        place: 'after_school' as const,
      }
      const { edit_id } = await bulk.prepare({ question }, { kind: 'edit', change })
      expect(await bulk.apply(edit_id)).toMatchObject({ changed: wild.good.get(subject), refused: 0 })
    }
    expect(await taught()).toEqual([])

    // 3. Handed in together; the self-check is ticked once.
    await page.getByRole('button', { name: `把改过的 ${maths} 题送审` }).click()
    await page.getByRole('heading', { level: 1, name: '送审' }).waitFor()
    const start = page.getByRole('button', { name: /^开始/ })
    await start.waitFor()
    expect(await start.isDisabled()).toBe(true)
    for (const label of await page.locator('.bulk-ticks label').all()) await label.click()
    await takePicture(page, 'curator-hand-in', { fullPage: true })
    await expectAccessible(page)
    await start.click()
    await applied(page)
    const { hits } = await site.as('curator').call(contract.searchItems, {
      querystring: { subject: 'math', state: 'in_review', import_id: run?.id ?? '', page_size: 50 },
    })
    expect(hits).toHaveLength(maths)
    expect(await taught()).toEqual([])

    // 4. Two reviewers disagree on one; they go through the queue by keys.
    await site.as('curator').call(contract.appointMember, {
      body: { login: 'otherhead', station: 'researcher', subject: 'math', stage: 'primary' },
    })
    const queue = await site
      .as('judgeOne')
      .call(contract.listReviews, { querystring: { view: 'open', subject: 'math' } })
    const disputed = queue.reviews.find(({ grades }) => grades.includes(3)) ?? queue.reviews[0]
    if (disputed === undefined) throw new Error('the queue is empty')
    const at = `/reviews/${disputed.review_id}?view=open&subject=math`
    const one = await open('judgeOne', at)
    await tickAll(one)
    await one.keyboard.press('a')
    await one.keyboard.press('5')
    await one.keyboard.press('Control+Enter')
    await one.getByText('您已给出意见').waitFor()
    await takePicture(one, 'curator-lane')
    await expectAccessible(one)
    await one.keyboard.press('n')
    await expect.poll(() => one.url(), { timeout: 10_000 }).not.toContain(disputed.review_id)
    await one.locator('.review-ticks li').first().waitFor()
    const two = await open('judgeTwo', at)
    await two.locator('.review-ticks li').first().waitFor()
    await two.keyboard.press('r')
    await two.keyboard.type('题干里的单位不统一。')
    await two.getByRole('heading', { level: 1 }).click()
    await two.keyboard.press('2')
    await two.keyboard.press('Control+Enter')
    await two.getByText('意见不一').waitFor()
    expect(await taught()).toEqual([])
    const three = await open('judgeThree', at)
    await tickAll(three)
    await three.keyboard.press('a')
    await three.keyboard.press('4')
    await three.keyboard.press('Control+Enter')
    await three.getByText('您已给出意见').waitFor()
    expect(await taught()).toEqual([])
    await accept(site.as, 'otherHead', disputed.review_id)
    expect(await taught()).toEqual([disputed.item_id])

    // 5. The others pass, in the same way; the search holds exactly those at each step.
    const others = hits.map(({ item_id }) => item_id).filter((id) => id !== disputed.item_id)
    const passed = others.slice(0, 5)
    const inUse = [disputed.item_id]
    for (const id of passed) {
      await pass(id)
      inUse.push(id)
      expect(await taught()).toEqual([...inUse].sort())
    }

    // 6. One is revised: the old version stays in use until the new one has passed.
    const [revised = '', retired = '', successor = ''] = passed
    const before = await itemOf(revised)
    const made = await bulk.change([revised], { tier: 'extend' })
    expect(made).toMatchObject({ changed: 1, new_versions: 1 })
    const seenBy = async () =>
      (await site.as('mathTeacher').call(contract.getItem, { params: { item_id: revised } })).current
    expect(await seenBy()).toMatchObject({ version_id: before.current.version_id, tier: 'raise' })
    const handIn = await bulk.prepare({ changed_by: made.edit_id }, { kind: 'hand_in' })
    await bulk.apply(handIn.edit_id, handIn.ticks)
    expect(await seenBy()).toMatchObject({ version_id: before.current.version_id })
    expect(await taught()).toEqual([...inUse].sort())
    await pass(revised)
    expect(await seenBy()).toMatchObject({ number: 2, tier: 'extend' })
    expect(await taught()).toEqual([...inUse].sort())

    // 7. One is retired, and says what to use instead.
    await page.goto(`/bank/${retired}`)
    await page.getByRole('button', { name: '停用' }).click()
    const retire = page.getByRole('dialog', { name: '停用这道题？' })
    await retire.getByLabel('停用的原因').fill('与另一题重复')
    await retire.getByLabel('改用哪一题').fill(`${site.origin}/bank/${successor}`)
    await retire.getByRole('button', { name: '停用', exact: true }).click()
    await page.getByText('已停用，新的作业不能再用').waitFor()
    expect(await taught()).toEqual(inUse.filter((id) => id !== retired).sort())
    expect((await itemOf(retired)).retirement).toMatchObject({ successor_id: successor })

    // What a teacher sees in the end, word for word.
    const teacher = await open('mathTeacher', '/bank?subject=math')
    await teacher
      .getByText(`${inUse.length - 1} 题`)
      .first()
      .waitFor()
    const opening = toText((await itemOf(successor)).current.body).slice(0, 6)
    await teacher.getByText(opening).first().waitFor()
    expect(await teacher.locator('.bank-card-mark').count()).toBe(0)
    for (const each of [page, one, two, three, teacher]) expectHealthy(each)
  }, 180_000)
})

describe('the pages of bulk edits', () => {
  it('read well at every size and in both languages', async () => {
    const { edits } = await site.as('curator').call(contract.listBulkEdits, { querystring: {} })
    const edit = edits.find(({ kind, changed }) => kind === 'edit' && changed > 1)
    const pages = { list: '/curation/bulk', edit: `/curation/bulk/${edit?.edit_id}`, bank: '/bank?state=draft' }
    for (const [name, path] of Object.entries(pages)) {
      for (const frame of ['desk', 'phone'] as const) {
        const page = await open('curator', path, { frame, language: frame === 'phone' ? 'en' : 'zh' })
        await page.getByRole('heading', { level: 1 }).waitFor()
        await page.waitForTimeout(400)
        if (name === 'bank') await page.locator('.bank-card-mark label').first().click()
        await takePicture(page, `bulk-${name}-${frame}`, { fullPage: name !== 'bank' })
        await expectAccessible(page)
        await expectNoSideScroll(page)
        expectHealthy(page)
        await page.close()
      }
    }
  })

  it('undo an edit as a whole', async () => {
    const { edits } = await site.as('curator').call(contract.listBulkEdits, { querystring: {} })
    const edit = edits.find(({ change }) => change?.place === 'after_school')
    const page = await open('curator', `/curation/bulk/${edit?.edit_id}`)
    await page.getByRole('button', { name: '撤销这次修改' }).click()
    await page.getByRole('heading', { level: 1, name: '撤销修改' }).waitFor()
    await page.getByRole('button', { name: /^开始/ }).click()
    await applied(page)
    await page.goBack()
    await page.getByText('已撤销').waitFor()
    expectHealthy(page)
  })
})
