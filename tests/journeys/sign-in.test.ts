import * as contract from '@lightwork/contract'
import { inTransaction, nothing, wholeCounty } from '@lightwork/server/src/db/transaction.ts'
import { createSetUpCode } from '@lightwork/server/src/features/identity/first-start.ts'
import { createCode } from '@lightwork/server/src/features/identity/identity.commands.ts'
import type { PersonName } from '@lightwork/server/test/county.ts'
import { describe, expect, it } from 'vitest'
import { expectHealthy, launchBrowser, openPage } from './browser.ts'
import { usualVersions } from './chromium.ts'
import { lookAt, lookAtDialog } from './looking.ts'
import { startEmptySite, startSite } from './site.ts'

const [site, browser] = await Promise.all([startSite(), launchBrowser('153')])
const stage = { site, browser }
const secret = '晚霞落在操场的旗杆上'

const setPasswordOf = (person: PersonName) =>
  site.as(person).call(contract.changePassword, { body: { current: null, next: secret } })
const linkOf = async (person: PersonName) => {
  const { code } = await inTransaction(site.deps.db, nothing, (tx) =>
    createCode(tx, 'sign_in', site.county.people[person], site.clock.now),
  )
  return `/sign-in#${code}`
}
const endSessionsOf = (person: PersonName) =>
  inTransaction(site.deps.db, wholeCounty, (tx) =>
    tx.deleteFrom('session').where('account_id', '=', site.county.people[person]).execute(),
  )

describe('a person with a password', () => {
  it('signs in by keyboard, comes to the page asked for, and leaves nothing behind when signing out', async () => {
    await setPasswordOf('mathTeacher')
    const page = await openPage(stage, null, '/week?week=2026-11-23')
    await page.getByRole('heading', { name: '登录', level: 1 }).waitFor()
    await page.keyboard.type(' MathTeacher ')
    await page.keyboard.press('Tab')
    await page.keyboard.type('not the password')
    await page.keyboard.press('Enter')
    await page.getByText('账号或密码不对').waitFor()
    // What was typed is kept; only the password is typed again.
    expect(await page.getByLabel('账号').inputValue()).toBe(' MathTeacher ')
    await page.getByLabel('密码', { exact: true }).fill(secret)
    await page.keyboard.press('Enter')
    await page.waitForURL('**/week?week=2026-11-23')
    await page.reload()
    await page.getByRole('heading', { name: '班级周', level: 1 }).waitFor()
    await page.getByRole('button', { name: '退出登录' }).click()
    await page.waitForURL('**/sign-in')
    await page.goBack()
    await page.waitForURL('**/sign-in')
    expectHealthy(page)
  })

  it('may look at the password instead of typing it twice', async () => {
    const page = await openPage(stage, null, '/sign-in')
    const field = page.getByLabel('密码', { exact: true })
    await field.fill(secret)
    await page.getByText('显示密码').click()
    expect(await field.getAttribute('type')).toBe('text')
    expect(await field.inputValue()).toBe(secret)
    await lookAt(page, 'sign-in')
  })
})

describe('a sign-in link', () => {
  it.each(usualVersions)('works once and leaves the address at once, in Chromium %s', async (version) => {
    const own = { site, browser: version === '153' ? browser : await launchBrowser(version) }
    const link = await linkOf('chineseTeacher')
    const page = await openPage(own, null, link)
    await page.getByText('chineseTeacher，您好').waitFor()
    expect(page.url()).toBe(`${site.origin}/`)
    const again = await openPage(own, null, link)
    await again.getByText('这个链接或设置码已用过或已过期').waitFor()
    expect(again.url()).not.toContain('#')
    expectHealthy(page)
  })

  it('leads to a password of one’s own, which then signs in', async () => {
    const page = await openPage(stage, null, await linkOf('englishTeacher'))
    await page.getByRole('link', { name: '设置密码' }).click()
    await page.getByLabel('新密码', { exact: true }).fill('1234567890')
    await page.getByRole('button', { name: '保存新密码' }).click()
    await page.getByText('密码至少 10 位，且不能是常见密码').waitFor()
    await lookAt(page, 'account')
    await page.getByLabel('新密码', { exact: true }).fill(secret)
    await page.getByRole('button', { name: '保存新密码' }).click()
    await page.getByText('密码已保存').waitFor()
    await page.getByRole('button', { name: '退出登录' }).click()
    await page.getByLabel('账号').fill('englishteacher')
    await page.getByLabel('密码', { exact: true }).fill(secret)
    await page.getByRole('button', { name: '登录', exact: true }).click()
    await page.getByText('englishTeacher，您好').waitFor()
    expect(await page.getByRole('link', { name: '设置密码' }).count()).toBe(0)
  })
})

