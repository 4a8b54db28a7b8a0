import { fingerprintOf, isSameText } from './homework-text.ts'
import { conflicted, onChoice, onChoiceFailed, onChoiceKept } from './save-conflict.ts'
import {
  type Failure,
  isClean,
  type JournalEntry,
  type SavedText,
  type SaveEffect,
  type SaveEvent,
  type SaveState,
} from './save-state.ts'

/** A pause after which a change is written into this browser. */
export const JOURNAL_MS = 300
/** Longest time a change is in this page only while typing goes on. */
export const JOURNAL_TYPING_MS = 1_500
/** A pause in typing after which the server is given the text. */
export const PAUSE_MS = 2_000
/** Without a journal the server is all there is. */
const PAUSE_WITHOUT_JOURNAL_MS = 500
/** Longest time a change waits for the server while typing goes on. */
export const TYPING_MS = 30_000
/** A save without an answer for so long counts as lost. */
export const ANSWER_MS = 30_000
const FIRST_RETRY_MS = 2_000
const LAST_RETRY_MS = 60_000
const JOURNAL_RETRY_MS = 5_000
/** Names of unanswered texts that are remembered; more than an evening of failed attempts makes. */
const UNSURE_KEPT = 500

export type Step = readonly [SaveState, readonly SaveEffect[]]

const entryOf = ({ text, revision, unsure }: SaveState, now: number): Omit<JournalEntry, 'writer'> => ({
  at: new Date(now).toISOString(),
  base: revision,
  text,
  unsure,
})

function writeDue(state: SaveState): number {
  if (state.change <= state.journaled || state.writing !== null) return Number.POSITIVE_INFINITY
  if (state.hurry) return 0
  const pause = state.changedAt + JOURNAL_MS
  return Math.max(
    Math.min(pause, (state.unjournaledSince ?? state.changedAt) + JOURNAL_TYPING_MS),
    state.journalRetryAt,
  )
}

function sendDue(state: SaveState): number {
  const { change, saved, conflict, sending, failure } = state
  if (change === saved || conflict !== null) return Number.POSITIVE_INFINITY
  if (sending !== null) return sending.since + ANSWER_MS
  if (state.hurry) return 0
  if (change === state.refused || failure?.kind === 'gone') return Number.POSITIVE_INFINITY
  const pause = state.journalFails ? PAUSE_WITHOUT_JOURNAL_MS : PAUSE_MS
  return Math.max(state.retryAt, Math.min(state.changedAt + pause, (state.unsavedSince ?? state.changedAt) + TYPING_MS))
}

/** When the engine wants to be woken next. */
export const wakeAt = (state: SaveState): number => Math.min(writeDue(state), sendDue(state))

function send(state: SaveState, now: number): Step {
  const id = state.sends + 1
  const unsure = [...new Set([...state.unsure, fingerprintOf(state.text)])].slice(-UNSURE_KEPT)
  const next: SaveState = { ...state, sends: id, unsure, sending: { id, change: state.change, since: now } }
  return [
    next,
    [{ type: 'send', id, change: state.change, revision: state.revision, text: state.text, entry: entryOf(next, now) }],
  ]
}

const retryDelay = (failures: number, jitter: number) =>
  Math.min(LAST_RETRY_MS, FIRST_RETRY_MS * 2 ** failures) * (0.75 + jitter / 2)

function failed(state: SaveState, failure: Failure, { now, jitter }: { now: number; jitter: number }): SaveState {
  const change = state.sending?.change ?? state.change
  return {
    ...state,
    sending: null,
    hurry: false,
    failure,
    failures: state.failures + 1,
    retryAt: now + retryDelay(state.failures, jitter),
    refused: failure.kind === 'refused' ? change : null,
  }
}

const lost: Failure = { kind: 'unreachable', error: new Error('no answer in time') }

/** A hurry lasts while what is under way is older than the text. */
const stillHurried = ({ hurry, change, writing, sending }: SaveState) =>
  hurry && ((writing !== null && writing < change) || (sending !== null && sending.change < change))

