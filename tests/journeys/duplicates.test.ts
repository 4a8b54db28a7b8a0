import * as contract from '@lightwork/contract'
import { draftOf } from '@lightwork/server/test/drafts.ts'
import { publishItem, selfCheck } from '@lightwork/server/test/review.ts'
import { describe, expect, it } from 'vitest'
import { expectAccessible, expectHealthy, expectNoSideScroll, launchBrowser, openPage, takePicture } from './browser.ts'
import { startSite } from './site.ts'

const site = await startSite()
const browser = await launchBrowser('153')
const open = (...rest: Parameters<typeof openPage> extends [unknown, ...infer R] ? R : never) =>
  openPage({ browser, site }, ...rest)

const wheat = (first: number, second: number) =>
  `村里的粮仓上午运进小麦 ${first} 袋，下午又运进 ${second} 袋，每袋重 $25$ 千克，这一天一共运进小麦多少千克？`
const create = (person: 'mathTeacher' | 'otherTeacher', ...draft: Parameters<typeof draftOf>) =>
  site.as(person).call(contract.createItem, { body: draftOf(...draft) })
const handIn = (person: 'mathTeacher' | 'otherTeacher', { current: { item_id, revision } }: contract.Item) =>
  site.as(person).call(contract.handInItem, { params: { item_id }, body: { revision, ticks: selfCheck } })

const published = await publishItem(site.as, 'mathTeacher', await create('mathTeacher', wheat(36, 48)))
const options = ['北京', '上海', '广州', '深圳']
const capital = '下列城市中，中华人民共和国的首都是哪一座？请选出来。'
await publishItem(site.as, 'mathTeacher', await create('mathTeacher', capital, { options }))

describe('duplicates', () => {
  it('are named quietly while an item is written, with a look at both', async () => {
    const page = await open('otherTeacher', '/bank/new')
    const stem = page.locator('[data-field=body] [contenteditable=true]').first()
    await stem.click()
    await page.keyboard.type(
      '村里的粮仓上午运进小麦 20 袋，下午又运进 31 袋，每袋重 25 千克，这一天一共运进小麦多少千克？',
    )
    await page.getByText('题库里有 1 道相似的题').waitFor()
    await page.getByRole('button', { name: '对照' }).click()
    await page.getByRole('dialog', { name: '与题库里相似的题对照' }).waitFor()
    await expect.poll(() => page.locator('.duplicate-papers mark').count()).toBeGreaterThan(3)
    await expectAccessible(page)
    await takePicture(page, 'duplicates-writing')
    expectHealthy(page)
  })

  it('hold a review until a curator decides by keys, pair after pair', async () => {
    const adapted = await create('otherTeacher', wheat(20, 31))
    await handIn('otherTeacher', adapted)
    const reordered = await create('otherTeacher', capital, { options: options.toReversed() })
    await handIn('otherTeacher', reordered)

    const page = await open('curator', '/')
    await page.getByRole('navigation', { name: '题库工作' }).getByRole('link', { name: '查重' }).click()
    await page.getByRole('heading', { name: '查重', level: 1 }).waitFor()
    await page.getByText('粮仓').first().waitFor()
    await expectAccessible(page)
    await takePicture(page, 'duplicates-queue-desk', { fullPage: true })
    await page.getByRole('link', { name: /粮仓/ }).click()
    await page.getByRole('heading', { name: '两题对照' }).waitFor()
    await expect.poll(() => page.locator('.duplicate-papers mark').allTextContents()).toEqual(['36', '48', '20', '31'])
    await page.keyboard.press('2')
    await page.getByRole('radiogroup', { name: '哪一道是原题' }).waitFor()
    await expectAccessible(page)
    await takePicture(page, 'duplicates-pair-desk', { fullPage: true })
    await page.keyboard.press('Control+Enter')
    await page.getByText('选项顺序不同').first().waitFor()
    const after = await site.as('curator').call(contract.getItem, { params: { item_id: adapted.current.item_id } })
    expect(after.current).toMatchObject({ origin: 'adapted', state: 'in_review' })
    expect(after.current.citation).toContain(published.current.item_id)
    await page.keyboard.press('1')
    await page.getByLabel('说明（可不填）').fill('选项换了顺序。')
    await page.keyboard.press('Control+Enter')
    await page.getByText('没有等您判定的题').waitFor()
    const returned = await site.as('curator').call(contract.getItem, { params: { item_id: reordered.current.item_id } })
    expect(returned.current.state).toBe('draft')

    const author = await open('otherTeacher', `/bank/${reordered.current.item_id}`)
    await author.getByText(/查重：与题库里的另一道题重复/).waitFor()
    await author.getByRole('heading', { name: '相似的题' }).waitFor()
    await takePicture(author, 'duplicates-item')
    await expectAccessible(author)
    for (const each of [page, author]) expectHealthy(each)
  })

  it('read well on a phone and in English', async () => {
    const item = await create('otherTeacher', wheat(57, 12))
    await handIn('otherTeacher', item)
    const [pair] = await site
      .as('curator')
      .call(contract.listItemDuplicates, { params: { item_id: item.current.item_id } })
    for (const [name, path] of Object.entries({
      queue: '/curation/duplicates',
      pair: `/curation/duplicates/${pair?.item_a}/${pair?.item_b}`,
    })) {
      const page = await open('curator', path, { frame: 'phone', language: 'en' })
      await page.getByText('Other numbers or names').first().waitFor()
      await takePicture(page, `duplicates-${name}-phone`, { fullPage: true })
      await expectAccessible(page)
      await expectNoSideScroll(page)
      expectHealthy(page)
    }
  })

  it('of the whole bank are looked for on demand', async () => {
    const page = await open('curator', '/curation/duplicates')
    await page.getByRole('button', { name: '比对全库' }).click()
    await page.getByText(/比对了 \d+ 道题，新查出 0 对/).waitFor()
    expectHealthy(page)
  })
})
