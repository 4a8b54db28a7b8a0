import type { Locator, Page } from 'playwright-core'
import {
  expectAccessible,
  expectHealthy,
  expectNoSideScroll,
  frames,
  openPage,
  type Stage,
  takePicture,
} from './browser.ts'
import { fontsLink } from './test-fonts.ts'

const switchNames = { zh: '中文', en: 'English' } as const

async function inLanguage(page: Page, language: 'zh' | 'en'): Promise<void> {
  const other = page.getByRole('button', { name: switchNames[language], exact: true })
  if ((await other.count()) > 0) await other.click()
}

/** As high as its content, so that bars that stick to the window cover nothing of the page. */
async function stretch(page: Page): Promise<void> {
  const { width } = page.viewportSize() ?? frames.desk
  const height = await page.evaluate<number>('Math.min(6000, document.documentElement.scrollHeight)')
  await page.setViewportSize({ width, height })
}

/**
 * A page as it is looked at before it is accepted (look.md, Proof): both sizes, both languages, axe, no side scroll, a
 * picture of each in `.cache/pictures`. Back to the desk in Chinese afterwards.
 */
export async function lookAt(page: Page, name: string): Promise<void> {
  await page.waitForLoadState('networkidle')
  for (const language of ['zh', 'en'] as const) {
    await inLanguage(page, language)
    for (const frame of ['desk', 'phone'] as const) {
      await page.setViewportSize(frames[frame])
      await expectNoSideScroll(page)
      await stretch(page)
      // Names and contrasts differ by language, targets and order by size: two of the four see all of them.
      if ((language === 'zh') === (frame === 'desk')) await expectAccessible(page)
      await takePicture(page, `${name}-${language}-${frame}`, { fullPage: true })
    }
  }
  await inLanguage(page, 'zh')
  await page.setViewportSize(frames.desk)
  expectHealthy(page)
}

/** A part of a page by its heading. */
export const part = (page: Page, title: string): Locator =>
  page.locator('section', { has: page.getByRole('heading', { name: title, exact: true }) })

/** An open dialog at both sizes in the language of the moment; the language switch is behind it. */
export async function lookAtDialog(page: Page, name: string): Promise<void> {
  for (const frame of ['phone', 'desk'] as const) {
    await page.setViewportSize(frames[frame])
    await expectNoSideScroll(page)
    if (frame === 'desk') await expectAccessible(page)
    await takePicture(page, `${name}-${frame}`)
  }
  expectHealthy(page)
}

/**
 * A public notice cannot be asked by axe where it stands: its sandbox forbids every script. This is the same text and
 * stylesheet under an address of the test's own, with the test fonts.
 */
export async function openNoticeCopy(stage: Stage, path: string): Promise<Page> {
  const html = (await (await fetch(stage.site.origin + path)).text()).replace('</head>', `${fontsLink}</head>`)
  const page = await openPage(stage, null, '/sign-in')
  await page.route('**/copy-of-notice', (route) =>
    route.fulfill({ contentType: 'text/html; charset=utf-8', body: html }),
  )
  await page.goto('/copy-of-notice')
  return page
}
