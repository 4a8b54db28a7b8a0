/** Opens the menu of the button inside as the down arrow does: its first item has the focus. */
export function openMenu(holder: HTMLElement | null): void {
  const button = holder?.querySelector('button')
  button?.focus()
  button?.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowDown', bubbles: true, cancelable: true }))
}
