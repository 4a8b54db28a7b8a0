import type { EditingSession } from './editing.ts'

/** Asks who writes as soon as the page is seen again, and gives the right back when it is left. */
export function watchEditing(editing: EditingSession, giveBack: () => void): () => void {
  const look = () => {
    if (document.visibilityState === 'visible') void editing.look()
  }
  window.addEventListener('pagehide', giveBack)
  window.addEventListener('pageshow', look)
  window.addEventListener('online', look)
  document.addEventListener('visibilitychange', look)
  return () => {
    window.removeEventListener('pagehide', giveBack)
    window.removeEventListener('pageshow', look)
    window.removeEventListener('online', look)
    document.removeEventListener('visibilitychange', look)
  }
}
