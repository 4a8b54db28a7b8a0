import * as contract from '@lightwork/contract'
import { accept, openReviewOf } from '@lightwork/server/test/review.ts'
import type { Page } from 'playwright-core'
import { expect, it, onTestFinished, vi } from 'vitest'
import {
  expectAccessible,
  expectHealthy,
  expectNoSideScroll,
  launchBrowser,
  openPage,
  type Stage,
  takePicture,
} from './browser.ts'
import { blockOf, openNotice, releaseOther, sheetOf, startHomework } from './desk.ts'
import { type Site, startSite } from './site.ts'
import { stemOf, writeAnswer, writeItem } from './writing-items.ts'

const browser = await launchBrowser('153')

/** The site itself, for what is read and done without a browser. */
type Desk = Stage & { readonly site: Site }

/** Tags, self-check and hand-in in the browser; the judges pass it by the rules of the county. */
async function handInAndPublish({ site }: Desk, page: Page): Promise<void> {
  const submit = page.getByRole('button', { name: '保存，去自查送审' })
  // What a review needs is named where it is missing, before anything is sent.
  await submit.click()
  await page.getByText('送审前请至少选一个知识点').waitFor()
  const points = page.getByRole('combobox', { name: '知识点', exact: true })
  await vi.waitFor(async () => {
    // A list that opens is closed by the page scrolling under it.
    await points.scrollIntoViewIfNeeded()
    await points.fill('课程')
    await page.getByRole('option', { name: '课程内容' }).waitFor({ timeout: 5000 })
    await points.press('ArrowDown')
    await points.press('Enter')
    await page.getByRole('button', { name: '去掉“课程内容”' }).waitFor({ timeout: 5000 })
  }, 30_000)
  await page.getByRole('checkbox', { name: '应用意识' }).press('Space')
  await submit.click()
  const dialog = page.getByRole('dialog', { name: '自查后送审' })
  await dialog.getByRole('checkbox').first().waitFor({ state: 'attached' })
  for (const tick of await dialog.getByRole('checkbox').all()) await tick.press('Space')
  await dialog.getByRole('button', { name: '送审' }).click()
  // A refusal stands in the dialog.
  await expect.poll(async () => (await dialog.allInnerTexts()).join(), { timeout: 20_000 }).toBe('')
  const id = /[0-9a-f-]{36}/.exec(page.url())?.[0] ?? ''
  const item = await site.as('curator').call(contract.getItem, { params: { item_id: id } })
  expect(item.current.state).toBe('in_review')
  const review = await openReviewOf(site.as, item)
  for (const judge of ['judgeOne', 'judgeTwo', 'judgeThree'] as const) await accept(site.as, judge, review)
  await page.reload()
  await page.getByText('已发布').first().waitFor()
  expectHealthy(page)
  await page.context().close()
}

async function writePart(page: Page, nth: number, text: string) {
  await stemOf(page).locator('.item-part').nth(nth).locator('p').first().click()
  await page.keyboard.type(text)
}

const secret = '答案只给教师'

/** In the editor, with everything that is theirs. */
async function writeAndPublish(desk: Desk) {
  const group = await writeItem(desk, 'composite', '果园有山楂树 24 棵。')
  await writePart(group, 0, '再种 6 棵是几棵？')
  await writePart(group, 1, '每行 6 棵，可以种几行？')
  await group.getByLabel('第 2 小题的层次').selectOption('extend')
  await writeAnswer(group, `${secret}：30 棵，4 行`)
  await handInAndPublish(desk, group)

  const project = await writeItem(desk, 'project', '记录家里三天的用水量。')
  await writePart(project, 0, '读水表，记下读数。')
  await writePart(project, 1, '再读一次，算出差。')
  await project.getByLabel('第 1 天的分钟').fill('6')
  await project.getByRole('button', { name: '加一天' }).click()
  await project.keyboard.type('画统计图，写一个建议。')
  await project.getByLabel('第 3 天的分钟').fill('12')
  await project
    .getByRole('combobox', { name: '完成形式' })
    .or(project.getByRole('button', { name: /完成形式/ }))
    .first()
    .click()
  await project.getByRole('option', { name: '书面' }).click()
  await writeAnswer(project, `${secret}：看差算得对不对`)
  await handInAndPublish(desk, project)

  const exercise = await writeItem(desk, 'exercise', '边跳边数，每组数到整十。')
  await exercise.getByLabel('动作 1 的名称').fill('双脚跳')
  await exercise.getByLabel('动作 1 的组数').fill('4')
  await writeAnswer(exercise, `${secret}：落地轻，数得准`)
  await handInAndPublish(desk, exercise)
}

