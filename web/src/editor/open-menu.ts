/** Opens the menu of the button inside as the down arrow does: its first item has the focus. */
export function openMenu(holder: HTMLElement | null): void {
  const button = holder?.querySelector('button')
  button?.focus()
  button?.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowDown', bubbles: true, cancelable: true }))
}

/** Milliseconds in which a menu closes and gives the focus back to its button. */
const CLOSED = 60

/** What a menu item does to the text, once the menu is gone: then the text keeps the focus and one goes on writing. */
export const afterMenu = (act: () => void): void => void setTimeout(act, CLOSED)
