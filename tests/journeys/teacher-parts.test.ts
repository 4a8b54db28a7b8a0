import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { expectAccessible, expectHealthy, launchBrowser, openPage, takePicture } from './browser.ts'
import { usualVersions } from './chromium.ts'
import { sheetOf, startHomework } from './desk.ts'
import { startSite } from './site.ts'

const site = await startSite()

/** Draws a picture of 200 by 100 in the page. */
const drawPicture = async (page: Page): Promise<Buffer> => {
  const base64 = await page.evaluate<string>(`(() => {
    const canvas = document.createElement('canvas')
    canvas.width = 200
    canvas.height = 100
    canvas.getContext('2d').fillRect(20, 20, 60, 60)
    return canvas.toDataURL('image/png').split(',')[1]
  })()`)
  return Buffer.from(base64, 'base64')
}

/** Composes as a Chinese input method does: letters first, then the characters in their place. */
async function inputMethod(page: Page) {
  const session = await page.context().newCDPSession(page)
  return {
    compose: async (steps: readonly string[], words: string) => {
      for (const step of steps) {
        const end = step.length
        await session.send('Input.imeSetComposition', { text: step, selectionStart: end, selectionEnd: end })
      }
      await session.send('Input.insertText', { text: words })
      // Nobody goes on faster than the last events of a composition arrive.
      await page.waitForTimeout(150)
    },
  }
}

/** The words on the sheet without what stands over them. */
const wordsOf = (page: Page) =>
  page.evaluate<string>(`(() => {
    const copy = document.querySelector('.sheet').cloneNode(true)
    for (const over of copy.querySelectorAll('rt, rp')) over.remove()
    return copy.textContent
  })()`)

