import { isClean, type SaveState } from './save-state.ts'

/**
 * What the permanent sign says. `local`: only in this browser; `nowhere`: neither here nor on the server, the one state
 * in which leaving the page loses something.
 */
export type SignKind =
  | 'saved'
  | 'saving'
  | 'local'
  | 'signed-out'
  | 'refused'
  | 'gone'
  | 'held'
  | 'old-page'
  | 'conflict'
  | 'nowhere'

export interface SaveSignState {
  readonly kind: SignKind
  readonly savedAt: string
  /** This browser takes nothing; the server does. */
  readonly noRoom: boolean
}

function kindOf(state: SaveState<unknown>): SignKind {
  const { conflict, failure, journalFails } = state
  if (conflict !== null) return 'conflict'
  if (isClean(state)) return 'saved'
  if (failure === null) return 'saving'
  if (journalFails) return 'nowhere'
  if (failure.kind !== 'unreachable') return failure.kind
  // The first letters after the last save are on their way into the browser yet.
  return state.journaled > state.saved ? 'local' : 'saving'
}

export const signOf = (state: SaveState<unknown>): SaveSignState => ({
  kind: kindOf(state),
  savedAt: state.savedAt,
  noRoom: state.journalFails,
})

/** Would leaving the page now lose something that is written nowhere else? */
export const wouldLose = (state: SaveState<unknown>): boolean =>
  !isClean(state) && state.change > state.journaled && state.conflict?.mineKept !== state.change
