/** A text that the server holds. */
export interface SavedText<T> {
  readonly revision: number
  readonly saved_at: string
  readonly text: T
}

/**
 * Why a save did not happen. `unreachable`: network, time-out or a busy server, so it may have arrived nevertheless;
 * `signed-out`: the session ended or is now another person's; `gone`: put away, or not this person's;
 * `refused`: the server will not take this text however often it is asked; `held`: another browser is writing now;
 * `old-page`: the system was updated since this page was opened.
 */
export interface Failure {
  readonly kind: 'unreachable' | 'signed-out' | 'gone' | 'refused' | 'held' | 'old-page'
  readonly error: unknown
}

export const choices = ['mine', 'newer', 'both'] as const
/** 保留我的, 采用新的, 两份都留. */
export type Choice = (typeof choices)[number]

/** Somebody saved another text over the revision this one builds on; the person decides. */
export interface Conflict<T> {
  readonly newer: SavedText<T>
  /** The change number at which the own text was also put on the server, so that no device holds the only copy. */
  readonly mineKept: number | null
  /** The change on its way there. */
  readonly keeping: number | null
  readonly keepFailures: number
  readonly keepAt: number
  readonly choosing: Choice | null
  readonly failure: Failure | null
}

/** What lies in this browser for one text and one writer. */
export interface JournalEntry<T> {
  readonly writer: string
  readonly at: string
  readonly base: number
  readonly text: T
  /** Names of texts sent without an answer: the server may hold one of them as revision `base + 1`. */
  readonly unsure: readonly string[]
  /** What the page knew that wrote it (`PAGE_RULES`). */
  readonly rules: number
}

/** What a page writes; who, when and by which rules is added where it is written. */
export type JournalText<T> = Omit<JournalEntry<T>, 'writer' | 'at' | 'rules'>

export interface SaveState<T> {
  readonly text: T
  /** Counts changes; the three numbers below say how far each place is. */
  readonly change: number
  readonly journaled: number
  readonly saved: number
  readonly revision: number
  readonly savedAt: string
  readonly changedAt: number
  /** Moments of the first change that is not yet on its way to the journal, and to the server. */
  readonly unwrittenSince: number | null
  readonly unsentSince: number | null
  /** The change on its way to the journal. */
  readonly writing: number | null
  readonly sending: { readonly id: number; readonly change: number; readonly since: number } | null
  readonly sends: number
  readonly unsure: readonly string[]
  readonly hurry: boolean
  readonly failure: Failure | null
  readonly failures: number
  readonly retryAt: number
  readonly journalFails: boolean
  readonly journalRetryAt: number
  readonly conflict: Conflict<T> | null
  /** Grows when the text was replaced from outside, so that the editor starts anew with it. */
  readonly generation: number
  /** The title of the second homework that 两份都留 made, with its id. */
  readonly copy: { readonly id: string; readonly title: string } | null
}

export const isClean = ({ saved, change, sending, conflict }: SaveState<unknown>): boolean =>
  saved === change && sending === null && conflict === null

export const startState = <T>({ text, revision, saved_at }: SavedText<T>): SaveState<T> => ({
  text,
  change: 0,
  journaled: 0,
  saved: 0,
  revision,
  savedAt: saved_at,
  changedAt: 0,
  unwrittenSince: null,
  unsentSince: null,
  writing: null,
  sending: null,
  sends: 0,
  unsure: [],
  hurry: false,
  failure: null,
  failures: 0,
  retryAt: 0,
  journalFails: false,
  journalRetryAt: 0,
  conflict: null,
  generation: 0,
  copy: null,
})

export type SaveEvent<T> =
  | { readonly type: 'changed'; readonly text: T }
  /** Something happened that may make a waiting save worth trying now: blur, page hidden, network back, sign-in. */
  | { readonly type: 'hurried' }
  | { readonly type: 'woke' }
  | { readonly type: 'written'; readonly change: number }
  | { readonly type: 'write-failed' }
  | { readonly type: 'saved'; readonly id: number; readonly revision: number; readonly saved_at: string }
  | { readonly type: 'outdated'; readonly id: number; readonly newer: SavedText<T> }
  | { readonly type: 'save-failed'; readonly id: number; readonly failure: Failure; readonly jitter: number }
  /** A newer saved text came to light without a save of ours: another tab, or a look at the server. */
  | { readonly type: 'offered'; readonly newer: SavedText<T> }
  | { readonly type: 'chose'; readonly choice: Choice }
  | { readonly type: 'mine-kept'; readonly change: number }
  | { readonly type: 'keep-failed'; readonly failure: Failure; readonly jitter: number }
  | { readonly type: 'choice-kept'; readonly copy: SaveState<T>['copy'] }
  | { readonly type: 'choice-failed'; readonly failure: Failure }

export type SaveEffect<T> =
  | { readonly type: 'write'; readonly change: number; readonly entry: JournalText<T> }
  | { readonly type: 'erase' }
  | {
      readonly type: 'send'
      readonly id: number
      readonly change: number
      readonly revision: number
      readonly text: T
      /** Written before the text leaves, so that a lost answer is understood even after a crash. */
      readonly entry: JournalText<T>
    }
  | { readonly type: 'announce'; readonly revision: number }
  | { readonly type: 'keep-mine'; readonly change: number; readonly base: number; readonly text: T }
  | { readonly type: 'keep-newer'; readonly base: number; readonly text: T }
  | { readonly type: 'copy-newer'; readonly text: T }
