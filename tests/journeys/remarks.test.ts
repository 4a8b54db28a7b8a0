import * as contract from '@lightwork/contract'
import { tiers } from '@lightwork/domain'
import type { PersonName } from '@lightwork/server/test/county.ts'
import { itemDraft, textDocument } from '@lightwork/server/test/item.ts'
import { handIn, openReviewOf, publishItem } from '@lightwork/server/test/review.ts'
import { v7 as newId } from 'uuid'
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

const write = (draft: contract.ItemDraft) => site.as('mathTeacher').call(contract.createItem, { body: draft })
const publish = async (draft: contract.ItemDraft) => publishItem(site.as, 'mathTeacher', await write(draft))

const choices = (...options: string[]) => ({
  type: 'choiceList',
  content: options.map((text) => ({ type: 'choice', content: [{ type: 'text', text }] })),
})
const withChoices = (stem: string, ...options: string[]) =>
  ({ type: 'doc', content: [...(textDocument(stem).content as object[]), choices(...options)] }) as unknown as {
    type: 'doc'
    content: never[]
  }

const first = () =>
  itemDraft({
    type: 'single_choice',
    body: withChoices('水库放水，每分钟放 $\\frac{3}{4}$ 吨，12 分钟放多少吨？', '8 吨', '9 吨', '16 吨'),
    answer: { key: [1], body: textDocument('') },
  })
const second = () =>
  itemDraft({
    type: 'single_choice',
    body: withChoices('水库放水，每分钟放 $\\frac{3}{5}$ 吨，20 分钟放多少吨？', '16 吨', '12 吨', '8 吨'),
    answer: { key: [1], body: textDocument('') },
    minutes: 6,
  })

describe('comments on a place', () => {
  it('are made at the margin by keyboard, hidden from the other reviewer, answered and resolved', async () => {
    const item = await handIn(site.as, 'mathTeacher', await write(itemDraft()))
    const desk = `/reviews/${await openReviewOf(site.as, item)}`
    const reviewer = await open('judgeOne', desk)
    const mark = reviewer.getByRole('button', { name: '题干第 1 段：写批注' })
    await mark.focus()
    await reviewer.keyboard.press('Enter')
    await reviewer.locator('.comment-write textarea:focus').waitFor()
    await reviewer.keyboard.type('“每行采 25 千克”应写明是鲜叶。')
    await expectAccessible(reviewer)
    await reviewer.getByRole('button', { name: '提交批注' }).first().click()
    await reviewer.locator('.comment-thread').filter({ hasText: '应写明是鲜叶' }).waitFor()
    await reviewer.locator('.comment-mark.said:focus').waitFor()
    await takePicture(reviewer, 'remarks-desk', { fullPage: true })

    const other = await open('judgeTwo', desk)
    await other.getByText('其他审题人有 1 条批注').waitFor()
    expect(await other.getByText('应写明是鲜叶').count()).toBe(0)

    const author = await open('mathTeacher', `/bank/${item.current.item_id}`)
    await author.getByText('应写明是鲜叶').waitFor()
    await author.getByRole('button', { name: '回复' }).click()
    await author.getByLabel('回复内容').fill('已补“鲜叶”，请再看。')
    await author.getByRole('button', { name: '回复' }).click()
    await author.getByText('已补“鲜叶”').waitFor()
    await author.getByRole('button', { name: '已解决' }).click()
    await author.getByRole('button', { name: '显示已解决的 1 条' }).click()
    await author.getByText('mathTeacher标为已解决').waitFor()
    await takePicture(author, 'remarks-item', { fullPage: true })

    const phone = await open('judgeOne', desk, { frame: 'phone' })
    await phone.getByRole('heading', { name: '批注', exact: true }).first().waitFor()
    await expectNoSideScroll(phone)
    await expectAccessible(phone)
    await takePicture(phone, 'remarks-desk-phone', { fullPage: true })
    for (const page of [reviewer, other, author, phone]) expectHealthy(page)
  })
})

describe('two versions', () => {
  it('stand side by side: words, formulas, options and tags', async () => {
    const published = await publish(first())
    const next = await site.as('mathTeacher').call(contract.saveItemDraft, {
      params: { item_id: published.current.item_id },
      body: { revision: published.current.revision, draft: second() },
    })
    const page = await open('curator', `/bank/${published.current.item_id}`)
    await page.getByRole('link', { name: '与第 2 版对照' }).click()
    await page.getByRole('heading', { name: '版本对照' }).waitFor()
    await page.locator('.compare ins .katex, .compare ins math').first().waitFor()
    expect(await page.locator('.compare del').filter({ hasText: '4 分钟' }).count()).toBe(1)
    expect(await page.locator('.compare ins').filter({ hasText: '6 分钟' }).count()).toBe(1)
    expect(await page.locator('.compare .moved').count()).toBeGreaterThan(0)
    await expectAccessible(page)
    await takePicture(page, 'remarks-compare', { fullPage: true })
    const phone = await open('curator', `/bank/${published.current.item_id}/compare`, {
      frame: 'phone',
      language: 'en',
    })
    await phone.locator('.compare ins').first().waitFor()
    await expectNoSideScroll(phone)
    await expectAccessible(phone)
    await takePicture(phone, 'remarks-compare-phone', { fullPage: true })

    const reviewId = await openReviewOf(site.as, await handIn(site.as, 'mathTeacher', next))
    const desk = await open('judgeOne', `/reviews/${reviewId}`)
    await desk.getByRole('button', { name: '与正在使用的一版比较' }).click()
    await desk.locator('.compare ins').first().waitFor()
    await expectNoSideScroll(desk)
    await takePicture(desk, 'remarks-desk-compare', { fullPage: true })
    for (const each of [page, phone, desk]) expectHealthy(each)
  })
})

