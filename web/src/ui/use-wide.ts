import { useSyncExternalStore } from 'react'

/** Is the window at least so many CSS pixels wide? */
export function useWide(pixels: number): boolean {
  const media = `(min-width: ${pixels}px)`
  return useSyncExternalStore(
    (listener) => {
      const list = window.matchMedia(media)
      list.addEventListener('change', listener)
      return () => list.removeEventListener('change', listener)
    },
    () => window.matchMedia(media).matches,
  )
}
