import {
  type Entry,
  getEntry,
  type Input,
  type ProblemBody,
  previewEntry,
  type saveEntry as SaveEndpoint,
  saveEntry,
} from '@lightwork/contract'
import { useMutation } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { api, isProblem } from '../../../lib/api.ts'
import { query, queryClient, refresh } from '../../../lib/query.ts'
import { type EntryForm, formOf, sameForm } from './entry-form.ts'
import { dropJournal, keepJournal } from './entry-journal.ts'
import { keepText, keptTextsKey } from './kept-texts.ts'

/** Puts what the server answered in place of what we knew; what judges will see is asked anew. */
export const keepEntry = (competitionId: string, entry: Entry): void => {
  const params = { competition_id: competitionId, entry_id: entry.id }
  queryClient.setQueryData(query(getEntry, { params }).queryKey, entry)
  void refresh(previewEntry)
}

/** What stands on the server, as the refusal of an outdated revision says. */
export const newerOf = (problem: ProblemBody): Entry => problem.newer as Entry

const PAUSE = 1200

interface Start {
  readonly competitionId: string
  readonly entry: Entry
  readonly journalKey: string
  readonly first: EntryForm
}

type Body = Input<typeof SaveEndpoint>['body']

interface Choosing {
  readonly journalKey: string
  readonly form: EntryForm
  readonly show: (text: EntryForm) => void
  readonly moveOnto: (newer: Entry) => void
}

/** Of two texts the one that is not chosen is kept. */
function choosing({ journalKey, form, show, moveOnto }: Choosing) {
  const keep = async (text: EntryForm) => {
    await keepText(journalKey, { at: new Date().toISOString(), form: text })
    await queryClient.invalidateQueries({ queryKey: keptTextsKey(journalKey) })
  }
  return {
    /** The text of the other page takes the place of this one. */
    takeTheirs: async (newer: Entry) => {
      await keep(form)
      moveOnto(newer)
      show(formOf(newer))
      await dropJournal(journalKey)
    },
    /** This text is saved over that of the other page. */
    takeOwn: async (newer: Entry) => {
      await keep(formOf(newer))
      moveOnto(newer)
    },
    /** A kept text comes back in place of what stands there. */
    takeBack: async (text: EntryForm) => {
      await keep(form)
      show(text)
    },
  }
}

/** The form: kept in this browser at once, on the server after a pause, upon the revision it was read at. */
export function useEntrySaving({ competitionId, entry, journalKey, first }: Start) {
  const [form, setForm] = useState(first)
  const [round, setRound] = useState(0)
  const [savedAt, setSavedAt] = useState<string | null>(null)
  // As it was sent: the server writes defaults of its own into documents, which are no change of the person's.
  const [base, setBase] = useState(() => formOf(entry))
  const isChanged = !sameForm(form, base)
  /** What is saved next is saved upon this revision. */
  const moveOnto = (newer: Entry) => {
    keepEntry(competitionId, newer)
    setBase(formOf(newer))
    // Saving begins anew by itself when this page's text is another one.
    save.reset()
  }
  const save = useMutation({
    mutationFn: (sent: EntryForm) =>
      api(saveEntry, {
        params: { competition_id: competitionId, entry_id: entry.id },
        // Documents are opaque to the contract.
        body: { revision: entry.revision, ...sent } as unknown as Body,
      }),
    onError: (error) => {
      if (!isProblem(error, 'revision-outdated')) return
      const newer = newerOf(error)
      // Elsewhere only homework or masks were changed: the texts of this page stand upon it.
      if (sameForm(formOf(newer), formOf(entry))) moveOnto(newer)
    },
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
  const show = (text: EntryForm) => {
    setForm(text)
    setRound((count) => count + 1)
  }
  return {
    form,
    /** Another one when the editors have to read the form anew. */
    round,
    ...choosing({ journalKey, form, show, moveOnto }),
    change: (part: Partial<EntryForm>) => setForm((now) => ({ ...now, ...part })),
    isChanged,
    savedAt,
    save,
  }
}
