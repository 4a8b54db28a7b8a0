import type { Failure, SaveState } from './save-state.ts'

/**
 * Longest time that a change waits for this browser, and without room in it for the server. Half a second is promised;
 * the rest of it is for slow disks.
 */
export const JOURNAL_MS = 100
/** A pause in typing after which the server is given the text. */
export const PAUSE_MS = 2_000
/** Longest time a change waits for the server while typing goes on. */
export const TYPING_MS = 30_000
/** A save without an answer for so long counts as lost. */
export const ANSWER_MS = 30_000
const FIRST_RETRY_MS = 2_000
const LAST_RETRY_MS = 60_000
/** For a text that the server does not take: a later version of the server may, or whoever writes now has gone. */
const REFUSED_RETRY_MS = 3_600_000
export const JOURNAL_RETRY_MS = 5_000

const never = Number.POSITIVE_INFINITY

/** When to ask again after a failure; `failures` counts those before it. */
export function retryAfter({ kind }: Failure, failures: number, jitter: number): number {
  if (kind === 'refused' || kind === 'gone' || kind === 'held' || kind === 'old-page') return REFUSED_RETRY_MS
  return Math.min(LAST_RETRY_MS, FIRST_RETRY_MS * 2 ** failures) * (0.75 + jitter / 2)
}

export function writeDue(state: SaveState<unknown>): number {
  if (state.change <= state.journaled || state.writing !== null) return never
  if (state.hurry) return 0
  return Math.max(state.journalRetryAt, (state.unwrittenSince ?? state.changedAt) + JOURNAL_MS)
}

/** When a waiting change is to leave for the server. */
function leaveDue({ journalFails, changedAt, unsentSince }: SaveState<unknown>): number {
  const since = unsentSince ?? changedAt
  return journalFails ? since + JOURNAL_MS : Math.min(changedAt + PAUSE_MS, since + TYPING_MS)
}

export function sendDue(state: SaveState<unknown>): number {
  const { change, saved, conflict, sending } = state
  if (change === saved || conflict !== null) return never
  if (sending !== null) return sending.since + ANSWER_MS
  if (state.hurry) return 0
  return Math.max(state.retryAt, leaveDue(state))
}

/** During a conflict: once at its start, later only when this browser has no room or the own text is to be left behind. */
export function keepDue(state: SaveState<unknown>): number {
  const { conflict, change } = state
  if (conflict === null || conflict.keeping !== null || conflict.mineKept === change) return never
  if (state.hurry || conflict.choosing === 'newer') return 0
  if (conflict.mineKept === null) return conflict.keepAt
  return state.journalFails ? Math.max(conflict.keepAt, leaveDue(state)) : never
}

/** When the engine wants to be woken next. */
export const wakeAt = (state: SaveState<unknown>): number => Math.min(writeDue(state), sendDue(state), keepDue(state))
