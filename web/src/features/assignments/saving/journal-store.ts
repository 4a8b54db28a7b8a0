import { createStore, delMany, getMany, keys, set, type UseStore } from 'idb-keyval'
import type { JournalEntry } from './save-state.ts'
import type { Journal } from './saver.ts'

let store: UseStore | undefined
/** Opened at the first use: where the browser forbids its database, only saving in it fails. */
const journalStore = (): UseStore => (store ??= createStore('lightwork', 'journal'))

export interface WhichJournal {
  /** In every key: another person at the same machine never sees this one's texts. */
  readonly accountId: string
  readonly assignmentId: string
}

const prefixOf = ({ accountId, assignmentId }: WhichJournal) => `${accountId}/${assignmentId}/`

/** What one page writes; several pages of one homework never overwrite each other. */
export function createJournal(which: WhichJournal, writer: string): Journal {
  const key = prefixOf(which) + writer
  return {
    write: (entry) => set(key, { ...entry, writer } satisfies JournalEntry, journalStore()),
    erase: () => delMany([key], journalStore()),
  }
}

/** Texts of this homework that pages of the same person left behind in this browser. */
export async function findEntries(which: WhichJournal): Promise<JournalEntry[]> {
  const prefix = prefixOf(which)
  const own = (await keys<string>(journalStore())).filter((key) => key.startsWith(prefix))
  const entries = await getMany<JournalEntry | undefined>(own, journalStore())
  return entries.flatMap((entry) => entry ?? [])
}

export const eraseEntries = (which: WhichJournal, entries: readonly JournalEntry[]): Promise<void> =>
  delMany(
    entries.map(({ writer }) => prefixOf(which) + writer),
    journalStore(),
  )
