import type { Locator, Page } from 'playwright-core'
import { expect } from 'vitest'
import { openPage, type Stage } from './browser.ts'

/** The editor of a new item of a type, with its stem written; tags that every item needs are chosen. */
export async function writeItem(stage: Stage, type: string, stem: string, question = 'subject=math&grade=5') {
  const page = await openPage(stage, 'curator', `/bank/new?${question}&type=${type}`)
  const field = stemOf(page)
  await field.click()
  await page.keyboard.press('Control+Home')
  await page.keyboard.type(stem)
  return page
}

export const stemOf = (page: Page): Locator => page.getByRole('textbox', { name: '题干', exact: true })

const isWriting = (page: Page) => page.evaluate<boolean>('document.activeElement.isContentEditable')

/** Puts something into the stem with its menu; the caret is in the text again. */
export async function insert(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: '插入' }).first().click()
  await page.getByRole('menuitem', { name, exact: true }).click()
  await expect.poll(() => isWriting(page)).toBe(true)
}

/** Writes one text after the other into the fields of the stem that a selector finds. */
export async function fillEach(page: Page, selector: string, texts: readonly string[]): Promise<void> {
  for (const [index, text] of texts.entries()) {
    await stemOf(page).locator(selector).nth(index).click()
    await page.keyboard.type(text)
  }
}

export async function writeAnswer(page: Page, text: string): Promise<void> {
  await page.getByRole('textbox', { name: '参考答案' }).click()
  await page.keyboard.type(text)
}

/** Saves the draft of a new item, which then has an address of its own; answers its id. */
export async function save(page: Page): Promise<string> {
  await page.getByRole('button', { name: '保存草稿' }).click()
  await page.waitForURL(/\/bank\/[0-9a-f-]{36}\/edit/)
  return /[0-9a-f-]{36}/.exec(page.url())?.[0] ?? ''
}