describe.each(usualVersions)('what can stand on a sheet, Chromium %s', async (version) => {
  const browser = await launchBrowser(version)
  const open = async () => {
    const page = await openPage({ browser, site }, 'mathTeacher', '/homework')
    await startHomework(page)
    await page.getByRole('button', { name: '自拟题' }).click()
    const insert = async (what: string) => {
      await page.getByRole('button', { name: '插入', exact: true }).click()
      await page.getByRole('menuitem', { name: what, exact: true }).click()
    }
    const saved = () =>
      page
        .getByRole('status')
        .filter({ hasText: /^已保存/ })
        .waitFor()
    return { page, insert, saved, sheet: sheetOf(page) }
  }

  it('places for answers are put in and changed by keys, and stand there after a reload', async () => {
    const { page, insert, saved, sheet } = await open()
    await page.keyboard.type('看拼音写词语')
    await page.keyboard.press('Enter')
    await insert('田字格')
    await sheet.getByRole('img', { name: '作答处：田字格，1 行，每行 10 格' }).waitFor()
    await page.keyboard.press('Enter')
    const box = page.getByRole('dialog', { name: '修改作答处' })
    await expect.poll(() => box.evaluate((element) => element.contains(element.ownerDocument.activeElement))).toBe(true)
    await box.getByRole('textbox', { name: '行数' }).focus()
    await page.keyboard.press('ArrowUp')
    await sheet.getByRole('img', { name: '作答处：田字格，2 行，每行 10 格' }).waitFor()
    await expectAccessible(page)
    await takePicture(page, `teacher-parts-answer-${version}`)
    await page.keyboard.press('Escape')
    await page.keyboard.press('Control+z')
    await sheet.getByRole('img', { name: '作答处：田字格，1 行，每行 10 格' }).waitFor()
    await page.keyboard.press('Control+Shift+z')
    await sheet.getByRole('img', { name: '作答处：田字格，2 行，每行 10 格' }).waitFor()
    await insert('作答横线')
    await sheet.getByRole('img', { name: '作答处：横线，3 行' }).waitFor()
    await saved()
    await page.reload()
    await sheetOf(page).getByRole('img', { name: '作答处：田字格，2 行，每行 10 格' }).waitFor()
    expectHealthy(page)
    await page.context().close()
  })

  it('a stroke opens the list of what can be put there, found by name, pinyin or initials, under an input method too', async () => {
    const { page, sheet } = await open()
    const menu = page.getByRole('listbox', { name: '插入' })
    const { compose } = await inputMethod(page)
    await page.keyboard.type('/')
    await menu.getByRole('option', { name: '自拟题', exact: true }).waitFor()
    await expectAccessible(page)
    await page.keyboard.type('mzg')
    await expect.poll(() => menu.getByRole('option').allInnerTexts()).toEqual([expect.stringContaining('米字格')])
    await takePicture(page, `teacher-parts-slash-${version}`)
    await page.keyboard.press('Enter')
    await sheet.getByRole('img', { name: /^作答处：米字格/ }).waitFor()
    await page.getByRole('button', { name: '完成' }).click()

    await compose(['、'], '、')
    await menu.waitFor()
    await compose(['z', 'zuo', "zuo'wen"], '作文')
    await expect.poll(() => menu.getByRole('option').allInnerTexts()).toEqual([expect.stringContaining('作文格')])
    await page.keyboard.press('Enter')
    await sheet.getByRole('img', { name: /^作答处：作文格/ }).waitFor()
    expect(await sheet.textContent()).not.toMatch(/[/、]|作文/)
    await page.getByRole('button', { name: '完成' }).click()
    await page.keyboard.type('/')
    await page.keyboard.press('Escape')
    await page.keyboard.type('不是菜单')
    await expect.poll(() => menu.count()).toBe(0)
    await sheet.getByText('/不是菜单').waitFor()
    expectHealthy(page)
    await page.context().close()
  })

  it('pinyin is proposed for chosen characters, corrected, and stands beside what an input method writes', async () => {
    const { page, sheet } = await open()
    const { compose } = await inputMethod(page)
    await page.keyboard.type('长大')
    await page.keyboard.press('Shift+Home')
    await expect.poll(() => page.getByRole('button', { name: '加拼音 (Alt+P)' }).isEnabled()).toBe(true)
    await page.keyboard.press('Alt+p')
    const box = page.getByRole('dialog', { name: '修改拼音' })
    await expect.poll(() => sheet.locator('ruby').first().innerHTML(), { timeout: 10_000 }).toContain('zhǎng')
    await expectAccessible(page)
    await page.keyboard.press('Enter')
    await box.getByRole('textbox', { name: '“长”的读音' }).fill('chang2')
    await expect.poll(() => sheet.locator('rt').allTextContents()).toEqual(['cháng', 'dà'])
    await takePicture(page, `teacher-parts-pinyin-${version}`)
    await box.getByRole('button', { name: '完成' }).click()
    await expect.poll(() => box.count()).toBe(0)
    await page.waitForTimeout(500)
    await compose(['n', 'ni', "ni'hao"], '你好')
    // Over two characters, onto what has pinyin, and before it.
    for (let presses = 0; presses < 4; presses++) await page.keyboard.press('ArrowLeft', { delay: 50 })
    await compose(['z', 'zai'], '在')
    expect(await wordsOf(page)).toContain('在长大你好')
    await page.keyboard.press('Control+z')
    await page.keyboard.press('Control+z')
    expect(await wordsOf(page)).toContain('长大')
    expectHealthy(page)
    await page.context().close()
  })

  it('poems and columns are written with an input method, line by line, and left with Enter', async () => {
    const { page, insert, sheet } = await open()
    const { compose } = await inputMethod(page)
    await insert('诗歌')
    await compose(['x', 'xiao', "xiao'chi"], '小池')
    await page.keyboard.press('Enter')
    await compose(['w', "wo'men"], '我们')
    await page.keyboard.press('Enter')
    for (const line of ['荷叶圆圆', '蜻蜓点点']) {
      await compose(['h', 'he'], line)
      await page.keyboard.press('Enter')
    }
    await page.keyboard.press('Enter')
    await insert('分栏')
    for (const line of ['3+4=', '5+6=', '7+8=', '9+2=']) {
      await page.keyboard.type(line)
      await page.keyboard.press('Enter')
    }
    await page.getByRole('radio', { name: '3 栏' }).check({ force: true })
    await sheet.locator('[data-side-by-side] p').last().click()
    await compose(['w', 'wan'], '完')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Enter')
    await compose(['h', 'hou'], '后')
    expect(await sheet.locator('[data-poem] p').allTextContents()).toEqual(['小池', '我们', '荷叶圆圆', '蜻蜓点点'])
    expect(await sheet.locator('[data-side-by-side] p').allTextContents()).toEqual([
      '3+4=',
      '5+6=',
      '7+8=',
      '9+2=',
      '完',
    ])
    await expectAccessible(page)
    await takePicture(page, `teacher-parts-poem-${version}`)
    expectHealthy(page)
    await page.context().close()
  })

  it('sums, lines and figures are changed in fields, and all parts survive the clipboard', async () => {
    const { page, insert, sheet } = await open()
    await page.keyboard.type('列竖式')
    await page.keyboard.press('Enter')
    await insert('竖式')
    const sum = page.getByRole('dialog', { name: '修改竖式' })
    await sum.getByRole('textbox', { name: '数' }).fill('３６８ 47')
    await sheet.getByRole('img', { name: '竖式：368+47=' }).waitFor()
    await sum.getByRole('textbox', { name: '数' }).fill('368')
    await sum.getByText('请写 2 到 5 个数').waitFor()
    await sum.getByRole('textbox', { name: '数' }).fill('368 47')
    await sum.getByRole('checkbox', { name: '写出计算过程' }).check({ force: true })
    await sheet.getByRole('img', { name: '竖式：368+47=415' }).waitFor()
    await expectAccessible(page)
    await takePicture(page, `teacher-parts-sum-${version}`)
    await sum.getByRole('button', { name: '完成' }).click()

    await insert('数轴')
    const line = page.getByRole('dialog', { name: '修改数轴' })
    await line.getByRole('textbox', { name: '标出的点' }).fill('A 2.5，B 7')
    await sheet.getByRole('img', { name: '数轴 0 到 10，A 在 2.5，B 在 7' }).waitFor()
    await line.getByRole('button', { name: '完成' }).click()
    await insert('坐标系')
    const plane = page.getByRole('dialog', { name: '修改图形' })
    await plane.getByRole('textbox', { name: '点' }).fill('A(2,3)')
    await plane.getByRole('textbox', { name: '函数图象' }).fill('y=2x-1')
    await sheet.getByRole('img', { name: '平面直角坐标系，点 A(2, 3)，y=2x−1' }).waitFor()
    await takePicture(page, `teacher-parts-plane-${version}`)
    await plane.getByRole('button', { name: '完成' }).click()

    await page.keyboard.press('Control+a')
    await page.keyboard.press('Control+c')
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('Control+v')
    for (const name of ['竖式：368+47=415', '数轴 0 到 10，A 在 2.5，B 在 7', '平面直角坐标系，点 A(2, 3)，y=2x−1'])
      await expect.poll(() => sheet.getByRole('img', { name }).count()).toBe(2)
    expectHealthy(page)
    await page.context().close()
  })

  it('a picture is chosen, cropped, described and kept; its width is its width on paper', async () => {
    const { page, saved, sheet } = await open()
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: 'a.png', mimeType: 'image/png', buffer: await drawPicture(page) })
    const dialog = page.getByRole('dialog', { name: '放进作业' })
    await dialog.getByRole('button', { name: '放进作业' }).click()
    await dialog.getByText('请写一句话说明内容').waitFor()
    await dialog.getByRole('textbox', { name: '替代文字' }).fill('一张灰色的图')
    await dialog.getByRole('textbox', { name: '右边' }).fill('50')
    await dialog.getByRole('textbox', { name: '纸上的宽度' }).fill('60')
    await expectAccessible(page)
    await takePicture(page, `teacher-parts-crop-${version}`)
    await dialog.getByRole('button', { name: '放进作业' }).click()
    const image = sheet.getByRole('img', { name: '一张灰色的图' })
    await image.waitFor()
    await expect.poll(() => image.evaluate((element) => Number(Reflect.get(element, 'naturalWidth')))).toBe(100)
    expect((await image.boundingBox())?.width).toBeCloseTo((60 / 25.4) * 96, -0.5)
    const box = page.getByRole('dialog', { name: '修改图片' })
    await box.getByText('居中', { exact: true }).click()
    await expect.poll(() => sheet.locator('figure.center').count()).toBe(1)
    await takePicture(page, `teacher-parts-picture-${version}`)
    await box.getByRole('button', { name: '完成' }).click()
    await saved()
    expectHealthy(page)
    await page.context().close()
  })

  it('words are found and replaced as one step, never in formulas; the outline leads on; the zoom is remembered', async () => {
    const { page, sheet } = await open()
    const bar = page.getByLabel('查找和替换')
    await page.keyboard.type('苹果3个，苹果5个')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Alt+=')
    await page.keyboard.type('\\text{苹果}+1')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Control+h')
    await bar.getByRole('textbox', { name: '查找' }).fill('苹果')
    await bar.getByText('1 / 2').waitFor()
    await bar.getByRole('textbox', { name: '查找' }).press('Enter')
    await bar.getByText('2 / 2').waitFor()
    await expectAccessible(page)
    await takePicture(page, `teacher-parts-find-${version}`)
    await bar.getByRole('textbox', { name: '替换为' }).fill('梨')
    await bar.getByRole('button', { name: '全部替换' }).click()
    await sheet.getByText('梨3个，梨5个').waitFor()
    await bar.getByText('没有找到').waitFor()
    expect(await sheet.locator('.katex-mathml annotation').allTextContents()).toEqual(['\\text{苹果}+1'])
    await page.keyboard.press('Escape')
    await page.keyboard.press('Control+z')
    await sheet.getByText('苹果3个，苹果5个').waitFor()

    await page.getByRole('button', { name: '大纲' }).click()
    await page.getByRole('menuitem', { name: /^1\. 苹果3个/ }).click()
    await page.getByRole('button', { name: '缩放 100%' }).click()
    await page.getByRole('menuitem', { name: '150%' }).click()
    await expect.poll(() => page.evaluate('getComputedStyle(document.querySelector(".sheet")).fontSize')).toBe('24px')
    await takePicture(page, `teacher-parts-zoom-${version}`)
    await page.reload()
    await sheet.waitFor()
    await expect.poll(() => page.evaluate('getComputedStyle(document.querySelector(".sheet")).fontSize')).toBe('24px')
    expectHealthy(page)
    await page.context().close()
  })
})
