import { type Document, dayStep, fromText, subItem, withDrills, withParts } from '@lightwork/content'
import * as contract from '@lightwork/contract'
import type { PersonName } from '@lightwork/server/test/county.ts'
import { itemDraft, textDocument } from '@lightwork/server/test/item.ts'
import * as files from '@lightwork/server/test/media-files.ts'
import { publishItem } from '@lightwork/server/test/review.ts'
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

const asJson = (document: Document) => document as contract.ItemDraft['body']

const draftOf = (changes: Partial<contract.ItemDraft>): contract.ItemDraft =>
  itemDraft({
    minutes: 6,
    score_rate: null,
    body: textDocument('观察与记录'),
    answer: { key: null, body: textDocument('看记录是否完整') },
    explanation: textDocument('说出理由'),
    ...changes,
  })

describe('columns, steps and blanks', () => {
  it('are written by keyboard and mouse, and kept in an order that does not tell the answer', async () => {
    const page = await open('mathTeacher', '/bank/new?type=matching')
    const stem = page.getByRole('textbox', { name: '题干' })
    await stem.click()
    await page.keyboard.type('把算式和得数连起来。')
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: '插入' }).first().click()
    await page.getByRole('menuitem', { name: '连线两栏' }).click()
    const entries = stem.locator('li[data-entry]')
    await expect.poll(() => entries.count()).toBe(6)
    for (const [index, words] of ['1+1', '2+3', '4+5', '2', '5', '9'].entries()) {
      await entries.nth(index).click()
      await page.keyboard.type(words)
    }
    await page.getByText('哪些相配').waitFor()
    await expectAccessible(page)
    await takePicture(page, 'kinds-matching', { fullPage: true })
    await page.getByRole('button', { name: '保存草稿' }).click()
    await page.waitForURL(/\/bank\/[0-9a-f-]{36}/)
    const id = /[0-9a-f-]{36}/.exec(page.url())?.[0] ?? ''
    const { current } = await site.as('mathTeacher').call(contract.getItem, { params: { item_id: id } })
    const { pairs } = current.answer.key as { pairs: [number, number][] }
    expect(pairs).toHaveLength(3)
    expect(pairs.every(([left, right]) => left === right)).toBe(false)
    expectHealthy(page)
  })
})

describe('pictures', () => {
  it('are chosen, described and put into the text; what cannot be used is refused with the way out', async () => {
    const page = await open('mathTeacher', '/bank/new')
    await page.getByRole('textbox', { name: '题干' }).click()
    await page.keyboard.type('看图说一说。')
    const picker = page.locator('input[type=file]').first()
    await picker.setInputFiles({ name: 'bomb.png', mimeType: 'image/png', buffer: files.pngOf(30_000, 30_000) })
    await page.getByText('2400 万像素').waitFor()
    await expectAccessible(page)
    await takePicture(page, 'kinds-media-refused')
    await page.getByRole('dialog').getByRole('button', { name: '关闭' }).click()
    await picker.setInputFiles({ name: 'photo.jpg', mimeType: 'image/jpeg', buffer: files.photograph() })
    const dialog = page.getByRole('dialog', { name: '图片或录音' })
    await dialog.getByLabel('替代文字').fill('一条彩色的带子')
    await dialog.getByLabel('作者').fill('王老师')
    await dialog.getByLabel('来源').fill('自制')
    await expectAccessible(page)
    await takePicture(page, 'kinds-media')
    await dialog.getByRole('button', { name: '放进题目' }).click()
    const picture = page.getByRole('textbox', { name: '题干' }).getByRole('img', { name: '一条彩色的带子' })
    await picture.waitFor()
    await expect.poll(() => picture.evaluate((image: { naturalWidth: number }) => image.naturalWidth)).toBe(20)
    expectHealthy(page)
  })
})

