import * as contract from '@lightwork/contract'
import { expect, it } from 'vitest'
import { bankItems, fillBank } from './bank-items.ts'
import { expectAccessible, expectHealthy, expectNoSideScroll, launchBrowser, openPage, takePicture } from './browser.ts'
import { blockOf, deskWords, drag, order, releaseOther, sheetOf, startHomework, TODAY } from './desk.ts'
import { startSite } from './site.ts'

const site = await startSite()
await fillBank(site)
await releaseOther(site, { person: 'chineseTeacher', subject: 'chinese', minutes: 40 })
const browser = await launchBrowser('153')
const stage = { browser, site }
const base = bankItems[0]?.opening ?? ''

it('a sheet is written like a document: headings, formulas, chemistry, tiers, groups, order, undo', async () => {
  const page = await openPage(stage, 'mathTeacher', '/homework')
  await startHomework(page)
  const sheet = sheetOf(page)
  const insert = async (what: string) => {
    await page.getByRole('button', { name: '插入', exact: true }).click()
    await page.getByRole('menuitem', { name: what, exact: true }).click()
  }
  await sheet.click()
  await insert('标题')
  await page.keyboard.type('一、想一想')
  await insert('说明')
  await page.keyboard.type('先读题，再动笔。')
  await page.getByRole('button', { name: '自拟题' }).click()
  await page.keyboard.type('比较 ')

  await page.keyboard.press('Alt+=')
  const box = page.getByRole('dialog', { name: '公式' })
  await box.getByRole('button', { name: '分数', exact: true }).click()
  await page.keyboard.type('3')
  await page.keyboard.press('Tab')
  await page.keyboard.type('4')
  await expectAccessible(page)
  await takePicture(page, 'teacher-formula')
  await page.keyboard.press('Enter')
  await page.keyboard.type(' 和 1 的大小')
  await expect.poll(() => sheet.locator('.katex-mathml annotation').allTextContents()).toEqual(['\\frac{3}{4}'])

  await insert('独占一行的公式')
  await box.getByRole('tab', { name: '化学' }).click()
  await box.getByRole('textbox', { name: '化学式或方程式' }).fill('2H2 + O2 = 2H2O')
  await takePicture(page, 'teacher-chemistry')
  await box.getByRole('button', { name: '完成', exact: true }).click()
  await box.waitFor({ state: 'detached' })
  expect(await sheet.locator('.math-block').count()).toBe(1)

  const own = blockOf(page, '的大小')
  await own.getByRole('button', { name: '基础' }).click()
  await own.getByRole('button', { name: '必做' }).click()
  await own.getByRole('textbox', { name: '预计分钟' }).fill('7')
  await expect.poll(() => own.getByRole('button', { name: '基础' }).getAttribute('aria-pressed')).toBe('false')
  const clock = page.getByRole('complementary', { name: '时间与布置' })
  await clock.getByText('选做 7 分钟，不计入上限').waitFor()

  await page.getByRole('button', { name: '任选组' }).click()
  const group = sheet.getByRole('group', { name: '任选组' })
  await group.getByText('题，共 2 题').waitFor()
  await page.keyboard.type('画图说明')
  await group.getByRole('button', { name: '多选 1 题' }).click()
  await clock.getByText('10 分钟', { exact: true }).first().waitFor()
  await page.getByRole('button', { name: '撤销', exact: true }).click()
  await clock.getByText('5 分钟', { exact: true }).first().waitFor()
  await page.getByRole('button', { name: '重做', exact: true }).click()
  await clock.getByText('10 分钟', { exact: true }).first().waitFor()
  await expectAccessible(page)
  await takePicture(page, 'teacher-group')

  await page
    .getByRole('status')
    .filter({ hasText: /^已保存/ })
    .waitFor()
  await page.reload()
  await sheetOf(page).getByText('画图说明').waitFor()
  expect(await sheetOf(page).locator('.katex').count()).toBe(2)
  expectHealthy(page)
  await page.context().close()
})

it('blocks change their order by mouse and by keys, and Undo takes it back', async () => {
  const page = await openPage(stage, 'mathTeacher', '/homework')
  await startHomework(page)
  const words = ['第一件', '第二件', '第三件']
  for (const word of words) {
    await page.getByRole('button', { name: '自拟题' }).click()
    await page.keyboard.type(word)
  }
  expect(await order(page, words)).toEqual(words)
  await page.keyboard.press('Alt+ArrowUp')
  await page.keyboard.press('Alt+ArrowUp')
  await expect.poll(() => order(page, words)).toEqual(['第三件', '第一件', '第二件'])
  await page.keyboard.press('Control+z')
  await page.keyboard.press('Control+z')
  await expect.poll(() => order(page, words)).toEqual(words)

  const last = blockOf(page, '第三件')
  await last.hover()
  const first = await blockOf(page, '第一件').boundingBox()
  await drag(page, last.locator('.drag-handle'), { x: (first?.x ?? 0) + 120, y: (first?.y ?? 0) + 6 })
  await expect.poll(() => order(page, words)).toEqual(['第三件', '第一件', '第二件'])
  expectHealthy(page)
  await page.context().close()
})

