import { PAGE_RULES } from '@lightwork/contract'
import { fingerprintOf, isSameText } from './fingerprint.ts'
import { conflicted } from './save-conflict.ts'
import { type JournalEntry, type JournalText, type SavedText, type SaveState, startState } from './save-state.ts'

export interface Opening<T> {
  readonly start: SaveState<T>
  /** The entry whose text the page goes on with; it becomes this page's own entry. */
  readonly taken: JournalEntry<T> | null
  /** Entries that say nothing the server does not know. */
  readonly settled: readonly JournalEntry<T>[]
  /** When the text that was found in this browser was written; null when it is all on the server. */
  readonly restoredFrom: string | null
}

const waiting = <T>(saved: SavedText<T>, { text }: JournalText<T>): SaveState<T> => ({
  ...startState(saved),
  text,
  change: 1,
  journaled: 1,
  saved: 0,
})

/** The saved text is one that this entry's page sent and got no answer to. */
const isAnswer = ({ base, unsure }: JournalText<unknown>, { revision, text }: SavedText<unknown>) =>
  revision === base + 1 && unsure.includes(fingerprintOf(text))

/** What an older page wrote may lack what it did not know of: it counts as written over an earlier text. */
const asBuilt = <T>(entry: JournalEntry<T>, { revision }: SavedText<T>): JournalEntry<T> =>
  entry.rules === PAGE_RULES ? entry : { ...entry, base: Math.min(entry.base, revision - 1) }

/**
 * What a page starts with: the server's text, or one found in this browser that never reached the server.
 * Same base: it goes on silently. Another base, or another page's rules: the person decides. Several: the newest now, the others next time.
 */
export function openSaved<T>(saved: SavedText<T>, found: readonly JournalEntry<T>[]): Opening<T> {
  const settled = found.filter(({ text }) => isSameText(text, saved.text))
  const [newest] = found.filter((entry) => !settled.includes(entry)).sort((a, b) => (a.at < b.at ? 1 : -1))
  if (newest === undefined) return { start: startState(saved), taken: null, settled, restoredFrom: null }
  const taken = asBuilt(newest, saved)
  const builds = taken.base === saved.revision || isAnswer(taken, saved)
  const start = builds ? waiting(saved, taken) : conflicted(waiting({ ...saved, revision: taken.base }, taken), saved)
  return { start, taken, settled, restoredFrom: taken.at }
}

/** Longest time that a browser's database may keep a text from opening. */
export const OPEN_PATIENCE_MS = 2_000

/** Where the pages of one person keep the drafts of one text in this browser. */
export interface JournalStore<T> {
  find(): Promise<JournalEntry<T>[]>
  write(writer: string, text: JournalText<T>): Promise<void>
  /** Erases entries that still hold the text they were found with: their page may be alive and have written since. */
  erase(entries: readonly JournalEntry<T>[]): Promise<void>
  eraseOwn(writer: string): Promise<void>
}

/** The taken text is this page's own before the entry it was found in goes. */
export async function takeOver<T>(
  store: JournalStore<T>,
  writer: string,
  { taken, settled }: Opening<T>,
): Promise<void> {
  try {
    if (taken !== null) await store.write(writer, taken)
    await store.erase(taken === null ? settled : [...settled, taken])
  } catch {
    // No room: the entry stays where it was found, and is found again.
  }
}
