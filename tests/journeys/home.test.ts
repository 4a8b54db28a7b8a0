import * as contract from '@lightwork/contract'
import type { personNames } from '@lightwork/server/test/county.ts'
import { releaseFullDay } from '@lightwork/server/test/full-day.ts'
import { describe, expect, it } from 'vitest'
import { expectHealthy, expectNoSideScroll, launchBrowser, openPage } from './browser.ts'
import { usualVersions } from './chromium.ts'
import { lookAt, part } from './looking.ts'
import { startSite } from './site.ts'

const [site, browser] = await Promise.all([startSite(), launchBrowser('153')])
const stage = { site, browser }
await releaseFullDay({ app: site.app, db: site.deps.db, county: site.county }, '2026-11-25', site.clock.now)

const home = async (person: (typeof personNames)[number]) => {
  const page = await openPage(stage, person, '/')
  await page.getByText(`${person}，您好。今天是11月25日周三。`).waitFor()
  await page.waitForLoadState('networkidle')
  return page
}

describe('the first page of each role', () => {
  it('a teacher sees the minutes left in each class, and the homework at hand', async () => {
    const page = await home('mathTeacher')
    const mine = part(page, '我的班级还有多少时间')
    await mine.getByText('还可布置 4 分钟').waitFor()
    expect(await mine.getByText('还可布置 60 分钟').count()).toBeGreaterThan(0)
    await part(page, '最近的作业').getByText('整理书桌').waitFor()
    await lookAt(page, 'home-teacher')
    await page.getByRole('link', { name: '全部作业' }).click()
    await page.getByRole('heading', { name: '我的作业', level: 1 }).waitFor()
    await lookAt(page, 'homework-list')
  })

  it('a class lead sees the week of the class first, and goes on to it', async () => {
    const page = await home('lead')
    const week = part(page, '五年级(1)班这一周')
    await week.getByText('每天都在上限以内，最满的是周三：56 / 60 分钟').waitFor()
    await lookAt(page, 'home-lead')
    await week.getByRole('link', { name: '打开班级周' }).click()
    await page.waitForURL(`**/week?class=${site.county.classes.five1}`)
  })

  it('a head sees every class of the school', async () => {
    const page = await home('head')
    const classes = part(page, '东河学校：各班作业时间')
    await classes.getByText('还可布置 4 分钟').waitFor()
    expect(await classes.getByRole('link', { name: /的班级周$/ }).count()).toBe(4)
    await lookAt(page, 'home-head')
  })

  it.each([
    ['curator', '写新题'],
    ['bureau', '西山学校'],
    ['admin', '西山学校'],
  ] as const)('of %s is the next piece of work', async (person, text) => {
    const page = await home(person)
    await page.getByText(text).waitFor()
    await lookAt(page, `home-${person}`)
  })

  it.each(usualVersions)('every place in the rail opens for every role in Chromium %s', async (version) => {
    const own = { site, browser: version === '153' ? browser : await launchBrowser(version) }
    for (const person of ['mathTeacher', 'head', 'curator', 'admin'] as const) {
      const page = await openPage(own, person, '/')
      const rail = page.getByRole('navigation', { name: '主导航' })
      await rail.waitFor()
      for (const place of await rail.getByRole('link').all()) {
        await place.click()
        await page.getByRole('heading', { level: 1 }).waitFor()
      }
      expectHealthy(page)
      await page.context().close()
    }
  })
})

describe('a head of sixty classes', () => {
  it('sees them all, and nothing is cut at twice the size', async () => {
    for (let nth = 1; nth <= 56; nth++) {
      const grade = (nth % 9) + 1
      await site.as('head').call(contract.createClass, {
        params: { school_id: site.county.school },
        body: {
          grade,
          name: `${grade}年级第${nth}个名字很长很长很长很长的实验班`,
          lead_account_id: null,
          teaching: [],
        },
      })
    }
    const page = await home('head')
    const classes = part(page, '东河学校：各班作业时间')
    await expect.poll(() => classes.getByRole('link', { name: /的班级周$/ }).count(), { timeout: 15_000 }).toBe(60)
    for (const viewport of [
      { width: 683, height: 384 },
      { width: 390, height: 844 },
    ]) {
      await page.setViewportSize(viewport)
      await expectNoSideScroll(page)
    }
    expectHealthy(page)
  })
})

describe('by keyboard alone', () => {
  it('the content is one key away, and every place is reached in order', async () => {
    const page = await home('mathTeacher')
    await page.keyboard.press('Tab')
    expect(await page.evaluate('document.activeElement.textContent')).toBe('跳到正文')
    await page.keyboard.press('Enter')
    expect(await page.evaluate('document.activeElement.id')).toBe('main')
    await page.keyboard.press('Tab')
    expect(await page.evaluate('document.activeElement.textContent')).toContain('布置新作业')
  })
})
