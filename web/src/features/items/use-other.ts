import { useState } from 'react'
import type { ItemForm } from './item-form.ts'
import { dropDraft, keepDraft, keyOfOther, type LocalDraft } from './local-draft.ts'

export interface OtherText {
  readonly other: LocalDraft | undefined
  readonly keepOther: (form: ItemForm, revision: number | null) => void
  readonly dropOther: () => void
}

/** The text that was not chosen: it stays in this browser and can be exchanged for the one in the form. */
export function useOther(localKey: string, first: LocalDraft | undefined): OtherText {
  const [other, setOther] = useState(first)
  return {
    other,
    keepOther: (form, revision) => {
      const draft = { form, revision, kept_at: new Date().toISOString() }
      setOther(draft)
      // Without storage it lasts as long as the page.
      void keepDraft(keyOfOther(localKey), draft).catch(() => undefined)
    },
    dropOther: () => {
      setOther(undefined)
      void dropDraft(keyOfOther(localKey))
    },
  }
}
