import { isSameText } from './fingerprint.ts'
import { retryAfter } from './save-schedule.ts'
import type { Choice, Failure, SavedText, SaveEffect, SaveState } from './save-state.ts'

export type Step<T> = readonly [SaveState<T>, readonly SaveEffect<T>[]]

/** Asks the person; the schedule at once puts the own text on the server too, so that no device holds the only copy. */
export const conflicted = <T>(state: SaveState<T>, newer: SavedText<T>): SaveState<T> => ({
  ...state,
  conflict: { newer, mineKept: null, keeping: null, keepFailures: 0, keepAt: 0, choosing: null, failure: null },
  unsure: [],
})

export function keepMine<T>(state: SaveState<T>): Step<T> {
  const { conflict, change, revision, text } = state
  if (conflict === null) return [state, []]
  return [
    { ...state, unsentSince: null, conflict: { ...conflict, keeping: change } },
    [{ type: 'keep-mine', change, base: revision, text }],
  ]
}

/** The chosen text stays; the other one is on the server before anything is overwritten. */
export function onChoice<T>(state: SaveState<T>, choice: Choice): Step<T> {
  const { conflict } = state
  if (conflict === null || conflict.choosing !== null) return [state, []]
  const { newer } = conflict
  const asked: SaveState<T> = { ...state, conflict: { ...conflict, choosing: choice, failure: null } }
  if (choice === 'both') return [asked, [{ type: 'copy-newer', text: newer.text }]]
  if (choice === 'mine') return [asked, [{ type: 'keep-newer', base: newer.revision, text: newer.text }]]
  return takeNewer(asked)
}

const resolved = <T>(state: SaveState<T>, { revision, saved_at }: SavedText<T>): SaveState<T> => ({
  ...state,
  conflict: null,
  revision,
  savedAt: saved_at,
  failure: null,
  failures: 0,
  retryAt: 0,
})

/** Goes on with the newer text as soon as all of the own one is on the server, what was typed while choosing too. */
function takeNewer<T>(state: SaveState<T>): Step<T> {
  const { conflict } = state
  if (conflict?.choosing !== 'newer' || conflict.mineKept !== state.change) return [state, []]
  const { newer } = conflict
  const change = state.change + 1
  const adopted = {
    text: newer.text,
    change,
    journaled: change,
    saved: change,
    unwrittenSince: null,
    unsentSince: null,
  }
  const generation = state.generation + (isSameText(newer.text, state.text) ? 0 : 1)
  return [{ ...resolved(state, newer), ...adopted, generation }, [{ type: 'erase' }]]
}

export function onMineKept<T>(state: SaveState<T>, change: number): Step<T> {
  const { conflict } = state
  if (conflict === null) return [state, []]
  const mineKept = Math.max(change, conflict.mineKept ?? 0)
  return takeNewer({ ...state, conflict: { ...conflict, mineKept, keeping: null, keepFailures: 0, keepAt: 0 } })
}

interface KeepFailed {
  readonly failure: Failure
  readonly jitter: number
}

export function onKeepFailed<T>(state: SaveState<T>, { failure, jitter }: KeepFailed, now: number): SaveState<T> {
  const { conflict } = state
  if (conflict === null) return state
  const { keepFailures, choosing } = conflict
  const later = {
    keeping: null,
    keepFailures: keepFailures + 1,
    keepAt: now + retryAfter(failure, keepFailures, jitter),
  }
  const given = choosing === 'newer' ? { choosing: null, failure } : {}
  return { ...state, unsentSince: state.unsentSince ?? now, conflict: { ...conflict, ...later, ...given } }
}

/** The other text is safe: the own one goes on from the newer revision. */
export function onChoiceKept<T>(state: SaveState<T>, copy: SaveState<T>['copy']): SaveState<T> {
  const { conflict } = state
  if (conflict === null || conflict.choosing === null || conflict.choosing === 'newer') return state
  // Counted as a change, so that journal and server both get the text upon the newer revision.
  return { ...resolved(state, conflict.newer), change: state.change + 1, copy, hurry: true }
}

export const onChoiceFailed = <T>(state: SaveState<T>, failure: Failure): SaveState<T> =>
  state.conflict === null ? state : { ...state, conflict: { ...state.conflict, choosing: null, failure } }
