import { useEffect, useRef, useSyncExternalStore } from 'react'

const KEY = 'lightwork.keys'
const listeners = new Set<() => void>()

const read = (): boolean => {
  try {
    return localStorage.getItem(KEY) !== 'off'
  } catch {
    return true
  }
}
let isOn = read()

const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Are single keys taken as commands? Whoever types with a voice or presses keys by chance turns them off. */
export const useKeysOn = (): boolean => useSyncExternalStore(subscribe, () => isOn)

export function setKeysOn(next: boolean): void {
  isOn = next
  try {
    localStorage.setItem(KEY, next ? 'on' : 'off')
  } catch {
    // Storage may be full or forbidden; the choice then lasts until the page is closed.
  }
  for (const listener of listeners) listener()
}

const takesText = 'textarea, select, input:not([type=radio], [type=checkbox]), [contenteditable=true], [role=combobox]'

/** Dialogs, lists and menus lie over the page and have keys of their own. */
const layers = '.ui-veil, .ui-popover'

/** Commands by the key that gives them; `ctrl+enter` also where text is typed, single keys only elsewhere. */
export function useKeys(commands: Readonly<Record<string, () => void>>): void {
  const areOn = useKeysOn()
  const latest = useRef(commands)
  latest.current = commands
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing || event.altKey || event.repeat) return
      const isLong = event.ctrlKey || event.metaKey
      const name = `${isLong ? 'ctrl+' : ''}${event.key.toLowerCase()}`
      const command = Object.hasOwn(latest.current, name) ? latest.current[name] : undefined
      if (command === undefined) return
      const { target } = event
      const isTyping = target instanceof Element && target.closest(takesText) !== null
      const isCovered = document.querySelector(layers) !== null
      if (isCovered || (!isLong && (isTyping || !areOn))) return
      event.preventDefault()
      command()
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [areOn])
}
