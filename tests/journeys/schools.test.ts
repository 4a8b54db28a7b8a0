import * as contract from '@lightwork/contract'
import { describe, expect, it } from 'vitest'
import { expectHealthy, launchBrowser, openPage } from './browser.ts'
import { lookAt, lookAtDialog } from './looking.ts'
import { startSite } from './site.ts'

const [site, browser] = await Promise.all([startSite(), launchBrowser('153')])
const stage = { site, browser }
const { school, training } = site.county

describe('the administrator', () => {
  it('adds a school; a second press adds no second one; a name that is taken is refused in place', async () => {
    const page = await openPage(stage, 'admin', '/schools')
    await page.getByRole('button', { name: '添加学校' }).click()
    const dialog = page.getByRole('dialog', { name: '添加学校' })
    await dialog.getByRole('button', { name: '保存' }).click()
    await dialog.getByText('请写学校名称').waitFor()
    await lookAtDialog(page, 'school-add')
    await dialog.getByLabel('学校名称').fill('东河学校')
    await dialog.getByRole('button', { name: '保存' }).click()
    await dialog.getByText('已有同名的').waitFor()
    await dialog.getByLabel('学校名称').fill('新城九年一贯制实验学校')
    await dialog.getByText('九年级').click()
    await dialog.getByRole('button', { name: '保存' }).dblclick()
    await dialog.waitFor({ state: 'detached' })
    expect(await page.getByRole('link', { name: '新城九年一贯制实验学校' }).count()).toBe(1)
    await lookAt(page, 'schools')
  })

  it('adds a curator, and hands over a link that signs in', async () => {
    const page = await openPage(stage, 'admin', `/schools/${training}`)
    await page.getByRole('button', { name: '添加人员' }).click()
    const dialog = page.getByRole('dialog', { name: '添加人员' })
    await dialog.getByLabel('姓名').fill('新来的题库管理员')
    await dialog.getByLabel('账号').fill('New Curator')
    await dialog.getByRole('button', { name: '添加并取得登录链接' }).click()
    await dialog.getByText('请以小写字母或数字开头').waitFor()
    await lookAtDialog(page, 'person-add')
    await dialog.getByLabel('账号').fill('new.curator')
    await dialog.getByRole('button', { name: '添加并取得登录链接' }).click()
    const link = page.getByRole('dialog', { name: '新来的题库管理员的登录链接' })
    await link.waitFor()
    await lookAtDialog(page, 'person-link')
    const url = (await link.locator('code').textContent()) ?? ''
    await link.getByRole('button', { name: '已交给本人' }).click()
    await lookAt(page, 'people')
    const theirs = await openPage(stage, null, url)
    await theirs.getByText('新来的题库管理员，您好').waitFor()
  })

  it('switches a provincial rule on, and the page says how it is used', async () => {
    const page = await openPage(stage, 'admin', '/policies')
    const use = page.getByRole('radiogroup', { name: /小学其他年级家庭作业总量/ })
    await use.getByText('提醒').click()
    await expect.poll(() => use.getByRole('radio', { name: '提醒' }).isChecked(), { timeout: 15_000 }).toBe(true)
    await page.reload()
    await expect.poll(() => use.getByRole('radio', { name: '提醒' }).isChecked(), { timeout: 15_000 }).toBe(true)
    await lookAt(page, 'policies-admin')
    await use.getByText('不用').click()
    await expect.poll(() => use.getByRole('radio', { name: '不用' }).isChecked(), { timeout: 15_000 }).toBe(true)
  })

  it('marks a day of the county, which the school sees as the county’s', async () => {
    const page = await openPage(stage, 'admin', '/schools?tab=calendar')
    await page.getByRole('button', { name: /11月27日/ }).click()
    await page.getByText('无作业日').first().click()
    await page.getByLabel('说明').fill('秋季运动会')
    await page.getByRole('button', { name: '保存' }).click()
    await page.getByText('已保存').waitFor()
    await lookAt(page, 'county-calendar')
    const head = await openPage(stage, 'head', `/schools/${school}?tab=calendar`)
    await head.getByText('秋季运动会').first().waitFor()
    await lookAt(head, 'school-calendar')
  })
})

