import { wouldLose } from './save-sign.ts'
import type { Saver } from './saver.ts'

/** Saves at once when a field or the page is left and when the network or the person is back; warns when leaving loses text. */
export function watchPage(saver: Saver<unknown>): () => void {
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
