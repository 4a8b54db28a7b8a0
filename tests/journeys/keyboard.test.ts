import * as contract from '@lightwork/contract'
import { describe, expect, it } from 'vitest'
import { bankItems, fillBank } from './bank-items.ts'
import { expectAccessible, expectHealthy, launchBrowser, openPage, takePicture } from './browser.ts'
import { usualVersions } from './chromium.ts'
import { blockOf, releaseOther, sheetOf } from './desk.ts'
import { keysOf, listenTo, treeOf } from './keys.ts'
import { startSite } from './site.ts'

/** A black square. */
const picture = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGNgYGD4DwABBAEAX+XDSwAAAABJRU5ErkJggg==',
  'base64',
)
const secret = '晚霞落在操场的旗杆上'
const site = await startSite()
await fillBank(site)
await releaseOther(site, { person: 'chineseTeacher', subject: 'chinese', minutes: 25 })
await site.as('mathTeacher').call(contract.changePassword, { body: { current: null, next: secret } })
const [base, raise] = bankItems.map(({ opening }) => opening)

describe.each(usualVersions)('a teacher who uses no mouse, Chromium %s', async (version) => {
  const browser = await launchBrowser(version)

  it('signs in and writes every kind of part', async () => {
    const page = await openPage({ browser, site }, null, '/sign-in')
    const { press, type, at, go, choose } = keysOf(page)
    const button = (name: string | RegExp) =>
      page.getByRole('button', { name, ...(typeof name === 'string' && { exact: true }) })
    const field = (name: string) => page.getByRole('textbox', { name, exact: true })
    const sheet = sheetOf(page)
    // Asked for early: the browser hands choosers over only a moment after somebody listens.
    page.on('filechooser', () => undefined)

    await at(field('账号'))
    await type('mathTeacher')
    await go(page.getByLabel('密码', { exact: true }))
    await type(secret)
    await press('Enter')
    await at(page.getByRole('heading', { level: 1 }))
    await go(button('布置新作业'))
    await press('Enter')
    await go(button(/年级和学科/), 'Shift+Tab')
    await press('Enter')
    await go(page.getByRole('option', { name: '五年级 数学' }), 'ArrowDown')
    await press('Enter')
    await go(button('开始设计'))
    await press('Enter')
    await at(page.getByRole('heading', { name: '写作业' }))
    const heard = await listenTo(page)

    // From the bank onto the sheet, and back to where one was.
    await go(page.getByRole('searchbox', { name: '搜索题库' }), 'Shift+Tab')
    await type('fsjj')
    await page.getByRole('region', { name: '题库' }).getByRole('status').filter({ hasText: '2 题' }).waitFor()
    for (const opening of [base, raise]) {
      await go(button(new RegExp(`^加入：${opening}`)))
      await press('Enter')
      await at(button(new RegExp(`^已加入，去看这道题：${opening}`)))
    }
    await expect
      .poll(heard, { timeout: 5000 })
      .toContainEqual(expect.stringMatching(/^本次书面作业 14 分钟，五年级\(1\)班(还可布置|超出|正好|接近)/))

    await go(sheet)
    for (const [what, words] of [
      ['标题', '一、想一想'],
      ['说明', '先读题，再动笔。'],
      ['自拟题', '按要求做'],
    ] as const) {
      await press('Control+/')
      await choose(what)
      await at(sheet)
      await type(words)
    }
    await press('Control+/')
    await page.getByRole('menuitem').first().and(page.locator(':focus')).waitFor()
    await press('Escape')
    await at(sheet)

    const write = async (asked: string, name: RegExp | string) => {
      await press('Enter')
      await type(`/${asked}`)
      await page.getByRole('option', { name, selected: true }).waitFor()
      await press('Enter')
    }
    const finish = async () => {
      await go(button('完成'))
      await press('Enter')
      await at(sheet)
    }
    await write('tzg', /^田字格/)
    await press('Enter')
    await go(field('行数'))
    await press('ArrowUp', 'Escape')
    await at(sheet)
    await press('Enter')
    await finish()
    for (const [asked, name] of [
      ['shuzhou', /^数轴/],
      ['zbx', /^坐标系/],
      ['shushi', /^竖式/],
    ] as const) {
      await write(asked, name)
      await press('Enter')
      await finish()
    }
    await write('fenlan', /^分栏/)
    await type('3+4=')
    await press('Alt+F10')
    await go(page.getByRole('radio', { name: '2 栏' }), 'ArrowRight')
    await press('Escape')
    await at(sheet)
    await press('Enter', 'Enter')
    await write('shige', /^诗歌/)
    await type('小池')
    await press('Enter', 'Enter')
    await type('泉眼无声惜细流')
    await press('Enter', 'Enter')
    await type('长大')
    await press('Shift+Home')
    await expect.poll(() => button('加拼音 (Alt+P)').isEnabled()).toBe(true)
    await press('Alt+p')
    await page.getByRole('dialog', { name: '修改拼音' }).waitFor()
    await press('Enter')
    await finish()

    await type('比较')
    await press('Alt+=')
    await at(field('公式内容'))
    await go(button('分数'))
    await press('Enter')
    await type('3')
    await press('Tab')
    await type('4')
    await press('Enter')
    await at(sheet)
    await press('Alt+=')
    await go(page.getByRole('tab', { selected: true }))
    await go(page.getByRole('tab', { name: '化学' }), 'ArrowRight')
    await go(field('化学式或方程式'))
    await type('2H2 + O2 = 2H2O')
    await press('Enter')
    await at(sheet)

    await press('Enter')
    await type('/tupian')
    const chooser = page.waitForEvent('filechooser')
    await press('Enter')
    await (await chooser).setFiles({ name: 'a.png', mimeType: 'image/png', buffer: picture })
    await at(field('替代文字'))
    await type('一块黑色')
    await go(button('放进作业'))
    await press('Enter')
    await sheet.getByRole('img', { name: '一块黑色' }).waitFor()
    await at(sheet)
    await press('Enter')
    await finish()
    await write('biaoge', /^表格/)
    await type('甲')
    await press('Tab')
    await type('乙')
    await press('Tab')
    await type('丙')

    const tree = (await treeOf(page, '作业内容')).join('\n')
    for (const said of [
      'heading 一、想一想',
      'image 作答处：田字格，2 行，每行 10 格',
      'image 数轴 0 到 10',
      'image 平面直角坐标系',
      'image 竖式：25+17=',
      'group 分栏，2 栏',
      'group 诗歌',
      'image 一块黑色',
      'MathMLFraction',
      'table',
    ])
      expect(tree).toContain(said)
    // The picture stands where one was writing, not at the beginning of the sheet.
    expect(tree.indexOf('image 一块黑色')).toBeGreaterThan(tree.indexOf('image 竖式'))
    await expectAccessible(page)
    await takePicture(page, `keyboard-${version}-sheet`, { fullPage: true })

    // A table has Tab for itself; Escape leads out of it.
    await press('Escape', 'Tab')
    await at(sheet.getByRole('button', { name: '基础' }).last())
    expectHealthy(page)
    await page.context().close()
  })

  it('changes minutes and order, adapts, comments, names a version, releases and prints', async () => {
    const { id } = await site.as('mathTeacher').call(contract.createAssignment, {
      params: { school_id: site.county.school },
      body: { title: '周三数学作业', subject: 'math', grade: 5 },
    })
    const page = await openPage({ browser, site }, 'mathTeacher', `/homework/${site.county.school}/${id}`)
    const { press, type, at, go, choose } = keysOf(page)
    const button = (name: string | RegExp) =>
      page.getByRole('button', { name, ...(typeof name === 'string' && { exact: true }) })
    const field = (name: string) => page.getByRole('textbox', { name, exact: true })
    const sheet = sheetOf(page)
    await sheet.waitFor()
    const heard = await listenTo(page)
    const heldBy = (opening = '') => blockOf(page, opening)
    await go(button(new RegExp(`^加入：${raise}`)))
    await press('Enter')
    await at(button(new RegExp(`^已加入，去看这道题：${raise}`)))
    // Asked for in the drawer it is chosen on the sheet, and Tab leads into its controls.
    await press('Enter')
    await at(sheet)
    await press('Tab')
    await at(heldBy(raise).getByRole('button', { name: '基础' }))
    await press('Enter')
    await go(heldBy(raise).getByRole('textbox', { name: '预计分钟' }))
    await press('ArrowUp')
    await expect
      .poll(heard, { timeout: 5000 })
      .toContainEqual(expect.stringMatching(/^本次书面作业 9 分钟，五年级\(1\)班(还可布置|超出|正好|接近)/))
    await press('Escape')
    await at(sheet)
    await press('Control+/')
    await choose('自拟题')
    await type('自己写的题')
    await press('Alt+ArrowUp')
    await expect.poll(heard).toContain('现在是第 1 题')

    const more = async (what: RegExp) => {
      await go(heldBy(raise).getByRole('button', { name: '更多操作' }))
      await press('ArrowDown')
      await choose(what)
    }
    await go(button(new RegExp(`^已加入，去看这道题：${raise}`)), 'Shift+Tab')
    await press('Enter')
    await at(sheet)
    await press('Tab')
    await more(/换一道/)
    await go(button(new RegExp(`^换成这道：${base}`)))
    await press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await more(/改编/)
    await at(sheet)
    await expect.poll(() => sheet.getByText('改编').count()).toBe(1)

    await go(button(/^意见/), 'Shift+Tab')
    await press('Enter')
    await go(field('意见'))
    await type('先想一想')
    await go(button('写上意见'))
    await press('Enter')
    await page.getByText('待处理 1 条').waitFor()
    await at(field('意见'))
    await press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await at(button(/^意见/))
    await go(button('这份作业'))
    await press('Enter')
    await choose('版本历史')
    await at(page.getByRole('heading', { level: 1 }))
    await go(button('命名'))
    await press('Enter')
    await at(field('版本名称'))
    await type('第一稿')
    await press('Enter')
    await page.getByText('“第一稿”').waitFor()
    await go(page.getByRole('link', { name: '回到作业' }), 'Shift+Tab')
    await press('Enter')
    await at(page.getByRole('heading', { level: 1 }))
    await go(button(/^布置给/))
    await press('Enter')
    await page.getByText('已布置，公示页已更新').waitFor()
    await at(page.locator('.homework-release'))
    await expectAccessible(page)
    await takePicture(page, `keyboard-${version}-released`)

    await go(page.getByRole('link', { name: '作业', exact: true }), 'Shift+Tab')
    await press('Enter')
    await at(page.getByRole('heading', { level: 1 }))
    await go(button('《周三数学作业》的操作'))
    await press('Enter')
    await choose('打印')
    await at(page.getByRole('heading', { level: 1 }))
    await go(page.getByRole('radio', { checked: true }).first())
    await press('ArrowDown')
    const downloading = page.waitForEvent('download')
    await go(button('下载 PDF'))
    await press('Enter')
    expect((await downloading).suggestedFilename()).toMatch(/\.pdf$/)
    await expectAccessible(page)
    expectHealthy(page)
    await page.context().close()
  })
})
