import { describe, expect, it } from 'vitest'
import { expectAccessible, expectHealthy, expectNoSideScroll, launchBrowser, openPage, takePicture } from './browser.ts'
import { usualVersions } from './chromium.ts'
import { lookAt } from './looking.ts'
import { makeBank } from './made-items.ts'
import { startSite } from './site.ts'

const [site, browser] = await Promise.all([startSite(), launchBrowser('153')])
const stage = { site, browser }
await makeBank(site)

/** The line that says how many were found. */
const results = (count: string) => `role=status >> text="${count}"`

describe('a teacher in the bank', () => {
  it.each(usualVersions)(
    'narrows by facets with counts, sees them as chips, goes Back, in Chromium %s',
    async (version) => {
      const own = { site, browser: version === '153' ? browser : await launchBrowser(version) }
      const page = await openPage(own, 'mathTeacher', '/bank')
      await page.locator(results('28 题')).waitFor()
      const subject = page.getByRole('group', { name: '学科' })
      await subject.getByRole('button', { name: /数学/ }).click()
      await page.locator(results('26 题')).waitFor()
      await page.getByRole('group', { name: '层次' }).getByRole('button', { name: /提升/ }).click()
      await page.locator(results('1 题')).waitFor()
      const chips = page.getByRole('group', { name: '已选条件' })
      await chips.getByRole('button', { name: '去掉“数学”' }).waitFor()
      await page.goBack()
      await page.locator(results('26 题')).waitFor()
      await chips.getByRole('button', { name: '去掉“数学”' }).click()
      await page.locator(results('28 题')).waitFor()
      expectHealthy(page)
    },
  )

  it('searches by words and pinyin, and what was found is marked', async () => {
    const page = await openPage(stage, 'mathTeacher', '/bank')
    const box = page.getByRole('searchbox', { name: '搜索题目' })
    await box.fill('山楂')
    await page.keyboard.press('Enter')
    await page.locator(results('1 题')).waitFor()
    expect(await page.locator('mark').first().textContent()).toBe('山楂')
    await box.fill('shengzi')
    await page.keyboard.press('Enter')
    await page.locator(results('25 题')).waitFor()
    // What only teachers may see is no part of a card.
    expect(await page.getByText('答案只给教师看').count()).toBe(0)
    await lookAt(page, 'bank')
  })

  it('turns pages and sorts; the address keeps it all', async () => {
    const page = await openPage(stage, 'mathTeacher', '/bank?subject=math')
    await page.getByText('第 1 页，共 2 页').waitFor()
    await page.getByRole('button', { name: '下一页' }).click()
    await page.getByText('第 2 页，共 2 页').waitFor()
    await page.reload()
    await page.getByText('第 2 页，共 2 页').waitFor()
    await page.getByRole('button', { name: /排序/ }).click()
    await page.getByRole('option', { name: '用时最短' }).click()
    await page.locator('.bank-stem p', { hasText: '第1题：' }).waitFor()
    expect(new URL(page.url()).searchParams.get('sort')).toBe('minutes')
  })

  it('finds nothing, and is told what to do', async () => {
    const page = await openPage(stage, 'mathTeacher', `/bank?subject=math&q=${'很'.repeat(90)}`)
    await page.getByText('没有符合条件的题目').waitFor()
    await lookAt(page, 'bank-none')
    await page.getByRole('button', { name: '全部去掉' }).click()
    await expect.poll(() => new URL(page.url()).searchParams.get('subject'), { timeout: 15_000 }).toBe(null)
  })

  it('is not hurt by nonsense in the address', async () => {
    const page = await openPage(stage, 'mathTeacher', '/bank?subject=zzz&grade=99&page=-4&tier=<b>&sort=x&point_id=1')
    await page.locator(results('28 题')).waitFor()
    expectHealthy(page)
  })

  it('filters on a phone behind a button, by the same filters', async () => {
    const page = await openPage(stage, 'mathTeacher', '/bank', { frame: 'phone' })
    await page.locator(results('28 题')).waitFor()
    await page.getByRole('button', { name: '筛选' }).click()
    const sheet = page.getByRole('dialog', { name: '筛选' })
    await sheet.getByRole('button', { name: /语文/ }).click()
    await expectAccessible(page)
    await takePicture(page, 'bank-filters-phone')
    await sheet.getByRole('button', { name: '看结果' }).click()
    await page.locator(results('1 题')).waitFor()
    await expectNoSideScroll(page)
  })

  it('keeps the old results in sight when the connection is lost, and can try again', async () => {
    const page = await openPage(stage, 'mathTeacher', '/bank')
    await page.locator(results('28 题')).waitFor()
    await page.context().route('**/api/items?*', (route) => route.abort())
    await page.getByRole('group', { name: '学科' }).getByRole('button', { name: /数学/ }).click()
    await page.getByText('没有连上服务器').waitFor({ timeout: 20_000 })
    await page.context().unroute('**/api/items?*')
    await page.getByRole('button', { name: '再试一次' }).click()
    await page.locator(results('26 题')).waitFor()
  })
})