/** Does what is due at this moment. */
function act(before: SaveState, now: number): Step {
  const effects: SaveEffect[] = []
  let state = before
  if (state.sending !== null && now >= state.sending.since + ANSWER_MS)
    state = failed(state, lost, { now, jitter: 0.5 })
  if (writeDue(state) <= now) {
    effects.push({ type: 'write', change: state.change, entry: entryOf(state, now) })
    state = { ...state, writing: state.change }
  }
  if (state.sending === null && sendDue(state) <= now) {
    const [sent, sends] = send(state, now)
    state = sent
    effects.push(...sends)
  }
  return [{ ...state, hurry: stillHurried(state) }, effects]
}

/** The server holds `change` of this text as `revision`. */
function landed(
  state: SaveState,
  { revision, saved_at }: { revision: number; saved_at: string },
  change: number,
): Step {
  const done = change === state.change
  const next: SaveState = {
    ...state,
    revision,
    savedAt: saved_at,
    saved: change,
    sending: null,
    unsure: [],
    failure: null,
    failures: 0,
    retryAt: 0,
    refused: null,
    unsavedSince: done ? null : state.changedAt,
    // What was typed meanwhile is written again, upon the new revision.
    journaled: done ? state.change : Math.min(state.journaled, change),
    unjournaledSince: done ? null : (state.unjournaledSince ?? state.changedAt),
  }
  return [next, [...(done ? [{ type: 'erase' } as const] : []), { type: 'announce', revision }]]
}

/** Is the newer text one of ours whose answer was lost? */
function isOwn(state: SaveState, newer: SavedText): boolean {
  if (isSameText(newer.text, state.text)) return true
  return newer.revision === state.revision + 1 && state.unsure.includes(fingerprintOf(newer.text))
}

function outdated(state: SaveState, newer: SavedText): Step {
  if (!isOwn(state, newer)) return conflicted({ ...state, sending: null }, newer)
  return landed(state, newer, isSameText(newer.text, state.text) ? state.change : state.saved)
}

/** Takes over a text from outside; only where nothing of this page waits. */
function adopt(state: SaveState, newer: SavedText): SaveState {
  if (!isClean(state) || newer.revision <= state.revision) return state
  const { revision, saved_at, text } = newer
  return {
    ...state,
    text,
    revision,
    savedAt: saved_at,
    generation: state.generation + (isSameText(text, state.text) ? 0 : 1),
  }
}

function changed(state: SaveState, event: { text: SaveState['text'] }, now: number): SaveState {
  if (event.text === state.text) return state
  return {
    ...state,
    text: event.text,
    change: state.change + 1,
    changedAt: now,
    unjournaledSince: state.unjournaledSince ?? now,
    unsavedSince: state.unsavedSince ?? now,
  }
}

function written(state: SaveState, change: number): SaveState {
  const journaled = Math.max(state.journaled, change)
  return {
    ...state,
    writing: null,
    journalFails: false,
    journaled,
    unjournaledSince: journaled < state.change ? state.changedAt : null,
  }
}

function apply(state: SaveState, event: SaveEvent, now: number): Step {
  const isCurrent = 'id' in event && event.id === state.sending?.id
  switch (event.type) {
    case 'changed':
      return [changed(state, event, now), []]
    case 'hurried':
      return [{ ...state, hurry: true }, []]
    case 'woke':
      return [state, []]
    case 'written':
      return [written(state, event.change), []]
    case 'write-failed':
      return [{ ...state, writing: null, journalFails: true, journalRetryAt: now + JOURNAL_RETRY_MS }, []]
    case 'saved':
      return isCurrent ? landed(state, event, state.sending?.change ?? state.change) : [state, []]
    case 'outdated':
      return isCurrent ? outdated(state, event.newer) : [state, []]
    case 'save-failed':
      return [isCurrent ? failed(state, event.failure, { now, jitter: event.jitter }) : state, []]
    case 'offered':
      return [adopt(state, event.newer), []]
    case 'chose':
      return onChoice(state, event.choice)
    case 'mine-kept':
      return [
        state.conflict === null ? state : { ...state, conflict: { ...state.conflict, mineKept: event.change } },
        [],
      ]
    case 'choice-kept':
      return onChoiceKept(state, event.copy)
    case 'choice-failed':
      return [onChoiceFailed(state, event.failure), []]
  }
}

/** One step of the engine: pure, so that every order of events can be tried in a test. */
export function advance(state: SaveState, event: SaveEvent, now: number): Step {
  const [next, effects] = apply(state, event, now)
  const [settled, due] = act(next, now)
  return [settled, [...effects, ...due]]
}