describe('the bureau', () => {
  it('looks at schools and rules, and is told who manages people', async () => {
    const page = await openPage(stage, 'bureau', `/schools/${training}`)
    await page.getByText('这里的人员由系统管理员管理').waitFor()
    await page.getByRole('link', { name: '全部学校' }).click()
    await page.getByRole('link', { name: '东河学校' }).click()
    await page.getByRole('tab', { name: '时间上限' }).waitFor()
    expectHealthy(page)
  })
})

describe('the head', () => {
  it('adds a class with lead and teachers, closes it, and takes that back', async () => {
    const page = await openPage(stage, 'head', `/schools/${school}`)
    await page.getByRole('button', { name: '添加班级' }).click()
    const dialog = page.getByRole('dialog', { name: '添加班级' })
    await dialog.getByLabel('班级名称').fill('三年级(1)班')
    await dialog.getByRole('button', { name: /班主任/ }).click()
    await page.getByRole('option', { name: /^lead/ }).click()
    await lookAtDialog(page, 'class-add')
    await dialog.getByRole('button', { name: '保存' }).click()
    await dialog.waitFor({ state: 'detached' })
    await page.getByRole('link', { name: '三年级(1)班' }).waitFor()
    await lookAt(page, 'school-classes')
    await page.getByRole('button', { name: '三年级(1)班的操作' }).click()
    await page.getByRole('menuitem', { name: '停用班级' }).click()
    await page.getByText('三年级(1)班已停用').waitFor()
    await page.getByRole('button', { name: '撤销' }).click()
    await page.getByText('已停用', { exact: true }).waitFor({ state: 'detached' })
  })

  it('does not lose a form by a click beside it', async () => {
    const page = await openPage(stage, 'head', `/schools/${school}`)
    await page.getByRole('button', { name: '添加班级' }).click()
    await page.getByLabel('班级名称').fill('写了一半')
    await page.mouse.click(5, 5)
    expect(await page.getByLabel('班级名称').inputValue()).toBe('写了一半')
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
  })

  it('sets a stricter limit, is refused a looser one while typing, and ends it', async () => {
    const page = await openPage(stage, 'head', `/schools/${school}?tab=limits`)
    await page.getByRole('button', { name: '添加上限' }).click()
    const dialog = page.getByRole('dialog', { name: '添加本校上限' })
    await dialog.getByLabel('每天最多').fill('80')
    await page.keyboard.press('Tab')
    await dialog.getByText('学校只能更严').waitFor()
    await lookAtDialog(page, 'limit-add')
    await dialog.getByLabel('每天最多').fill('45')
    await dialog.getByLabel('说明').fill('期末复习周减量')
    await dialog.getByRole('button', { name: '保存' }).click()
    await dialog.waitFor({ state: 'detached' })
    await page.getByText('期末复习周减量').waitFor()
    await lookAt(page, 'school-limits')
    await page.getByRole('button', { name: /^今天起停止/ }).click()
    await page.getByText('已停止').waitFor()
  })

  it('finds very long names whole, and nothing beyond the edge', async () => {
    const params = { organisation_id: school }
    const name = '欧阳诺敏·阿依古丽·买买提'.repeat(4).slice(0, 50)
    await site.as('head').call(contract.createAccount, {
      params,
      body: {
        login: `${'a-very-long-login-name.'.repeat(3)}x`.slice(0, 64),
        name,
        memberships: [{ role: 'teacher', subject: 'morality', grade: null }],
      },
    })
    const page = await openPage(stage, 'head', `/schools/${school}?tab=people`)
    await page.getByText(name).first().waitFor()
    await lookAt(page, 'school-people-long')
  })

  it('of another school is told that there is nothing', async () => {
    const page = await openPage(stage, 'otherHead', `/schools/${school}`)
    await page.getByRole('heading', { name: '没有这个页面' }).waitFor()
  })
})