describe('groups, exercise and projects', () => {
  const part = (n: number, tier: 'base' | 'extend', question: string) =>
    subItem(
      { id: `00000000-0000-4000-8000-00000000000${n}`, type: 'short_answer', tier, minutes: 2, point_ids: [] },
      fromText(question),
    )
  const kinds = {
    group: draftOf({
      type: 'composite',
      body: asJson(withParts(fromText('读下面的材料。'), [part(1, 'base', '有几项？'), part(2, 'extend', '为什么？')])),
    }),
    exercise: draftOf({
      type: 'exercise',
      mode: 'exercise',
      minutes: 5,
      body: asJson(
        withDrills(fromText('在平地上做。'), [
          { name: '马步', sets: 5, amount: 40, unit: 'seconds', set_seconds: 40, rest_seconds: 20 },
        ]),
      ),
    }),
    project: draftOf({
      type: 'project',
      minutes: 30,
      body: asJson(
        withParts(
          fromText('豆芽长高记'),
          [1, 2, 3].map((day) => dayStep(day, 10, fromText(`第 ${day} 次记录`))),
        ),
      ),
    }),
  }

  it('read well for teachers, on the desk and on the phone', async () => {
    for (const [name, body] of Object.entries(kinds)) {
      const { current } = await site.as('mathTeacher').call(contract.createItem, { body })
      for (const frame of ['desk', 'phone'] as const) {
        const page = await open('mathTeacher', `/bank/${current.item_id}`, { frame })
        await page.getByRole('heading', { level: 1 }).waitFor()
        await page.waitForTimeout(400)
        await takePicture(page, `kinds-${name}-${frame}`, { fullPage: true })
        await expectAccessible(page)
        await expectNoSideScroll(page)
        expectHealthy(page)
        await page.close()
      }
    }
  })

  it('a project is released over its days: one day is refused with days that do, and the notice names each day’s share', async () => {
    const item = await site.as('mathTeacher').call(contract.createItem, { body: kinds.project })
    const { current } = await publishItem((person) => site.as(person), 'mathTeacher', item)
    const { school } = site.county
    const document = {
      type: 'doc',
      content: [
        {
          type: 'itemBlock',
          attrs: {
            id: '00000000-0000-4000-8000-00000000000a',
            tiers: ['base', 'raise', 'extend'],
            required: true,
            minutes: 30,
            daily: [10, 10, 10],
            mode: 'written',
            place: 'home',
            pointer: '豆芽长高记',
            item_id: current.item_id,
            item_version_id: current.version_id,
          },
        },
      ],
    } as unknown as Document & { content: never[] }
    const { id } = await site.as('mathTeacher').call(contract.createAssignment, {
      params: { school_id: school },
      body: { title: '豆芽', subject: 'math', grade: 5, document },
    })
    const page = await open('mathTeacher', `/homework/${school}/${id}`)
    await page.getByText('3 天：第1天 10、第2天 10、第3天 10 分钟').waitFor()
    await page
      .getByRole('button', { name: /^布置给|^布置到/ })
      .first()
      .click()
    const over = page.getByRole('button', { name: /^布置 3 天/ })
    await over.waitFor()
    await expectAccessible(page)
    await takePicture(page, 'kinds-project-longer', { fullPage: true })
    await over.click()
    await expect
      .poll(async () => {
        const days = await site.as('mathTeacher').call(contract.listClassDays, {
          params: { school_id: school },
          querystring: { class_ids: site.county.classes.five1, from: '2026-11-25', to: '2026-11-27' },
        })
        return days.map(({ written }) => written)
      })
      .toEqual([10, 10, 10])
    const address = await site.as('mathTeacher').call(contract.getNoticeAddress, {
      params: { school_id: school, class_id: site.county.classes.five1 },
    })
    const notice = await (await fetch(`${site.origin}${new URL(address.url, site.origin).pathname}`)).text()
    expect(notice).toContain('今天 10 分钟，共 30 分钟')
    expectHealthy(page)
  })
})
