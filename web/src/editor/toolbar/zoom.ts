import { useSyncExternalStore } from 'react'

/** How large the sheet may be seen, in hundredths. */
export const zooms = [75, 100, 125, 150, 200] as const

const PLACE = 'lightwork.zoom'
const listeners = new Set<() => void>()

function read(): number {
  const kept = Number(localStorage.getItem(PLACE))
  return zooms.find((zoom) => zoom === kept) ?? 100
}

function write(zoom: number): void {
  localStorage.setItem(PLACE, String(zoom))
  for (const listener of listeners) listener()
}

const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** How large this person sees the sheet; the browser remembers it. Printing knows nothing of it. */
export const useZoom = (): readonly [number, (zoom: number) => void] => [useSyncExternalStore(subscribe, read), write]
