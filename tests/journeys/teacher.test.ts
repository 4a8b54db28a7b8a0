import * as contract from '@lightwork/contract'
import { describe, expect, it } from 'vitest'
import { bankItems, fillBank } from './bank-items.ts'
import { expectAccessible, expectHealthy, launchBrowser, openPage, takePicture } from './browser.ts'
import { browserVersions } from './chromium.ts'
import { blockOf, drag, openNotice, releaseOther, sheetOf, startHomework, TODAY } from './desk.ts'
import { startSite } from './site.ts'

const [base, raise, extend] = bankItems.map(({ opening }) => opening)

describe.each(browserVersions)('tonight’s homework in Chromium %s', async (version) => {
  const site = await startSite()
  await fillBank(site)
  await releaseOther(site, { person: 'chineseTeacher', subject: 'chinese', minutes: 25 })
  await releaseOther(site, { person: 'englishTeacher', subject: 'english', minutes: 15 })
  const browser = await launchBrowser(version)
  const stage = { browser, site }

  const written = async () => {
    const [day] = await site.as('mathTeacher').call(contract.listClassDays, {
      params: { school_id: site.county.school },
      querystring: { class_ids: site.county.classes.five1, from: TODAY, to: TODAY },
    })
    return day?.written
  }

  it('is found, written, refused with a way out, put right, released, read, corrected and withdrawn', async () => {
    const page = await openPage(stage, 'mathTeacher', '/homework')
    await startHomework(page)
    const clock = page.getByRole('complementary', { name: '时间与布置' })
    await clock.getByText('还可布置 20 分钟').first().waitFor()
    await clock.getByText('语文 25 分钟').waitFor()
    await clock.getByText('英语 15 分钟').waitFor()
    await clock.getByText(/依据：.*教基厅函/).waitFor()
    await expectAccessible(page)
    await takePicture(page, `teacher-${version}-empty`)

    const bank = page.getByRole('region', { name: '题库' })
    const found = bank.getByRole('status')
    const search = bank.getByRole('searchbox', { name: '搜索题库' })
    for (const [asked, count] of [
      ['分数加减', 2],
      ['fsjj', 2],
      ['\\frac{3}{8}', 1],
      ['水箱', 1],
    ] as const) {
      await search.fill(asked)
      await found.filter({ hasText: `${count} 题` }).waitFor()
    }
    await search.fill('')
    await bank.getByRole('button', { name: '筛选' }).click()
    await bank.getByRole('group', { name: '层次' }).getByRole('button', { name: /拓展/ }).click()
    await found.filter({ hasText: '1 题' }).waitFor()
    await expectAccessible(page)
    await takePicture(page, `teacher-${version}-filters`)
    await bank.getByRole('button', { name: '收起筛选' }).click()
    await bank.getByRole('group', { name: '已选条件' }).getByRole('button', { name: /拓展/ }).click()

    await bank.getByRole('button', { name: `加入：${base}` }).click()
    await bank.getByRole('button', { name: `已加入，去看这道题：${base}` }).waitFor()
    const room = await sheetOf(page).boundingBox()
    const card = bank.getByRole('listitem').filter({ hasText: raise ?? '' })
    await drag(page, card, { x: (room?.x ?? 0) + 200, y: (room?.y ?? 0) + (room?.height ?? 0) - 20 })
    await blockOf(page, raise ?? '').waitFor()
    await bank.getByRole('button', { name: `加入：${extend}` }).click()
    await page.getByRole('button', { name: '自拟题' }).click()
    await page.keyboard.type('用自己的话说说通分的道理')
    const own = blockOf(page, '通分的道理')
    await own.getByRole('textbox', { name: '预计分钟' }).fill('4')
    await clock.getByText('超出 5 分钟').first().waitFor()
    for (const minutes of ['10 分钟', '18 分钟', '25 分钟']) await clock.getByText(minutes, { exact: true }).waitFor()

    await clock.getByRole('button', { name: '布置给五年级(1)班' }).click()
    const refusal = clock.getByRole('alert')
    await refusal.getByText('没有布置：时间放不下').waitFor()
    await refusal.getByText('五年级(1)班当天已排 40 分钟，还可布置 20 分钟；本次 25 分钟，超出 5 分钟。').waitFor()
    await refusal.getByText(/语文 .*《课文练习》25 分钟/).waitFor()
    await refusal.getByText(/英语 .*《单词练习》15 分钟/).waitFor()
    await refusal.getByRole('button', { name: '改到11月26日周四' }).waitFor()
    expect(await written()).toBe(40)
    await expectAccessible(page)
    await takePicture(page, `teacher-${version}-refused`)

    await refusal.getByRole('button', { name: '第 1 题改为选做' }).click()
    await blockOf(page, base ?? '')
      .getByRole('button', { name: '选做' })
      .waitFor()
    await page.getByText('第 1 题已改为选做').waitFor()
    await clock.getByText('选做 6 分钟，不计入上限').waitFor()
    await clock.getByRole('button', { name: '布置给五年级(1)班' }).click()
    await clock.getByText('已布置，公示页已更新').waitFor()
    expect(await written()).toBe(59)
    await expectAccessible(page)
    await takePicture(page, `teacher-${version}-released`)

    const address = await clock.getByRole('link', { name: /公示页/ }).getAttribute('href')
    const notice = await openNotice(stage, address ?? '')
    await notice.getByText('通分的道理').waitFor()
    expect(await notice.getByText('略').count()).toBe(0)
    await expectAccessible(notice)
    await takePicture(notice, `teacher-${version}-notice`, { fullPage: true })
    const print = await notice.pdf({ format: 'A4' })
    expect(print.toString('latin1').match(/\/Type\s*\/Page[^s]/g)).toHaveLength(1)

    await own.getByText('通分的道理').click()
    await page.keyboard.press('End')
    await page.keyboard.type('，写两句')
    await clock.getByRole('button', { name: '更正公示' }).click()
    await clock.getByText('已布置，公示页已更新').waitFor()
    await notice.reload()
    await notice.getByText('通分的道理，写两句').waitFor()
    expect(await written()).toBe(59)

    await clock.getByRole('button', { name: /^撤回五年级\(1\)班/ }).click()
    const ask = page.getByRole('dialog')
    await ask.getByRole('textbox', { name: '撤回原因' }).fill('改到明天')
    await expectAccessible(page)
    await ask.getByRole('button', { name: '撤回', exact: true }).click()
    await clock.getByRole('button', { name: '布置给五年级(1)班' }).waitFor()
    await expect.poll(written).toBe(40)
    await notice.reload()
    await notice.getByText(/撤回/).first().waitFor()
    expectHealthy(page)
    await page.context().close()
    await notice.context().close()
  })
})
