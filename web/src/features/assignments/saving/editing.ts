import type { Editing } from '@lightwork/contract'
import { isClean } from '../../../lib/saving/save-state.ts'
import type { Clock } from '../../../lib/saving/saver.ts'
import type { HomeworkSaver } from './homework-text.ts'

type Holder = NonNullable<Editing['holder']>

/**
 * Who may write this homework: `mine`: this browser; `theirs`: another one does, and this page reads; `lost`: another one
 * took over from this page; `reader`: the person may only read; `closed`: it was put away, or is no longer shared.
 */
export type EditingState =
  | { readonly kind: 'mine' | 'reader' | 'closed' }
  | { readonly kind: 'theirs' | 'lost'; readonly holder: Holder | null }

export type EditingAnswer = Editing | 'closed' | 'unreachable'

export interface EditingPorts {
  readonly clock: Clock
  readonly saver: HomeworkSaver
  /** Asks the server, which alone decides and alone looks at a clock. */
  readonly ask: (takeOver: boolean) => Promise<EditingAnswer>
  /** Fetches the text on the server and offers it to the saver. */
  readonly catchUp: () => Promise<void>
  /** Puts the own unsaved text on the server beside the homework; true once it is there. */
  readonly keep: () => Promise<boolean>
  /** Is the page in front of somebody? Only then is the right to write asked for again. */
  readonly isSeen: () => boolean
}

export interface EditingSession {
  getState(): EditingState
  subscribe(listener: () => void): () => void
  /** Asks now: the page is seen again, or a save was refused. */
  look(): Promise<void>
  takeOver(): Promise<void>
  stop(): void
}

/** Well within the lease of the server, so that a lost heartbeat or two cost nothing. */
export const HEARTBEAT_MS = 30_000
/** While another one writes: how soon this page shows what was saved. */
export const WATCH_MS = 10_000

const sameState = (a: EditingState, b: EditingState): boolean => JSON.stringify(a) === JSON.stringify(b)

/** What the first answer says; a server that did not answer forbids nothing, for the revision still guards the text. */
export const firstState = (answer: EditingAnswer): EditingState =>
  answer === 'unreachable' || (answer !== 'closed' && answer.mine)
    ? { kind: 'mine' }
    : answer === 'closed'
      ? { kind: 'reader' }
      : { kind: 'theirs', holder: answer.holder }

interface Held {
  get(): EditingState
  set(next: EditingState): void
}

/** What an answer of the server means for the text on the paper and for who writes. */
function createAnswering({ saver, catchUp, keep }: EditingPorts, state: Held) {
  let keptChange: number | null = null
  const isBehind = (revision: number) => revision > saver.getState().revision

  /** What did not reach the homework in time lies beside it, on the server too; a conflict sees to that by itself. */
  async function keepOwn(): Promise<void> {
    const { change, conflict } = saver.getState()
    if (isClean(saver.getState()) || conflict !== null || change === keptChange) return
    if (await keep()) keptChange = change
  }
  async function granted(revision: number): Promise<void> {
    // The newest text first, then the pen: nothing is written upon an older one.
    if (isBehind(revision) && isClean(saver.getState())) await catchUp()
    if (state.get().kind === 'mine') return
    state.set({ kind: 'mine' })
    saver.hurry()
  }
  async function refused({ holder, revision }: Editing): Promise<void> {
    const hadIt = state.get().kind === 'mine' || state.get().kind === 'lost'
    state.set({ kind: hadIt ? 'lost' : 'theirs', holder })
    await keepOwn()
    if (!isBehind(revision)) return
    // Unsaved words meet the newer text at the next save, and the person chooses.
    if (isClean(saver.getState())) await catchUp()
    else saver.hurry()
  }
  return async (answer: EditingAnswer): Promise<void> => {
    if (answer === 'unreachable') return
    if (answer === 'closed') return state.set({ kind: 'closed' })
    return answer.mine ? granted(answer.revision) : refused(answer)
  }
}

/** Keeps asking who writes, and tells the page when that changes. */
export function startEditing(ports: EditingPorts, first: EditingState): EditingSession {
  const { clock, saver, ask, isSeen } = ports
  const listeners = new Set<() => void>()
  let state = first
  let stopped = false
  let asking: Promise<void> | null = null
  let cancel = () => {}
  const answered = createAnswering(ports, {
    get: () => state,
    set: (next) => {
      if (stopped || sameState(state, next)) return
      state = next
      for (const listener of [...listeners]) listener()
    },
  })
  const schedule = () => {
    cancel()
    if (stopped || state.kind === 'reader' || state.kind === 'closed') return
    cancel = clock.wait(state.kind === 'mine' ? HEARTBEAT_MS : WATCH_MS, () => {
      if (isSeen() || !isClean(saver.getState())) void run(false)
      else schedule()
    })
  }
  /** One question at a time; a take-over waits for the one under way. */
  async function run(takeOver: boolean): Promise<void> {
    if (stopped || state.kind === 'reader') return
    if (asking !== null) {
      await asking
      if (!takeOver) return
    }
    asking = ask(takeOver)
      .then((answer) => (stopped ? undefined : answered(answer)))
      .catch(() => undefined)
      .finally(() => {
        asking = null
        schedule()
      })
    await asking
  }
  const isHeld = () => saver.getState().failure?.kind === 'held'
  let wasHeld = isHeld()
  const unsubscribe = saver.subscribe(() => {
    // A save that was refused because of another browser says so sooner than the next question would.
    if (isHeld() === wasHeld) return
    wasHeld = isHeld()
    if (wasHeld) void run(false)
  })
  schedule()

  return {
    getState: () => state,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    look: () => run(false),
    takeOver: () => run(true),
    stop: () => {
      stopped = true
      cancel()
      unsubscribe()
    },
  }
}
