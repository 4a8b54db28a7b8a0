import { advance } from './save-engine.ts'
import { ANSWER_MS, wakeAt } from './save-schedule.ts'
import {
  type Choice,
  type Failure,
  isClean,
  type JournalText,
  type SavedText,
  type SaveEffect,
  type SaveEvent,
  type SaveState,
} from './save-state.ts'

export interface Clock {
  /** Milliseconds that only ever grow: setting the computer's clock moves no save. */
  now(): number
  /** Calls back after so many milliseconds; the answer cancels it. */
  wait(milliseconds: number, then: () => void): () => void
}

/** Where one page keeps one text in this browser. */
export interface Journal<T> {
  write(entry: JournalText<T>): Promise<void>
  erase(): Promise<void>
}

export type SaveAnswer<T> =
  | { readonly kind: 'saved'; readonly revision: number; readonly saved_at: string }
  | { readonly kind: 'outdated'; readonly newer: SavedText<T> }
  | { readonly kind: 'failed'; readonly failure: Failure }
export type KeepAnswer<T> =
  | { readonly kind: 'kept'; readonly value: T }
  | { readonly kind: 'failed'; readonly failure: Failure }

/** The server's side; answers failures instead of throwing them. */
export interface SaveServer<T> {
  save(text: T, revision: number): Promise<SaveAnswer<T>>
  keep(text: T, base: number): Promise<KeepAnswer<null>>
  copy(text: T): Promise<KeepAnswer<{ id: string; title: string }>>
}

export interface SaverPorts<T> {
  readonly clock: Clock
  readonly journal: Journal<T>
  readonly server: SaveServer<T>
  readonly random: () => number
  /** Tells the other tabs that the server holds a newer revision. */
  readonly announce: (revision: number) => void
}

export interface Saver<T> {
  getState(): SaveState<T>
  subscribe(listener: () => void): () => void
  change(text: T): void
  /** Saves now what waits: the page is left, the network is back, the person signed in again. */
  hurry(): void
  /** A newer saved text was seen; taken over if nothing of this page waits. */
  offer(newer: SavedText<T>): void
  choose(choice: Choice): void
  /** Saves and answers the state once everything is on the server, or once that failed. */
  settle(): Promise<SaveState<T>>
  /** No more timers and no more writing; for a text that no longer exists. */
  stop(): void
}

/** A journal that does not answer (a stuck browser database) must not keep the text from the server. */
const JOURNAL_PATIENCE_MS = 2_000

/** The answer of the work, or `otherwise` when it fails or takes too long. */
function withPatience<T>(clock: Clock, milliseconds: number, work: () => Promise<T>, otherwise: T): Promise<T> {
  return new Promise((resolve) => {
    const cancel = clock.wait(milliseconds, () => resolve(otherwise))
    const end = (answer: T) => {
      cancel()
      resolve(answer)
    }
    // A browser that forbids its database throws at the call.
    Promise.resolve()
      .then(work)
      .then(end, () => end(otherwise))
  })
}

const unanswered = {
  kind: 'failed',
  failure: { kind: 'unreachable', error: new Error('no answer in time') },
} as const satisfies KeepAnswer<unknown>

type Dispatch<T> = (event: SaveEvent<T>) => void

/** Carries out what the engine decides. Journal steps run one after the other, in the order they were decided. */
function createPerformer<T>({ clock, journal, server, random, announce }: SaverPorts<T>, dispatch: Dispatch<T>) {
  let line: Promise<unknown> = Promise.resolve()
  const inLine = (work: () => Promise<void>): Promise<boolean> => {
    const done = line.then(() => withPatience(clock, JOURNAL_PATIENCE_MS, () => work().then(() => true), false))
    line = done
    return done
  }
  const asked = <V>(work: () => Promise<KeepAnswer<V>>) => withPatience(clock, ANSWER_MS, work, unanswered)
  async function write(change: number, entry: JournalText<T>): Promise<void> {
    dispatch((await inLine(() => journal.write(entry))) ? { type: 'written', change } : { type: 'write-failed' })
  }
  async function send(effect: SaveEffect<T> & { type: 'send' }): Promise<void> {
    const { id, change, entry, text, revision } = effect
    await write(change, entry)
    const answer = await server.save(text, revision)
    if (answer.kind === 'saved') dispatch({ type: 'saved', id, revision: answer.revision, saved_at: answer.saved_at })
    else if (answer.kind === 'outdated') dispatch({ type: 'outdated', id, newer: answer.newer })
    else dispatch({ type: 'save-failed', id, failure: answer.failure, jitter: random() })
  }
  async function keepMine({ text, base, change }: SaveEffect<T> & { type: 'keep-mine' }): Promise<void> {
    const answer = await asked(() => server.keep(text, base))
    if (answer.kind === 'kept') dispatch({ type: 'mine-kept', change })
    else dispatch({ type: 'keep-failed', failure: answer.failure, jitter: random() })
  }
  async function keepNewer(work: () => Promise<KeepAnswer<SaveState<T>['copy']>>): Promise<void> {
    const answer = await asked(work)
    if (answer.kind === 'kept') dispatch({ type: 'choice-kept', copy: answer.value })
    else dispatch({ type: 'choice-failed', failure: answer.failure })
  }
  return (effect: SaveEffect<T>): Promise<unknown> | undefined => {
    switch (effect.type) {
      case 'write':
        return write(effect.change, effect.entry)
      case 'erase':
        return inLine(() => journal.erase())
      case 'send':
        return send(effect)
      case 'announce':
        announce(effect.revision)
        return undefined
      case 'keep-mine':
        return keepMine(effect)
      case 'keep-newer':
        return keepNewer(() => server.keep(effect.text, effect.base))
      case 'copy-newer':
        return keepNewer(() => server.copy(effect.text))
    }
  }
}

/** Keeps one text saved: the engine's decisions, this page's clock, journal and server. */
export function createSaver<T>(ports: SaverPorts<T>, start: SaveState<T>): Saver<T> {
  const { clock } = ports
  const listeners = new Set<() => void>()
  let state = start
  let stopped = false
  let cancelWake = () => {}

  const dispatch: Dispatch<T> = (event) => {
    if (stopped) return
    const [next, effects] = advance(state, event, clock.now())
    state = next
    for (const effect of effects) void perform(effect)
    cancelWake()
    const at = wakeAt(state)
    if (Number.isFinite(at)) cancelWake = clock.wait(Math.max(0, at - clock.now()), () => dispatch({ type: 'woke' }))
    for (const listener of [...listeners]) listener()
  }
  const perform = createPerformer(ports, dispatch)
  const subscribe = (listener: () => void) => {
    listeners.add(listener)
    return () => void listeners.delete(listener)
  }
  dispatch({ type: 'woke' })

  return {
    getState: () => state,
    subscribe,
    change: (text) => dispatch({ type: 'changed', text }),
    hurry: () => dispatch({ type: 'hurried' }),
    offer: (newer) => dispatch({ type: 'offered', newer }),
    choose: (choice) => dispatch({ type: 'chose', choice }),
    settle: () =>
      new Promise((resolve) => {
        const { failures } = state
        const look = () => {
          if (!isClean(state) && state.conflict === null && state.failures <= failures && !stopped) return
          unsubscribe()
          resolve(state)
        }
        const unsubscribe = subscribe(look)
        dispatch({ type: 'hurried' })
        look()
      }),
    stop: () => {
      stopped = true
      cancelWake()
    },
  }
}
