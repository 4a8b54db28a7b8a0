import { isSameText } from './homework-text.ts'
import type { Step } from './save-engine.ts'
import type { Choice, Failure, SavedText, SaveState } from './save-state.ts'

/** Asks the person, and at once puts the own text on the server too, so that no device holds the only copy. */
export function conflicted(state: SaveState, newer: SavedText): Step {
  const conflict = { newer, mineKept: null, choosing: null, failure: null }
  return [
    { ...state, conflict, unsure: [] },
    [{ type: 'keep-mine', change: state.change, base: state.revision, text: state.text }],
  ]
}

/** The chosen text stays; the other one is on the server before anything is overwritten. */
export function onChoice(state: SaveState, choice: Choice): Step {
  const { conflict, text, revision, change } = state
  if (conflict === null || conflict.choosing !== null) return [state, []]
  const { newer, mineKept } = conflict
  const asked: SaveState = { ...state, conflict: { ...conflict, choosing: choice, failure: null } }
  if (choice === 'both') return [asked, [{ type: 'copy-newer', text: newer.text }]]
  if (choice === 'mine') return [asked, [{ type: 'keep-loser', base: newer.revision, text: newer.text }]]
  if (mineKept === change) return onChoiceKept(asked, null)
  return [asked, [{ type: 'keep-loser', base: revision, text }]]
}

/** The other text is safe: the page goes on from the newer revision with the chosen one. */
export function onChoiceKept(state: SaveState, copy: SaveState['copy']): Step {
  const { conflict } = state
  if (conflict === null || conflict.choosing === null) return [state, []]
  const { newer, choosing } = conflict
  const base: SaveState = {
    ...state,
    conflict: null,
    revision: newer.revision,
    savedAt: newer.saved_at,
    failure: null,
    failures: 0,
    retryAt: 0,
    copy,
  }
  if (choosing === 'newer') {
    const change = state.change + 1
    const adopted = {
      text: newer.text,
      change,
      journaled: change,
      saved: change,
      unsavedSince: null,
      unjournaledSince: null,
    }
    const generation = state.generation + (isSameText(newer.text, state.text) ? 0 : 1)
    return [{ ...base, ...adopted, generation, refused: null }, [{ type: 'erase' }]]
  }
  // Counted as a change, so that journal and server both get the text upon the newer revision.
  const change = state.change + 1
  return [{ ...base, change, hurry: true, refused: null }, []]
}

export const onChoiceFailed = (state: SaveState, failure: Failure): SaveState =>
  state.conflict === null ? state : { ...state, conflict: { ...state.conflict, choosing: null, failure } }