describe('a session that ends', () => {
  it('asks to sign in over the page; what was typed is still there, and the work goes on', async () => {
    await setPasswordOf('head')
    const page = await openPage(stage, 'head', `/schools/${site.county.school}`)
    await page.getByRole('button', { name: '添加班级' }).click()
    const name = page.getByLabel('班级名称')
    await name.fill('四年级(3)班')
    await endSessionsOf('head')
    await page.getByRole('button', { name: '保存' }).click()
    const dialog = page.getByRole('dialog', { name: '登录已过期，请重新登录' })
    await dialog.waitFor()
    await lookAtDialog(page, 'session-ended')
    await page.keyboard.press('Escape')
    await dialog.getByLabel('密码', { exact: true }).fill(secret)
    await page.keyboard.press('Enter')
    await dialog.waitFor({ state: 'detached' })
    expect(await name.inputValue()).toBe('四年级(3)班')
    await page.getByRole('button', { name: '保存' }).click()
    await page.getByRole('link', { name: '四年级(3)班' }).waitFor()
  })
})

describe('what is not there', () => {
  it('is said inside the frame, with a way home', async () => {
    const page = await openPage(stage, 'mathTeacher', '/no/such/page')
    await page.getByRole('heading', { name: '没有这个页面' }).waitFor()
    await lookAt(page, 'not-found')
    await page.getByRole('link', { name: '回首页' }).click()
    await page.getByText('mathTeacher，您好').waitFor()
  })

  it('a lost connection is said in words, and trying again helps', async () => {
    const page = await openPage(stage, 'mathTeacher', '/')
    await page.getByText('mathTeacher，您好').waitFor()
    await page.waitForLoadState('networkidle')
    await page.context().route('**/api/policies*', (route) => route.abort())
    await page.getByRole('link', { name: '规定' }).click()
    await page.getByText('没有连上服务器').waitFor({ timeout: 20_000 })
    await page.context().unroute('**/api/policies*')
    await page.getByRole('button', { name: '再试一次' }).click()
    await page.getByText('教育部办公厅关于加强义务教育学校作业管理的通知').first().waitFor()
  })
})

describe('a new county', () => {
  it('is set up with the code from the start window and ends at the administrator’s first task', async () => {
    const fresh = await startEmptySite()
    const nobody = {
      browser,
      site: { origin: fresh.origin, tokenOf: () => Promise.reject(new Error('nobody is there')) },
    }
    const early = await openPage(nobody, null, '/')
    await early.getByText('本县还没有初始设置').waitFor()
    const code = await createSetUpCode(fresh.deps.db)
    const page = await openPage(nobody, null, `/set-up#${code}`)
    await page.getByRole('heading', { name: '初始设置' }).waitFor()
    expect(page.url()).not.toContain('#')
    await page.getByRole('button', { name: '完成设置' }).click()
    await page.getByText('请填写全部内容').waitFor()
    await lookAt(page, 'set-up')
    await page.getByLabel('教育局名称').fill('新县教育局')
    await page.getByLabel('管理员账号').fill('Admin 1')
    await page.getByLabel('管理员姓名').fill('方岩')
    await page.getByLabel('密码', { exact: true }).fill(secret)
    await page.keyboard.press('Enter')
    await page.getByText('请改为小写字母或数字开头').waitFor()
    await page.getByLabel('管理员账号').fill('admin')
    await page.keyboard.press('Enter')
    await page.getByText('方岩，您好').waitFor()
    await page.getByRole('link', { name: '添加学校' }).click()
    await page.getByRole('button', { name: '添加学校' }).waitFor()
    expectHealthy(page)
  })
})
