import { getAssignment } from '@lightwork/contract'
import { fromWord, half, listLine, rootLine } from '@lightwork/interchange/clipboard/samples'
import type { Page } from 'playwright-core'
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
import { sheetOf, startHomework } from './desk.ts'
import { startSite } from './site.ts'

const site = await startSite()

const tab = "<span style='mso-tab-count:1'>&nbsp;&nbsp;&nbsp;&nbsp; </span>"
const word = fromWord(
  `<h1>一、选择</h1><p class=MsoNormal>1. 已知<span lang=EN-US>x=</span>${half}，则<span lang=EN-US>2x</span>等于（&nbsp;&nbsp; ）</p>
<p class=MsoNormal>A．1${tab}B．${half}${tab}C．2${tab}D．4</p>${rootLine}
<p class=MsoNormal>2. 填空：3+5=<u><span lang=EN-US><span style='mso-spacerun:yes'>&nbsp;&nbsp;&nbsp;&nbsp;&nbsp; </span></span></u>，H<sub>2</sub>O <b>读作</b>____</p>
${listLine(1, '1.', '先想后算')}${listLine(1, '2.', '写出过程')}
<table border=1 width=400><tr><td colspan=2>路程表</td></tr><tr><td>时间</td><td>${half}</td></tr></table>
<p class=MsoNormal><img width=90 src="file:///C:/clip_image009.png" alt="数轴"></p>`,
)

/** A paste as the browser gives it to the page; a file is given as base64. */
const paste = (page: Page, html: string, text: string, file = '') =>
  page.evaluate(
    `(() => {
      const data = new DataTransfer()
      const bytes = Uint8Array.from(atob(${JSON.stringify(file)}), (sign) => sign.charCodeAt(0))
      if (bytes.length > 0) data.items.add(new File([bytes], 'image.png', { type: 'image/png' }))
      if (${JSON.stringify(html)} !== '') data.setData('text/html', ${JSON.stringify(html)})
      data.setData('text/plain', ${JSON.stringify(text)})
      document.activeElement.dispatchEvent(
        new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))
    })()`,
  )

describe.each(usualVersions)('Chromium %s', async (version) => {
  const browser = await launchBrowser(version)

  it('a page of Word arrives on the sheet with its formulas, and goes away with one Undo', async () => {
    const page = await openPage({ browser, site }, 'mathTeacher', '/homework')
    await startHomework(page)
    const sheet = sheetOf(page)
    await sheet.click()
    await page.keyboard.type('开头')
    await paste(page, word, '')
    await sheet.getByText('写出过程').waitFor()
    const sources = sheet.locator('.katex-mathml annotation')
    expect(await sources.allTextContents()).toEqual(['\\frac{1}{2}', '\\frac{1}{2}', 'y=\\sqrt{x^{2}}', '\\frac{1}{2}'])
    expect(await sheet.locator('ol[data-choices] > li').count()).toBe(4)
    expect(await sheet.locator('table td').count()).toBe(3)
    expect(await sheet.locator('td[colspan="2"]').innerText()).toBe('路程表')
    expect(await sheet.locator('ol:not([data-choices]) > li').allInnerTexts()).toEqual(['先想后算', '写出过程'])
    expect(await sheet.locator('sub').innerText()).toBe('2')
    expect(await sheet.locator('img:not(.ProseMirror-separator)').count()).toBe(0)
    await page.getByText('没有带过来：1 张图片（数轴）').waitFor()
    if (version === '153') await expectAccessible(page)
    for (const frame of ['desk', 'phone'] as const) {
      await page.setViewportSize(frames[frame])
      await expectNoSideScroll(page)
      await takePicture(page, `paste-word-${version}-${frame}`)
    }
    await page.setViewportSize(frames.desk)
    await sheet.click({ position: { x: 5, y: 5 } })
    await page.keyboard.press('Control+z')
    await expect.poll(() => sheet.locator('.katex').count()).toBe(0)
    expect((await sheet.innerText()).trim()).toContain('开头')

    await page.keyboard.press('Control+End')
    await paste(page, '', '已知$x^2=4$，求 \\(x\\) 和\\frac{x}{2}')
    await expect.poll(() => sources.allTextContents()).toEqual(['x^2=4', 'x', '\\frac{x}{2}'])
    await page
      .getByRole('status')
      .filter({ hasText: /^已保存/ })
      .waitFor()
    expectHealthy(page)
    await page.context().close()
  })
})

/** A black square. */
const png = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGNgYGD4DwABBAEAX+XDSwAAAABJRU5ErkJggg=='

