import { createStore, del, get, set, type UseStore } from 'idb-keyval'
import type { EntryForm } from './entry-form.ts'

let opened: UseStore | undefined
const store = () => {
  opened ??= createStore('lightwork-entries', 'drafts')
  return opened
}

/** What was typed and is not yet on the server, in this browser; another account on this computer never sees it. */
export const keyOfEntry = (accountId: string, entryId: string): string => `${accountId} ${entryId}`
export const readJournal = (key: string): Promise<EntryForm | undefined> =>
  get<EntryForm>(key, store()).catch(() => undefined)
export const keepJournal = (key: string, form: EntryForm): Promise<void> =>
  set(key, form, store()).catch(() => undefined)
export const dropJournal = (key: string): Promise<void> => del(key, store()).catch(() => undefined)