it('the main path goes by keyboard alone', async () => {
  const page = await openPage(stage, 'mathTeacher', '/homework')
  const { keyboard } = page
  const tabTo = async (name: string | RegExp, role: 'button' | 'textbox' | 'checkbox' = 'button', back = false) => {
    const target = page.getByRole(role, { name, ...(typeof name === 'string' && { exact: true }) }).first()
    await target.waitFor()
    for (let presses = 0; presses < 80; presses++) {
      if (await target.evaluate((element) => element === element.ownerDocument.activeElement)) return
      await keyboard.press(back ? 'Shift+Tab' : 'Tab')
    }
    throw new Error(`Tab does not reach ${String(name)}`)
  }
  await tabTo('布置新作业')
  await keyboard.press('Enter')
  await tabTo(/年级和学科/, 'button', true)
  await keyboard.press('Enter')
  await page.getByRole('option', { name: '二年级 数学' }).and(page.locator(':focus')).waitFor()
  await keyboard.press('ArrowDown')
  await page.getByRole('option', { name: '五年级 数学' }).and(page.locator(':focus')).waitFor()
  await keyboard.press('Enter')
  await tabTo('开始设计')
  await keyboard.press('Enter')
  await tabTo(new RegExp(`^加入：${base}`))
  await keyboard.press('Enter')
  await tabTo('作业内容', 'textbox')
  await keyboard.press('Control+/')
  await page.getByRole('menuitem', { name: '自拟题' }).and(page.locator(':focus')).waitFor()
  await keyboard.press('Enter')
  await keyboard.type('只用键盘写的题')
  await keyboard.press('Tab')
  await keyboard.press('Tab')
  await keyboard.press('Escape')
  await keyboard.press('Alt+ArrowUp')
  await expect.poll(() => order(page, ['键盘', base])).toEqual(['键盘', base])
  await tabTo('布置给五年级(1)班')
  await keyboard.press('Enter')
  await page.getByText('已布置，公示页已更新').waitFor()
  const [day] = await site.as('mathTeacher').call(contract.listClassDays, {
    params: { school_id: site.county.school },
    querystring: { class_ids: site.county.classes.five1, from: TODAY, to: TODAY },
  })
  expect(day?.written).toBe(51)
  expectHealthy(page)
  await page.context().close()
})

it.each([
  ['desk', 'zh'],
  ['desk', 'en'],
  ['phone', 'zh'],
  ['phone', 'en'],
] as const)('the desk stands on a %s in %s with nothing cut', async (frame, language) => {
  const words = deskWords[language]
  const page = await openPage(stage, 'mathTeacher', '/homework', { frame, language })
  await startHomework(page, words)
  const picture = (state: string) => takePicture(page, `teacher-${frame}-${language}-${state}`)
  const narrow = frame === 'phone'
  if (narrow) await page.getByRole('button', { name: words.bank, exact: true }).click()
  const bank = page.getByRole(narrow ? 'dialog' : 'region', { name: words.bank })
  await bank.getByRole('listitem').first().getByRole('button').first().click()
  await expectAccessible(page)
  await picture('bank')
  if (narrow) await page.keyboard.press('Escape')
  await sheetOf(page, words).getByRole('group').first().waitFor()
  await page.getByRole('button', { name: words.ownItem }).click()
  await page.keyboard.type('3/4')
  await expectNoSideScroll(page)
  await expectAccessible(page)
  await picture('sheet')

  await page.keyboard.press('Alt+=')
  const box = page.getByRole('dialog', { name: words.formulaBox })
  await box.getByRole('button', { name: words.fraction, exact: true }).click()
  await expectNoSideScroll(page)
  await picture('formula')
  await box.getByRole('button', { name: words.done, exact: true }).click()
  await page.getByRole('textbox', { name: words.minutes }).last().fill('35')

  if (narrow) await page.getByRole('button', { name: words.open, exact: true }).click()
  const clock = page.getByRole(narrow ? 'dialog' : 'complementary', { name: words.clock })
  await clock.getByRole('button', { name: words.release }).click()
  await clock.getByText(words.wayOut).waitFor()
  await expectNoSideScroll(page)
  await expectAccessible(page)
  await picture('refused')
  expectHealthy(page)
  await page.context().close()
})

it('magnified twice nothing is cut and the minutes stay in sight', async () => {
  const page = await openPage(stage, 'mathTeacher', '/homework')
  await startHomework(page)
  await page.setViewportSize({ width: 683, height: 384 })
  await expectNoSideScroll(page)
  await page.getByText(/还可布置 \d+ 分钟|正好到上限/).waitFor()
  await takePicture(page, 'teacher-magnified')
  expectHealthy(page)
  await page.context().close()
})
