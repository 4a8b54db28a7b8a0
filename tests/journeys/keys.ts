import type { Locator, Page } from 'playwright-core'
import { expect } from 'vitest'

/** What has the focus: nothing, or not to be seen, is a fault wherever one is. */
const focusFault = `(() => {
  const element = document.activeElement
  if (element === null || element === document.body) return 'nothing has the focus'
  if (element.matches('h1')) return ''
  const box = element.getBoundingClientRect()
  if (box.bottom <= 0 || box.top >= innerHeight || box.right <= 0 || box.left >= innerWidth)
    return 'the focus is out of sight: ' + element.outerHTML.slice(0, 120)
  const { outlineStyle, boxShadow } = getComputedStyle(element)
  const isMarked = outlineStyle !== 'none' || boxShadow !== 'none'
  const around = element.closest('label, .ui-segment, .ui-field')
  const isAround = around !== null && getComputedStyle(around).outlineStyle !== 'none'
  return isMarked || isAround || element.isContentEditable || element.getAttribute('contenteditable') === 'false'
    ? ''
    : 'the focus cannot be seen: ' + element.outerHTML.slice(0, 120)
})()`

/** A person at a page with the keyboard alone. Every step asks where the focus is. */
export function keysOf(page: Page) {
  const { keyboard } = page
  const isFocused = (target: Locator) => target.evaluate((element) => element === element.ownerDocument.activeElement)
  const look = async () => expect(await page.evaluate<string>(focusFault)).toBe('')
  const press = async (...keys: string[]) => {
    for (const key of keys) await keyboard.press(key)
  }
  /** Waits until the page itself has put the focus there. */
  const at = async (target: Locator) => {
    await target.and(page.locator(':focus')).waitFor()
    await look()
  }
  /** Goes on with one key until the target is reached; a list or bar has its arrows, a page has Tab. */
  const go = async (target: Locator, key = 'Tab', most = 70) => {
    const first = target.first()
    await first.waitFor()
    for (let presses = 0; presses < most; presses++) {
      if (await isFocused(first)) {
        await look()
        return
      }
      await keyboard.press(key)
    }
    throw new Error(`${key} does not reach ${String(target)}`)
  }
  /** Takes an entry of the menu that is open. */
  const choose = async (name: string | RegExp) => {
    const entry = page.getByRole('menuitem', { name, ...(typeof name === 'string' && { exact: true }) })
    await page.getByRole('menuitem').and(page.locator(':focus')).waitFor()
    await go(entry, 'ArrowDown')
    await press('Enter')
    await entry.waitFor({ state: 'detached' })
  }
  return { press, type: (text: string) => keyboard.type(text), at, go, choose }
}

/** Collects what live regions say from now on. */
export async function listenTo(page: Page): Promise<() => Promise<string[]>> {
  await page.evaluate(`(() => {
    window.heard = []
    const listen = (records) => {
      for (const { target } of records) {
        const live = (target.nodeType === 1 ? target : target.parentElement)?.closest('[role=status], [role=alert], [aria-live]')
        if (live !== null && live !== undefined && live.getAttribute('aria-live') !== 'off') window.heard.push(live.textContent)
      }
    }
    new MutationObserver(listen).observe(document.body, { subtree: true, childList: true, characterData: true })
  })()`)
  return () => page.evaluate<string[]>('window.heard')
}

/** Chromium 109 still says `img`. */
const roleOf = (role = '') => (role === 'img' ? 'image' : role)

/** Roles and names in Chromium's own accessibility tree, below the node of this name. */
export async function treeOf(page: Page, name: string): Promise<string[]> {
  const session = await page.context().newCDPSession(page)
  const { nodes } = await session.send('Accessibility.getFullAXTree')
  await session.detach()
  const byId = new Map(nodes.map((node) => [node.nodeId, node]))
  const said: string[] = []
  const read = (id: string) => {
    const node = byId.get(id)
    if (node === undefined) return
    if (!node.ignored && node.role?.value !== 'InlineTextBox')
      said.push(`${roleOf(node.role?.value)} ${node.name?.value ?? ''}`.trim())
    for (const child of node.childIds ?? []) read(child)
  }
  const root = nodes.find((node) => !node.ignored && node.name?.value === name)
  if (root !== undefined) read(root.nodeId)
  return said
}
