import { useEffect, useRef, useSyncExternalStore } from 'react'

const listeners = new Set<() => void>()
let over = false

const tell = (next: boolean) => {
  if (next === over) return
  over = next
  for (const listener of listeners) listener()
}

/** The server does not know us any more. Called by the client on every such refusal, whatever was asked. */
export const sessionEnded = (): void => tell(true)
/** The person has signed in again. */
export const sessionRenewed = (): void => tell(false)

const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Is the session over? The shell then asks to sign in over the page; nothing on the page is lost. */
export const useSessionOver = (): boolean => useSyncExternalStore(subscribe, () => over)

/** Calls back when the person has signed in again on this very page: the moment to save what could not be saved. */
export function useSignedInAgain(onReturn: () => void): void {
  const isOver = useSessionOver()
  const wasOver = useRef(isOver)
  const latest = useRef(onReturn)
  latest.current = onReturn
  useEffect(() => {
    if (wasOver.current && !isOver) latest.current()
    wasOver.current = isOver
  }, [isOver])
}
