import {
  type Entry,
  getEntry,
  type Input,
  previewEntry,
  type saveEntry as SaveEndpoint,
  saveEntry,
} from '@lightwork/contract'
import { useMutation } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { api } from '../../../lib/api.ts'
import { query, queryClient, refresh } from '../../../lib/query.ts'
import { type EntryForm, formOf, sameForm } from './entry-form.ts'
import { dropJournal, keepJournal } from './entry-journal.ts'

/** Puts what the server answered in place of what we knew; what judges will see is asked anew. */
export const keepEntry = (competitionId: string, entry: Entry): void => {
  const params = { competition_id: competitionId, entry_id: entry.id }
  queryClient.setQueryData(query(getEntry, { params }).queryKey, entry)
  void refresh(previewEntry)
}

const PAUSE = 1200

interface Start {
  readonly competitionId: string
  readonly entry: Entry
  readonly journalKey: string
  readonly first: EntryForm
}

type Body = Input<typeof SaveEndpoint>['body']

/** The form: kept in this browser at once, on the server after a pause, upon the revision it was read at. */
export function useEntrySaving({ competitionId, entry, journalKey, first }: Start) {
  const [form, setForm] = useState(first)
  const [round, setRound] = useState(0)
  const [savedAt, setSavedAt] = useState<string | null>(null)
  // As it was sent: the server writes defaults of its own into documents, which are no change of the person's.
  const [base, setBase] = useState(() => formOf(entry))
  const isChanged = !sameForm(form, base)
  const save = useMutation({
    mutationFn: (sent: EntryForm) =>
      api(saveEntry, {
        params: { competition_id: competitionId, entry_id: entry.id },
        // Documents are opaque to the contract.
        body: { revision: entry.revision, ...sent } as unknown as Body,
      }),
    onSuccess: (saved, sent) => {
      keepEntry(competitionId, saved)
      setBase(sent)
      setSavedAt(saved.saved_at)
      if (sameForm(sent, form)) void dropJournal(journalKey)
    },
  })
  const { mutate, isPending, isError } = save
  useEffect(() => {
    if (!isChanged) return
    void keepJournal(journalKey, form)
    if (isPending || isError || form.title.trim() === '' || form.authors.length === 0) return
    const timer = setTimeout(() => mutate(form), PAUSE)
    return () => clearTimeout(timer)
  }, [form, isChanged, isPending, isError, journalKey, mutate])
  /** The newer text of another page takes the place of this one. */
  const replace = (newer: Entry) => {
    keepEntry(competitionId, newer)
    setForm(formOf(newer))
    setBase(formOf(newer))
    setRound((count) => count + 1)
    save.reset()
    void dropJournal(journalKey)
  }
  return {
    form,
    /** Another one when the editors have to read the form anew. */
    round,
    replace,
    change: (part: Partial<EntryForm>) => setForm((now) => ({ ...now, ...part })),
    isChanged,
    savedAt,
    save,
  }
}
