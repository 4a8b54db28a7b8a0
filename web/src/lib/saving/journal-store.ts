import { PAGE_RULES } from '@lightwork/contract'
import { createStore, del, getMany, keys, promisifyRequest, set, type UseStore } from 'idb-keyval'
import { isSameText } from './fingerprint.ts'
import type { JournalStore } from './open-saved.ts'
import type { JournalEntry } from './save-state.ts'

let store: UseStore | undefined
/** Opened at the first use: where the browser forbids its database, only saving in it fails. */
const journalStore = (): UseStore => (store ??= createStore('lightwork', 'journal'))

export interface WhichJournal {
  /** In every key: another person at the same machine never sees this one's texts. */
  readonly accountId: string
  readonly textId: string
}

/**
 * Texts lie in the database as JSON: the browser copies an object piece by piece, which at a long sheet costs more than a
 * frame, and a string at once.
 */
type Stored<T> = Omit<JournalEntry<T>, 'text' | 'rules'> & {
  /** Missing where it is 1. */
  readonly rules?: number
  /** An object: written by an older version of this page. */
  readonly text: string | T
}
const textOf = <T>({ text }: Stored<T>): T => (typeof text === 'string' ? (JSON.parse(text) as T) : text)

/** One entry for each page: several pages of one text never overwrite each other. */
export function createJournalStore<T>({ accountId, textId }: WhichJournal): JournalStore<T> {
  const prefix = `${accountId}/${textId}/`
  return {
    async find() {
      const own = (await keys<string>(journalStore())).filter((key) => key.startsWith(prefix))
      const entries = await getMany<Stored<T> | undefined>(own, journalStore())
      return entries.flatMap((entry) =>
        entry === undefined ? [] : { ...entry, rules: entry.rules ?? 1, text: textOf(entry) },
      )
    },
    write: async (writer, { base, text, unsure }) => {
      const at = new Date().toISOString()
      const entry: Stored<T> = { writer, at, base, text: JSON.stringify(text), unsure, rules: PAGE_RULES }
      await set(prefix + writer, entry, journalStore())
    },
    // Looked at and erased in one transaction, so that nothing is written in between.
    erase: (entries) =>
      journalStore()('readwrite', (texts) => {
        for (const { writer, text } of entries) {
          const request: IDBRequest<Stored<T> | undefined> = texts.get(prefix + writer)
          request.onsuccess = () => {
            if (request.result !== undefined && isSameText(textOf(request.result), text)) texts.delete(prefix + writer)
          }
        }
        return promisifyRequest(texts.transaction)
      }),
    eraseOwn: (writer) => del(prefix + writer, journalStore()),
  }
}
