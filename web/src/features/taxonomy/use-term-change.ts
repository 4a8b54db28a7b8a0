import {
  changeTerm,
  getTaxonomy,
  getTermTree,
  getTermUse,
  listTermChanges,
  type TermChange,
  undoTermChange,
} from '@lightwork/contract'
import type { Subject } from '@lightwork/domain'
import { useMutation } from '@tanstack/react-query'
import { api, messageOf } from '../../lib/api.ts'
import { wordsNow } from '../../lib/language.ts'
import { refresh } from '../../lib/query.ts'
import { showToast } from '../../ui/Toast.tsx'
import { taxonomyWords } from './taxonomy-words.ts'

export const refreshTerms = () => refresh(getTermTree, getTaxonomy, getTermUse, listTermChanges)

export async function undoChange(subject: Subject, change_id: string): Promise<void> {
  const say = wordsNow(taxonomyWords)
  try {
    await api(undoTermChange, { params: { subject, change_id } })
    showToast({ text: say.undone })
  } catch (error) {
    showToast({ text: messageOf(error) })
  }
  await refreshTerms()
}

/** Changes a term; what was done can be undone at once, what was only proposed says so. */
export const useTermChange = (subject: Subject) =>
  useMutation({
    mutationFn: (change: TermChange) => api(changeTerm, { params: { subject }, body: { change } }),
    onSuccess: ({ state, change_id }) => {
      const say = wordsNow(taxonomyWords)
      showToast(
        state === 'proposed'
          ? { text: say.proposed }
          : { text: say.done, undo: { label: say.undo, onUndo: () => void undoChange(subject, change_id) } },
      )
      return refreshTerms()
    },
  })
