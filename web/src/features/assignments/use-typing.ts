import type { Document } from '@lightwork/content'
import { useCallback, useEffect, useLayoutEffect, useRef } from 'react'
import type { HomeworkSaver } from './saving/homework-text.ts'

/** Milliseconds after a key, long enough for it to be on the screen: reading the sheet costs its length. */
const PAUSE = 20
/** Events on which the session saves at once; in the capture phase of the window we are before it. */
const leaving = ['pagehide', 'visibilitychange', 'focusout'] as const

/** Hands what is typed to the saver just after the key is on the screen, and at once when the page is left. */
export function useTyping(saver: HomeworkSaver) {
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
  // Before the editor goes.
  useLayoutEffect(() => flush, [flush])
  useEffect(() => {
    for (const event of leaving) window.addEventListener(event, flush, { capture: true })
    return () => {
      for (const event of leaving) window.removeEventListener(event, flush, { capture: true })
    }
  }, [flush])
  return { typed, flush }
}