describe('a reported problem', () => {
  it('goes from the card of the bank to the queue, and its answer to the person', async () => {
    const item = await publish(itemDraft({ body: textDocument('晒谷场长 24 米、宽 15 米，面积是多少平方米？') }))
    const teacher = await open('otherTeacher', '/bank?q=晒谷场')
    const card = teacher.locator('.bank-card').filter({ hasText: '晒谷场' })
    await card.getByRole('button', { name: '更多' }).click()
    await teacher.getByRole('menuitem', { name: '报告问题' }).click()
    const dialog = teacher.getByRole('dialog', { name: '报告问题' })
    await dialog.getByText('答案有误').click()
    await dialog.getByLabel('说明').fill('答案应是 360 平方米')
    await expectAccessible(teacher)
    await takePicture(teacher, 'remarks-report')
    await dialog.getByRole('button', { name: '提交报告' }).click()
    await dialog.waitFor({ state: 'detached' })

    const curator = await open('curator', '/curation/reports')
    await curator.getByText('答案应是 360 平方米').waitFor()
    await expectAccessible(curator)
    await takePicture(curator, 'remarks-queue', { fullPage: true })
    await curator
      .getByRole('row', { name: /晒谷场/ })
      .getByRole('button', { name: '答复' })
      .click()
    const answer = curator.getByRole('dialog', { name: '答复报告' })
    await answer.getByLabel('给报告人的话').fill('原答案写的就是 360 平方米，请再核对。')
    await takePicture(curator, 'remarks-answer')
    await answer.getByRole('button', { name: '答复' }).click()
    await curator.getByText('没有待处理的报告').waitFor()

    await teacher.goto(`${site.origin}/account`)
    await teacher.getByRole('link', { name: '看我报告过的题目和答复' }).click()
    await teacher.getByText('请再核对').waitFor()
    await expectAccessible(teacher)
    const phone = await open('curator', '/curation/reports', { frame: 'phone' })
    await phone.getByRole('heading', { level: 1 }).waitFor()
    await expectNoSideScroll(phone)
    expect(item.current.state).toBe('published')
    for (const page of [teacher, curator, phone]) expectHealthy(page)
  })
})

describe('an item in use', () => {
  it('says where before it is retired, and homework that holds it takes the successor with one press', async () => {
    const [old, successor] = [
      await publish(itemDraft({ body: textDocument('旧题：水塘里有 30 条鱼，卖掉一半还剩几条？') })),
      await publish(itemDraft({ body: textDocument('新题：水塘里有 48 条鱼，卖掉四分之一还剩几条？'), minutes: 5 })),
    ]
    const block = {
      type: 'itemBlock',
      attrs: {
        ...{
          id: newId(),
          tiers: [...tiers],
          required: true,
          minutes: 4,
          mode: 'written',
          place: 'home',
          pointer: '鱼塘',
        },
        item_id: old.current.item_id,
        item_version_id: old.current.version_id,
      },
    }
    const params = { school_id: site.county.school }
    const made = await site.as('mathTeacher').call(contract.createAssignment, {
      params,
      body: { title: '鱼塘作业', subject: 'math', grade: 5, document: { type: 'doc', content: [block] as never[] } },
    })
    await site.as('mathTeacher').call(contract.releaseAssignment, {
      params: { ...params, assignment_id: made.id },
      headers: { 'idempotency-key': newId() },
      body: { revision: 1, class_ids: [site.county.classes.five1], days: ['2026-11-30'] },
    })
    const curator = await open('curator', `/bank/${old.current.item_id}`)
    await curator.getByText('东河学校').waitFor()
    await curator.getByRole('button', { name: '停用' }).click()
    const dialog = curator.getByRole('dialog', { name: '停用这道题？' })
    await dialog.getByText('还在 1 份作业里，其中 1 份已布置在今天以后').waitFor()
    await dialog.getByLabel('停用的原因').fill('数据不合实际')
    await dialog.getByLabel('改用哪一题').fill(`${site.origin}/bank/${successor.current.item_id}`)
    await expectAccessible(curator)
    await takePicture(curator, 'remarks-retire')
    await dialog.getByRole('button', { name: '停用', exact: true }).click()
    await dialog.waitFor({ state: 'detached' })

    const teacher = await open('mathTeacher', `/homework/${params.school_id}/${made.id}`)
    await teacher.getByText('题库已停用这道题，替代题：新题').waitFor()
    await takePicture(teacher, 'remarks-successor')
    await teacher.getByRole('button', { name: '换成替代题' }).click()
    await teacher.getByText('卖掉四分之一').first().waitFor()
    await expect
      .poll(
        async () => {
          const saved = await site
            .as('mathTeacher')
            .call(contract.getAssignment, { params: { ...params, assignment_id: made.id } })
          return JSON.stringify(saved.document)
        },
        { timeout: 10_000 },
      )
      .toContain(successor.current.version_id)
    const use = await site.as('curator').call(contract.getItemUse, { params: { item_id: successor.current.item_id } })
    expect(use.county?.homeworks).toBe(1)
    for (const page of [curator, teacher]) expectHealthy(page)
  })
})
