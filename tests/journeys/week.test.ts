import * as contract from '@lightwork/contract'
import { releaseFullDay } from '@lightwork/server/test/full-day.ts'
import { describe, expect, it } from 'vitest'
import {
  expectAccessible,
  expectHealthy,
  expectNoSideScroll,
  frames,
  launchBrowser,
  openPage,
  takePicture,
} from './browser.ts'
import { usualVersions } from './chromium.ts'
import { lookAt, lookAtDialog, openNoticeCopy } from './looking.ts'
import { startSite } from './site.ts'

const [site, browser] = await Promise.all([startSite(), launchBrowser('153')])
const stage = { site, browser }
const { school, classes } = site.county
const token = await releaseFullDay(
  { app: site.app, db: site.deps.db, county: site.county },
  '2026-11-25',
  site.clock.now,
)

describe('the week of a class', () => {
  it('shows minutes by day and subject against the limit, with the figures in a table behind', async () => {
    const page = await openPage(stage, 'lead', `/week?class=${classes.five1}`)
    await page.getByText('每天都在上限以内，最满的是周三：56 / 60 分钟').waitFor()
    await page.getByText('数据表').click()
    const figures = page.getByRole('table')
    await figures.getByText('56').first().waitFor()
    await lookAt(page, 'week')
  })

  it('is turned by keyboard; the address keeps class and week, and Back returns', async () => {
    const page = await openPage(stage, 'lead', `/week?class=${classes.five1}`)
    await page.getByText('11月23日 – 11月29日').waitFor()
    const next = page.getByRole('button', { name: '下一周' })
    await next.focus()
    await page.keyboard.press('Enter')
    await page.getByText('11月30日 – 12月6日').waitFor()
    await page.getByText('这一周还没有作业').first().waitFor()
    expect(await next.evaluate('document.activeElement.getAttribute("aria-label")')).toBe('下一周')
    await page.reload()
    await page.getByText('11月30日 – 12月6日').waitFor()
    await page.goBack()
    await page.getByText('11月23日 – 11月29日').waitFor()
  })

  it.each(['2026-13-45', 'x', ''])('with the bad date “%s” in the address is this week', async (week) => {
    const page = await openPage(stage, 'lead', `/week?class=${classes.five1}&week=${week}`)
    await page.getByText('11月23日 – 11月29日').waitFor()
    expectHealthy(page)
  })

  it('takes a release back with a reason, and the minutes are free again', async () => {
    const page = await openPage(stage, 'lead', `/week?class=${classes.five1}`)
    await page.getByRole('button', { name: '撤回《观察小苏打和白醋的变化》' }).click()
    await lookAtDialog(page, 'week-withdraw')
    await page.getByLabel('撤回原因').fill('实验材料没有到')
    await page.getByRole('dialog').getByRole('button', { name: '撤回', exact: true }).click()
    await page.getByText('已撤回《观察小苏打和白醋的变化》').waitFor()
    await page.getByText('最满的是周三：48 / 60 分钟').waitFor()
  })

  it('says to somebody without a class what to do', async () => {
    const page = await openPage(stage, 'curator', '/week')
    await page.getByText('请学校管理员在“学校”里为您安排班级').waitFor()
  })
})

describe('the address of the notices', () => {
  it('is shown with a code to print, and renewed only after being asked', async () => {
    const page = await openPage(stage, 'lead', `/week?class=${classes.five2}`)
    await page.getByRole('button', { name: '公示地址' }).click()
    const dialog = page.getByRole('dialog', { name: '五年级(2)班的作业公示地址' })
    await dialog.getByRole('img', { name: '公示地址的二维码' }).waitFor()
    await lookAtDialog(page, 'notice-address')
    const before = await dialog.locator('.address').textContent()
    await dialog.getByRole('button', { name: '换新地址' }).click()
    await dialog.getByText('旧地址和已打印的二维码立即失效').waitFor()
    await dialog.getByRole('button', { name: '不换' }).click()
    expect(await dialog.locator('.address').textContent()).toBe(before)
    await dialog.getByRole('button', { name: '换新地址' }).click()
    await dialog.getByRole('button', { name: '换新地址' }).click()
    await dialog.getByText('已换成新地址').waitFor()
    expect(await dialog.locator('.address').textContent()).not.toBe(before)
    expect((await fetch(before ?? '')).status).toBe(404)
  })

  it('prints as one sheet of its own', async () => {
    const page = await openPage(stage, 'lead', `/week?class=${classes.five2}`)
    await page.getByRole('button', { name: '公示地址' }).click()
    await page.getByRole('img', { name: '公示地址的二维码' }).waitFor()
    await page.evaluate('document.body.classList.add("prints-notice")')
    await page.emulateMedia({ media: 'print' })
    expect(await page.getByRole('button', { name: '打印二维码' }).isVisible()).toBe(false)
    expect(await page.locator('.notice-sheet').isVisible()).toBe(true)
    expect(pagesOf(await page.pdf({ format: 'A4' }))).toBe(1)
    await takePicture(page, 'notice-address-print')
  })
})

/** How many pages a PDF has, by its page objects. */
const pagesOf = (pdf: Buffer) => pdf.toString('latin1').match(/\/Type\s*\/Page[^s]/g)?.length ?? 0

describe('the public notice', () => {
  it.each(usualVersions)('reads without script or account in Chromium %s', async (version) => {
    const own = { site, browser: version === '153' ? browser : await launchBrowser(version) }
    const context = await own.browser.newContext({ javaScriptEnabled: false, viewport: frames.phone })
    const page = await context.newPage()
    await page.goto(`${site.origin}/n/${token}`)
    await page.getByRole('heading', { name: /五年级\(1\)班/ }).waitFor()
    await page.getByText('全天合计').waitFor()
    expect(await context.cookies()).toEqual([])
    await page.getByRole('link', { name: /周四/ }).click()
    await page.getByText('这一天没有作业').waitFor()
    await page.goBack()
    await context.close()
  })

  it.each([
    ['notice', `/n/${token}`],
    ['notice-empty', `/n/${token}/2026-11-27`],
    ['notice-unknown', `/n/${'a'.repeat(22)}`],
  ])('%s is fit to read at both sizes', async (name, path) => {
    const page = await openNoticeCopy(stage, path)
    for (const frame of ['desk', 'phone'] as const) {
      await page.setViewportSize(frames[frame])
      await expectNoSideScroll(page)
      await expectAccessible(page)
      await takePicture(page, `${name}-${frame}`, { fullPage: true })
    }
    expect(pagesOf(await page.pdf({ preferCSSPageSize: true }))).toBe(1)
    await page.emulateMedia({ media: 'print' })
    await page.setViewportSize({ width: 688, height: 1032 })
    await takePicture(page, `${name}-print`, { fullPage: true })
  })

  it('keeps the longest names within the page', async () => {
    const params = { school_id: school }
    const { id } = await site.as('head').call(contract.createClass, {
      params,
      body: { grade: 5, name: '超'.repeat(30), lead_account_id: null, teaching: [] },
    })
    const { url } = await site.as('head').call(contract.getNoticeAddress, { params: { ...params, class_id: id } })
    const page = await openNoticeCopy(stage, new URL(url).pathname)
    await page.setViewportSize({ width: 320, height: 600 })
    await expectNoSideScroll(page)
  })
})
