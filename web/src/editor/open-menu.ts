import type { Editor } from '@tiptap/core'

/**
 * Opens the menu of the button inside as the down arrow does: its first item has the focus. The button does not get it,
 * so that a menu left with Escape gives it back to the text.
 */
export function openMenu(holder: HTMLElement | null): void {
  const button = holder?.querySelector('button')
  button?.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowDown', bubbles: true, cancelable: true }))
}

/** Milliseconds in which a menu closes and gives the focus back to its button. */
const CLOSED = 60

/** What an item of a toolbar's menu does to the text. The text has the focus afterwards, so that one goes on writing. */
export function fromMenu(editor: Editor, act: () => void): void {
  act()
  setTimeout(() => {
    if (!editor.isDestroyed && document.activeElement?.closest('.editor-toolbar') != null) editor.view.focus()
  }, CLOSED)
}

/** Milliseconds after which a menu is out of the page, its motion included. */
const GONE = 200

/** What an item of a block's menu does may take the block away, and the menu's button with it: the text has the focus then. */
export function fromBlockMenu(editor: Editor, act: () => void): void {
  act()
  setTimeout(() => {
    if (!editor.isDestroyed && document.activeElement === document.body) editor.view.focus()
  }, GONE)
}
