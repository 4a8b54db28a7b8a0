import type { Document } from '@lightwork/content'
import { useCallback, useEffect, useLayoutEffect, useRef } from 'react'
import type { Saver } from './saving/saver.ts'

/** Milliseconds in which the whole sheet is read once, however many keys fall into them: reading it costs its length. */
const PAUSE = 80

/** Hands what is typed to the saver just after the key is on the screen, and at once when the page is left. */
export function useTyping(saver: Saver) {
  const waiting = useRef<{ readonly read: () => Document; readonly timer: number } | null>(null)
  const flush = useCallback(() => {
    if (waiting.current === null) return
    const { read, timer } = waiting.current
    window.clearTimeout(timer)
    waiting.current = null
    saver.change({ ...saver.getState().text, document: read() })
  }, [saver])
  const typed = useCallback(
    (read: () => Document) => {
      waiting.current = { read, timer: waiting.current?.timer ?? window.setTimeout(flush, PAUSE) }
    },
    [flush],
  )
  // Before the editor goes, and before anything else that happens when the page is left.
  useLayoutEffect(() => flush, [flush])
  useEffect(() => {
    window.addEventListener('pagehide', flush, { capture: true })
    return () => window.removeEventListener('pagehide', flush, { capture: true })
  }, [flush])
  return { typed, flush }
}
