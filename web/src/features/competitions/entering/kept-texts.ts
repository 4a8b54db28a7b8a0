import { createStore, get, set, type UseStore } from 'idb-keyval'
import type { EntryForm } from './entry-form.ts'

export interface KeptText {
  readonly at: string
  readonly form: EntryForm
}

const MOST_KEPT = 20

let opened: UseStore | undefined
const store = () => {
  opened ??= createStore('lightwork-entry-texts', 'texts')
  return opened
}

/** Of the query that reads them. */
export const keptTextsKey = (key: string) => ['kept texts of an entry', key] as const

/** Texts that were not chosen when a work was changed in two places, newest first; in this browser, by account and work. */
export const readKeptTexts = (key: string): Promise<readonly KeptText[]> =>
  get<readonly KeptText[]>(key, store())
    .then((texts) => texts ?? [])
    .catch(() => [])

export async function keepText(key: string, kept: KeptText): Promise<void> {
  const before = await readKeptTexts(key)
  await set(key, [kept, ...before].slice(0, MOST_KEPT), store()).catch(() => undefined)
}
