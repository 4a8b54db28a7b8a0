import { fingerprintOf, isSameText } from './fingerprint.ts'
import {
  conflicted,
  keepMine,
  onChoice,
  onChoiceFailed,
  onChoiceKept,
  onKeepFailed,
  onMineKept,
  type Step,
} from './save-conflict.ts'
import { ANSWER_MS, JOURNAL_RETRY_MS, keepDue, PAUSE_MS, retryAfter, sendDue, writeDue } from './save-schedule.ts'
import {
  type Failure,
  isClean,
  type JournalText,
  type SavedText,
  type SaveEffect,
  type SaveEvent,
  type SaveState,
} from './save-state.ts'

/** Names of unanswered texts that are remembered; more than an evening of failed attempts makes. */
const UNSURE_KEPT = 500

const entryOf = <T>({ text, revision, unsure }: SaveState<T>): JournalText<T> => ({ base: revision, text, unsure })

function write<T>(state: SaveState<T>): Step<T> {
  const effect: SaveEffect<T> = { type: 'write', change: state.change, entry: entryOf(state) }
  return [{ ...state, writing: state.change, unwrittenSince: null }, [effect]]
}

function send<T>(state: SaveState<T>, now: number): Step<T> {
  const { text, revision, change, sends } = state
  const id = sends + 1
  const unsure = [...new Set([...state.unsure, fingerprintOf(text)])].slice(-UNSURE_KEPT)
  const next: SaveState<T> = { ...state, sends: id, unsure, unsentSince: null, sending: { id, change, since: now } }
  return [next, [{ type: 'send', id, change, revision, text, entry: entryOf(next) }]]
}

function failed<T>(
  state: SaveState<T>,
  failure: Failure,
  { now, jitter }: { now: number; jitter: number },
): SaveState<T> {
  return {
    ...state,
    sending: null,
    hurry: false,
    failure,
    failures: state.failures + 1,
    retryAt: now + retryAfter(failure, state.failures, jitter),
    unsentSince: state.unsentSince ?? now,
  }
}

const lost: Failure = { kind: 'unreachable', error: new Error('no answer in time') }

/** A hurry lasts while what is under way is older than the text. */
const stillHurried = ({ hurry, change, writing, sending, conflict }: SaveState<unknown>) =>
  hurry && [writing, sending?.change ?? null, conflict?.keeping ?? null].some((way) => way !== null && way < change)

/** Does what is due at this moment. */
function act<T>(before: SaveState<T>, now: number): Step<T> {
  const effects: SaveEffect<T>[] = []
  let state = before
  const take = ([next, more]: Step<T>) => {
    state = next
    effects.push(...more)
  }
  if (state.sending !== null && now >= state.sending.since + ANSWER_MS)
    state = failed(state, lost, { now, jitter: 0.5 })
  if (writeDue(state) <= now) take(write(state))
  if (state.sending === null && sendDue(state) <= now) take(send(state, now))
  if (keepDue(state) <= now) take(keepMine(state))
  return [{ ...state, hurry: stillHurried(state) }, effects]
}

/** The server holds `change` of this text as `revision`. */
function landed<T>(
  state: SaveState<T>,
  { revision, saved_at }: { revision: number; saved_at: string },
  change: number,
): Step<T> {
  const done = change === state.change
  const next: SaveState<T> = {
    ...state,
    revision,
    savedAt: saved_at,
    saved: change,
    sending: null,
    unsure: [],
    failure: null,
    failures: 0,
    retryAt: 0,
    unsentSince: done ? null : (state.unsentSince ?? state.changedAt),
    // What was typed meanwhile is written again, upon the new revision.
    journaled: done ? state.change : Math.min(state.journaled, change),
    unwrittenSince: done ? null : (state.unwrittenSince ?? state.changedAt),
  }
  return [next, [...(done ? [{ type: 'erase' } as const] : []), { type: 'announce', revision }]]
}

/** Is the newer text one of ours whose answer was lost? */
function isOwn<T>(state: SaveState<T>, newer: SavedText<T>): boolean {
  if (isSameText(newer.text, state.text)) return true
  return newer.revision === state.revision + 1 && state.unsure.includes(fingerprintOf(newer.text))
}

function outdated<T>(state: SaveState<T>, newer: SavedText<T>): Step<T> {
  if (!isOwn(state, newer)) return [conflicted({ ...state, sending: null }, newer), []]
  return landed(state, newer, isSameText(newer.text, state.text) ? state.change : state.saved)
}

/** Takes over a text from outside; only where nothing of this page waits. */
function adopt<T>(state: SaveState<T>, newer: SavedText<T>): SaveState<T> {
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

function changed<T>(state: SaveState<T>, event: { text: SaveState<T>['text'] }, now: number): SaveState<T> {
  if (event.text === state.text) return state
  const wasRefused =
    state.failure !== null && state.failure.kind !== 'unreachable' && state.failure.kind !== 'signed-out'
  return {
    ...state,
    text: event.text,
    change: state.change + 1,
    changedAt: now,
    unwrittenSince: state.unwrittenSince ?? now,
    unsentSince: state.unsentSince ?? now,
    // Another text may be taken.
    retryAt: wasRefused ? Math.min(state.retryAt, now + PAUSE_MS) : state.retryAt,
  }
}

const written = <T>(state: SaveState<T>, change: number): SaveState<T> => ({
  ...state,
  writing: null,
  journalFails: false,
  journaled: Math.max(state.journaled, change),
})

const notWritten = <T>(state: SaveState<T>, now: number): SaveState<T> => ({
  ...state,
  writing: null,
  journalFails: true,
  journalRetryAt: now + JOURNAL_RETRY_MS,
  unwrittenSince: state.unwrittenSince ?? now,
})

function apply<T>(state: SaveState<T>, event: SaveEvent<T>, now: number): Step<T> {
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
      return [notWritten(state, now), []]
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
      return onMineKept(state, event.change)
    case 'keep-failed':
      return [onKeepFailed(state, event, now), []]
    case 'choice-kept':
      return [onChoiceKept(state, event.copy), []]
    case 'choice-failed':
      return [onChoiceFailed(state, event.failure), []]
  }
}

/** One step of the engine: pure, so that every order of events can be tried in a test. */
export function advance<T>(state: SaveState<T>, event: SaveEvent<T>, now: number): Step<T> {
  const [next, effects] = apply(state, event, now)
  const [settled, due] = act(next, now)
  return [settled, [...effects, ...due]]
}
