import * as contract from '@lightwork/contract'
import { group, homework, ownItem } from '@lightwork/server/test/homework.ts'
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { expectAccessible, expectHealthy, launchBrowser, openPage, takePicture } from './browser.ts'
import { usualVersions } from './chromium.ts'
import { deskWords, sheetOf } from './desk.ts'
import { lookAt, lookAtDialog } from './looking.ts'
import { startSite } from './site.ts'

const site = await startSite()
const params = { school_id: site.county.school }

/** For everyone 4 minutes, for the base tier 10, for raise 8, one of 5 (raise) and 6 (extend), for extend 15. */
const sheet = () =>
  homework(
    ownItem({ text: '背诵乘法运算律', minutes: 4, mode: 'oral', pointer: '' }),
    ownItem({ text: '完成 6 道口算题', tiers: ['base'], minutes: 10, pointer: '' }),
    ownItem({ text: '用简便方法计算', tiers: ['raise'], minutes: 8, pointer: '' }),
    group(1, [
      ownItem({ text: '编一道应用题', tiers: ['raise'], minutes: 5, pointer: '' }),
      ownItem({ text: '画图说明分配律', tiers: ['extend'], minutes: 6, pointer: '' }),
    ]),
    ownItem({ text: '证明 99 × 25 的两种算法相等', tiers: ['extend'], minutes: 15, pointer: '' }),
  )

async function makeHomework(title = '乘法运算律') {
  const body = { title, subject: 'math' as const, grade: 5, document: sheet() }
  const { id } = await site.as('mathTeacher').call(contract.createAssignment, { params, body })
  return { address: `/homework/${site.county.school}/${id}`, of: { ...params, assignment_id: id } }
}

const pathSheet = (page: Page, name: string) => page.getByRole('region', { name: `${name}的作业单` })
const numbersOn = (page: Page, name: string) => pathSheet(page, name).locator('.path-number').allInnerTexts()

describe('the names of tiers', async () => {
  const stage = { site, browser: await launchBrowser('153') }

  it('the head names the tiers, and the teacher’s desk calls them so', async () => {
    const head = await openPage(stage, 'head', `/schools/${site.county.school}?tab=tiers`)
    await head.getByText('本校自己的叫法').click()
    await head.getByLabel('“拓展”叫作').fill('基础')
    await head.getByRole('button', { name: '保存' }).click()
    await head.getByText('请写三个不同的叫法').waitFor()
    await head.getByText('A、B、C，A 最难').click()
    await head.getByRole('button', { name: '保存' }).click()
    await head.getByText('本校现在的叫法：基础 → C，提升 → B，拓展 → A').waitFor()
    await lookAt(head, 'tier-names')
    const { address } = await makeHomework()
    const page = await openPage(stage, 'mathTeacher', address)
    const item = sheetOf(page).getByRole('group', { name: '自拟题' }).filter({ hasText: '证明' })
    await item.getByRole('button', { name: 'A', exact: true, pressed: true }).waitFor()
    await page.getByRole('radio', { name: 'C', exact: true }).waitFor({ state: 'attached' })
    await page.getByRole('complementary', { name: deskWords.zh.clock }).getByText('A', { exact: true }).waitFor()
    await site.as('head').call(contract.nameTiers, { params, body: { names: null } })
    expectHealthy(page)
  })
})

