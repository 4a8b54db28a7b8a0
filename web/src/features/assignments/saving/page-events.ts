import type { EditingSession } from './editing.ts'
import { wouldLose } from './save-sign.ts'
import type { Saver } from './saver.ts'

/** Saves at once when a field or the page is left and when the network or the person is back; warns when leaving loses text. */
export function watchPage(saver: Saver): () => void {
  const hurry = () => saver.hurry()
  const warn = (event: BeforeUnloadEvent) => {
    hurry()
    const state = saver.getState()
    // What was typed this moment is on its way; a question is worth it only where there is no place to write to.
    if (state.journalFails && wouldLose(state)) event.preventDefault()
  }
  window.addEventListener('pagehide', hurry)
  window.addEventListener('online', hurry)
  window.addEventListener('focus', hurry)
  window.addEventListener('beforeunload', warn)
  document.addEventListener('visibilitychange', hurry)
  document.addEventListener('focusout', hurry)
  return () => {
    window.removeEventListener('pagehide', hurry)
    window.removeEventListener('online', hurry)
    window.removeEventListener('focus', hurry)
    window.removeEventListener('beforeunload', warn)
    document.removeEventListener('visibilitychange', hurry)
    document.removeEventListener('focusout', hurry)
  }
}

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