/** From the bank into a homework; the clock shows every day of the project. */
async function release(desk: Desk) {
  const { site } = desk
  await releaseOther(site, { person: 'chineseTeacher', subject: 'chinese', minutes: 25 })
  await releaseOther(site, { person: 'chineseTeacher', subject: 'chinese', minutes: 50, day: '2026-11-27' })
  const page = await openPage(desk, 'mathTeacher', '/homework')
  await startHomework(page)
  const bank = page.getByRole('region', { name: '题库' })
  for (const opening of ['果园有山楂树', '记录家里三天', '边跳边数']) {
    await bank.getByRole('button', { name: new RegExp(`^加入：${opening}`) }).click()
    await blockOf(page, opening).waitFor()
  }
  await sheetOf(page).getByText('3 天：第1天 6、第2天 10、第3天 12 分钟').waitFor()
  const clock = page.getByRole('complementary', { name: '时间与布置' })
  // The group's 6 minutes go 2, 2, 2 over the three days of the project.
  const days = clock.getByRole('listitem').filter({ hasText: /^第 \d 天/ })
  await expect.poll(() => days.count()).toBe(3)
  await days.nth(0).getByText('第 1 天 11月25日周三').first().waitFor()
  await days.nth(0).getByText('8 分钟', { exact: true }).waitFor()
  await days.nth(1).getByText('12 分钟', { exact: true }).waitFor()
  await days.nth(2).getByText('超出 4 分钟').first().waitFor()
  await clock.getByText(/五年级\(1\)班 11月27日周五.*超出 4 分钟/).waitFor()
  await expectAccessible(page)
  await takePicture(page, 'parts-desk')
  // Thursday would put the second day on the full Friday; from Friday on all three fit.
  await clock.getByRole('button', { name: '改到11月27日周五' }).click()
  await days.nth(2).getByText('第 3 天 12月1日周二').first().waitFor()
  await clock.getByText('超出').first().waitFor({ state: 'detached' })
  await takePicture(page, 'parts-desk-later')
  await clock.getByRole('button', { name: /^布置给/ }).click()
  await clock.getByRole('button', { name: /^布置 3 天/ }).click()
  await expect
    .poll(async () => {
      const all = await site.as('mathTeacher').call(contract.listClassDays, {
        params: { school_id: site.county.school },
        querystring: { class_ids: site.county.classes.five1, from: '2026-11-27', to: '2026-12-01' },
      })
      return all.map(({ written }) => written)
    })
    .toEqual([58, 0, 0, 12, 14])
  await page.setViewportSize({ width: 390, height: 844 })
  await expectNoSideScroll(page)
  await takePicture(page, 'parts-phone')
  expectHealthy(page)
}

/** On the notice of each day: that day's minutes, no answer. */
async function readNotices(desk: Desk) {
  const { site } = desk
  const { url } = await site.as('mathTeacher').call(contract.getNoticeAddress, {
    params: { school_id: site.county.school, class_id: site.county.classes.five1 },
  })
  for (const [day, minutes] of [
    ['2026-11-27', 6],
    ['2026-11-30', 10],
    ['2026-12-01', 12],
  ] as const) {
    const page = await openNotice(desk, `${new URL(url, site.origin).pathname}/${day}`)
    await page.getByText(`今天 ${minutes} 分钟，共 28 分钟`).waitFor()
    expect(await page.content()).not.toContain(secret)
    await expectAccessible(page)
    await takePicture(page, `parts-notice-${day}`, { fullPage: true })
    await page.context().close()
  }
}

// One test with a site of its own: a second try begins from nothing.
it('groups, projects and exercises are written, published, released and read, day by day', async () => {
  const desk: Desk = { browser, site: await startSite(onTestFinished) }
  await writeAndPublish(desk)
  await release(desk)
  await readNotices(desk)
}, 240_000)
