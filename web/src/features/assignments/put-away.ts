import { useSyncExternalStore } from 'react'

/** Homework that was deleted on the screen and can still come back; kept outside the pages, which may be left meanwhile. */
let away: ReadonlySet<string> = new Set()
const listeners = new Set<() => void>()

function change(next: ReadonlySet<string>): void {
  away = next
  for (const listener of listeners) listener()
}

export const putAway = (id: string): void => change(new Set([...away, id]))
export const bringBack = (id: string): void => change(new Set([...away].filter((other) => other !== id)))

const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Ids that no list shows. */
export const usePutAway = (): ReadonlySet<string> => useSyncExternalStore(subscribe, () => away)
