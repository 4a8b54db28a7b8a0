import { createStore, del, entries, get, set, type UseStore } from 'idb-keyval'
import { useEffect, useRef, useState } from 'react'
import type { ItemForm } from './item-form.ts'

/** What was typed and is not yet on the server, in this browser. */
export interface LocalDraft {
  readonly form: ItemForm
  /** Revision it started from; null for an item the server does not know yet. */
  readonly revision: number | null
  readonly kept_at: string
}

let opened: UseStore | undefined
const store = () => {
  opened ??= createStore('lightwork-items', 'drafts')
  return opened
}

/** Drafts of another account on the same computer are never shown. */
export const keyOfItem = (accountId: string, itemId: string): string => `${accountId} item ${itemId}`
const newPrefix = (accountId: string) => `${accountId} new `
export const keyOfNew = (accountId: string, draftId: string): string => newPrefix(accountId) + draftId
/** Where the text goes that lost a conflict. */
export const keyOfOther = (key: string): string => `${key} other`

/** Undefined also where the browser lets no page keep anything. */
export const readDraft = (key: string): Promise<LocalDraft | undefined> =>
  get<LocalDraft>(key, store()).catch(() => undefined)
export const keepDraft = (key: string, draft: LocalDraft): Promise<void> => set(key, draft, store())
export const dropDraft = (key: string): Promise<void> => del(key, store()).catch(() => undefined)

export interface Leftover {
  readonly draftId: string
  readonly draft: LocalDraft
}

/** New items of this person that were never saved on the server, newest first. */
export async function listLeftovers(accountId: string): Promise<Leftover[]> {
  const prefix = newPrefix(accountId)
  const all = await entries<string, LocalDraft>(store()).catch(() => [])
  return all
    .filter(([key]) => key.startsWith(prefix) && !key.endsWith(' other'))
    .map(([key, draft]) => ({ draftId: key.slice(prefix.length), draft }))
    .sort((a, b) => b.draft.kept_at.localeCompare(a.draft.kept_at))
}

const PAUSE = 400

export interface Keeping {
  readonly key: string
  readonly form: ItemForm
  readonly revision: number | null
  /** Is there anything that the server does not have? */
  readonly isChanged: boolean
}

/** `kept`: when the text was last kept here. `failed`: this browser keeps nothing. */
export type Kept =
  | { readonly state: 'none' }
  | { readonly state: 'kept'; readonly at: string }
  | { readonly state: 'failed' }

export interface LocalKeeping {
  readonly kept: Kept
  /** The server has it, and this page is about to be left: nothing is written any more. */
  readonly forget: () => Promise<void>
}

/** Keeps the form in this browser: shortly after every change, and at once when the page is hidden or left. */
export function useLocalKeeping({ key, form, revision, isChanged }: Keeping): LocalKeeping {
  const [kept, setKept] = useState<Kept>({ state: 'none' })
  const waiting = useRef<(() => void) | undefined>(undefined)
  const isOver = useRef(false)

  useEffect(() => {
    if (isOver.current) return
    if (!isChanged) {
      waiting.current = undefined
      setKept({ state: 'none' })
      void dropDraft(key)
      return
    }
    const write = () => {
      waiting.current = undefined
      const at = new Date().toISOString()
      keepDraft(key, { form, revision, kept_at: at }).then(
        () => setKept({ state: 'kept', at }),
        () => setKept({ state: 'failed' }),
      )
    }
    waiting.current = write
    const timer = setTimeout(write, PAUSE)
    return () => clearTimeout(timer)
  }, [key, form, revision, isChanged])

  useEffect(() => {
    const flush = () => waiting.current?.()
    document.addEventListener('visibilitychange', flush)
    addEventListener('pagehide', flush)
    return () => {
      document.removeEventListener('visibilitychange', flush)
      removeEventListener('pagehide', flush)
      flush()
    }
  }, [])

  const forget = () => {
    isOver.current = true
    waiting.current = undefined
    return dropDraft(key)
  }
  return { kept, forget }
}
