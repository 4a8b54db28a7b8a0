import { fingerprintOf, isSameText } from './homework-text.ts'
import { conflicted } from './save-conflict.ts'
import type { Step } from './save-engine.ts'
import { type JournalEntry, type SavedText, type SaveState, startState } from './save-state.ts'

export interface Opening {
  readonly step: Step
  /** The entry whose text the page goes on with; it becomes this page's own entry. */
  readonly taken: JournalEntry | null
  /** Entries that say nothing the server does not know. */
  readonly settled: readonly JournalEntry[]
  /** When the text that was found in this browser was written; null when it is all on the server. */
  readonly restoredFrom: string | null
}

const waiting = (saved: SavedText, { text }: JournalEntry): SaveState => ({
  ...startState(saved),
  text,
  change: 1,
  journaled: 1,
  saved: 0,
})

/** The saved text is one that this entry's page sent and got no answer to. */
const isAnswer = ({ base, unsure }: JournalEntry, { revision, text }: SavedText) =>
  revision === base + 1 && unsure.includes(fingerprintOf(text))

/**
 * What a page starts with: the server's text, or one found in this browser that never reached the server.
 * Same base: it goes on silently. Another base: the person decides. Several: the newest now, the others next time.
 */
export function openHomework(saved: SavedText, found: readonly JournalEntry[]): Opening {
  const settled = found.filter(({ text }) => isSameText(text, saved.text))
  const [taken] = found.filter((entry) => !settled.includes(entry)).sort((a, b) => (a.at < b.at ? 1 : -1))
  if (taken === undefined) return { step: [startState(saved), []], taken: null, settled, restoredFrom: null }
  const builds = taken.base === saved.revision || isAnswer(taken, saved)
  const start = builds ? waiting(saved, taken) : waiting({ ...saved, revision: taken.base }, taken)
  const step: Step = builds ? [start, []] : conflicted(start, saved)
  return { step, taken, settled, restoredFrom: taken.at }
}