/** The floor; today's browser looks at every screen. */
describe.each(usualVersions)('groups and the ways through a homework, Chromium %s', async (version) => {
  const stage = { site, browser: await launchBrowser(version) }

  it('the teacher makes two groups, sees what each gets by keyboard, writes on, and prints a sheet for each', async () => {
    const title = `分两组的作业 ${version}`
    const { address, of } = await makeHomework(title)
    const page = await openPage(stage, 'mathTeacher', address)
    await sheetOf(page).getByText('完成 6 道口算题').waitFor()

    await page.getByRole('button', { name: '分组' }).click()
    const dialog = page.getByRole('dialog', { name: '分组' })
    await dialog.getByText('分组：一组学生可以做几个层次的题').click()
    const second = dialog.getByRole('group', { name: '第 2 组' }).first()
    await second.getByLabel('组名').fill('甲组')
    await second.getByText('拓展').click()
    await dialog.getByText('第 5、6 题没有分给任何一组').waitFor()
    await dialog.getByRole('button', { name: '确定' }).click()
    await dialog.getByText('组名不能相同').waitFor()
    await second.getByLabel('组名').fill('乙组')
    await second.getByText('拓展').click()
    await second.getByText('书面 29 分钟').waitFor()
    if (version === '153') await lookAtDialog(page, 'groups')
    else await expectAccessible(page)
    await dialog.getByRole('button', { name: '确定' }).click()
    await dialog.waitFor({ state: 'detached' })
    const clock = page.getByRole('complementary', { name: deskWords.zh.clock })
    await clock.getByText('甲组', { exact: true }).waitFor()
    await clock.getByText('29 分钟', { exact: true }).first().waitFor()

    // All and the groups are one stop of the Tab key; the arrows choose.
    await page.getByRole('radio', { name: '全部' }).focus()
    await page.keyboard.press('ArrowRight')
    await pathSheet(page, '甲组').getByText('书面 23 分钟 · 在家共 27 分钟 · 4 题').waitFor()
    expect(await numbersOn(page, '甲组')).toEqual(['1.', '2.', '3.', '4.'])
    await page.keyboard.press('ArrowRight')
    await pathSheet(page, '乙组').getByText('书面 29 分钟 · 在家共 33 分钟 · 5 题').waitFor()
    expect(await numbersOn(page, '乙组')).toEqual(['1.', '3.', '4.', '5.', '6.'])
    await pathSheet(page, '乙组').getByText('第 4～5 题，共 2 题，任选 1 题完成。').waitFor()
    expect(await sheetOf(page).isVisible()).toBe(false)
    if (version === '153') await lookAt(page, 'path-sheet')
    else await expectAccessible(page)

    await page.getByRole('button', { name: '回到编辑' }).click()
    await sheetOf(page).getByText('完成 6 道口算题').click()
    await page.keyboard.press('End')
    await page.keyboard.type('，写出过程')
    await page.getByRole('button', { name: '打印' }).click()
    const paper = page.frameLocator('iframe')
    await page.getByText('共 1 页').waitFor()
    await paper.getByText('写出过程').first().waitFor()
    expect(await page.getByRole('radio', { name: '甲组' }).isChecked()).toBe(true)
    expect(await paper.getByText('两种算法').count()).toBe(0)
    await page.getByText('乙组', { exact: true }).click()
    await paper.getByText('两种算法').first().waitFor()
    await page.getByText('全班一套').click()
    await page.getByLabel('乙组（份）').fill('2')
    await page.getByText(/^共 \d 页$/).waitFor()
    await expectAccessible(page)
    await takePicture(page, `print-groups-${version}`)
    const saved = await site.as('mathTeacher').call(contract.getAssignment, { params: of })
    expect(saved.document).toMatchObject({ attrs: { groups: [{ name: '甲组' }, { name: '乙组' }] } })

    await page.goto(`${address}/history`)
    await page.getByText('分组：甲组做基础、提升；乙组做提升、拓展').first().waitFor()

    await page.goto('/homework')
    await page.getByRole('button', { name: `《${title}》的操作` }).click()
    await page.getByRole('menuitem', { name: '下载为 Word…' }).click()
    const word = page.getByRole('dialog', { name: /^下载/ })
    await word.getByText('乙组', { exact: true }).click()
    await expectAccessible(page)
    await takePicture(page, `word-groups-${version}`)
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      word.getByRole('button', { name: '下载', exact: true }).click(),
    ])
    expect(download.suggestedFilename()).toMatch(/（作业单2）\.docx$/)
    await word.getByText('文件已下载。').waitFor()
    expectHealthy(page)
  })
})