it('pictures inside a paste are stored like files, or refused in words; a picture copied by itself is taken', async () => {
  const browser = await launchBrowser('109')
  const page = await openPage({ browser, site }, 'mathTeacher', '/homework')
  await startHomework(page)
  const sheet = sheetOf(page)
  await sheet.click()
  const dialog = page.getByRole('dialog', { name: '放进作业' })
  const put = async (alt: string) => {
    await dialog.getByRole('textbox', { name: '替代文字' }).fill(alt)
    await dialog.getByRole('button', { name: '放进作业' }).click()
  }
  await paste(page, `<p>看图</p><p><img src="data:image/png;base64,${png}" alt="数轴"></p><p>列式</p>`, '看图列式')
  await put('一块黑色')
  await sheet.getByRole('img', { name: '一块黑色' }).waitFor()
  await sheet.getByText('列式').waitFor()
  await page.keyboard.press('ArrowRight')

  // As browsers and Word copy one picture: where it was as markup, its bytes as a file.
  await paste(page, '<img src="https://example.org/a.png" alt="">', '', png)
  await put('又一块')
  await sheet.getByRole('img', { name: '又一块' }).waitFor()
  await page.keyboard.press('ArrowRight')
  await page
    .getByRole('status')
    .filter({ hasText: /^已保存/ })
    .waitFor()
  const [school_id = '', assignment_id = ''] = new URL(page.url()).pathname.split('/').slice(2)
  const { document } = await site.as('mathTeacher').call(getAssignment, { params: { school_id, assignment_id } })
  const stored = JSON.stringify(document)
  expect(stored).not.toMatch(/data:|example\.org/)
  const [, asset] = /"asset":"([0-9a-f]{32})"/.exec(stored) ?? []
  expect((await page.request.get(`/media/${asset}`)).headers()['content-type']).toBe('image/png')

  await paste(page, `<p>看</p><img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" alt="动画">`, '看')
  await page.getByText('没有带过来：1 张图片（动画）。图片请单独复制后粘贴').waitFor()
  await paste(page, `<p>看</p><img src="data:image/png;base64,${btoa('no picture at all')}" alt="">`, '看')
  await put('什么也不是')
  await dialog.getByRole('alert').waitFor()
  await expectAccessible(page)
  await takePicture(page, 'paste-picture-refused')
  await dialog.getByRole('button', { name: '不用了' }).click()
  expect(await sheet.locator('figure img').count()).toBe(2)
  expectHealthy(page)
  await page.context().close()
})

it('the palette opens at the stage of the homework, and every stage stands at both sizes', async () => {
  const browser = await launchBrowser('153')
  const page = await openPage({ browser, site }, 'mathTeacher', '/homework')
  await startHomework(page)
  await sheetOf(page).click()
  await page.keyboard.press('Alt+=')
  const box = page.getByRole('dialog', { name: '公式' })
  await expect.poll(() => box.getByRole('tab', { name: '小学' }).getAttribute('aria-selected')).toBe('true')
  for (const stage of ['小学', '初中', '物理', '化学']) {
    await box.getByRole('tab', { name: stage }).click()
    for (const frame of ['phone', 'desk'] as const) {
      await page.setViewportSize(frames[frame])
      await expectNoSideScroll(page)
      await takePicture(page, `palette-${stage}-${frame}`)
    }
    await expectAccessible(page)
  }
  await box.getByRole('textbox', { name: '化学式或方程式' }).fill('Zn+Cu2+=Zn2++Cu')
  await takePicture(page, 'palette-ions')
  await page.keyboard.press('Enter')
  await expect
    .poll(() => sheetOf(page).locator('.katex-mathml annotation').allTextContents())
    .toEqual(['\\ce{Zn + Cu^2+ = Zn^2+ + Cu}'])
  await page.keyboard.press('Alt+=')
  await expect.poll(() => box.getByRole('tab', { name: '化学' }).getAttribute('aria-selected')).toBe('true')

  await box.getByRole('tab', { name: '小学' }).click()
  await page.keyboard.press('Tab')
  await box.getByRole('button', { name: '分数', exact: true }).and(page.locator(':focus')).waitFor()
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Enter')
  await page.keyboard.type('1')
  await page.keyboard.press('Tab')
  await page.keyboard.type('2')
  await page.keyboard.press('Tab')
  await page.keyboard.type('3')
  await page.keyboard.press('Enter')
  await expect
    .poll(() => sheetOf(page).locator('.katex-mathml annotation').allTextContents())
    .toContain('1\\frac{2}{3}')
  expectHealthy(page)
  await page.context().close()
})
