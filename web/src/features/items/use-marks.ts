import { useState } from 'react'
import { type BankQuestion, writeQuestion } from './bank-question.ts'

interface Kept {
  /** The question they were marked in; another question starts with none. */
  readonly key: string
  readonly ids: ReadonlySet<string>
  readonly isWhole: boolean
  /** Where a range begins. */
  readonly last: string | null
}

export interface Marks {
  readonly ids: ReadonlySet<string>
  /** All that the question finds, on every page. */
  readonly isWhole: boolean
  /** Marks or unmarks one item, or with `isRange` all of the page from the last one to it. */
  readonly mark: (id: string, isMarked: boolean, isRange: boolean) => void
  readonly markPage: (isMarked: boolean) => void
  readonly markWhole: () => void
  readonly clear: () => void
}

/** The ids of a page from one to another, whichever comes first. */
export function rangeOf(page: readonly string[], from: string | null, to: string): readonly string[] {
  const [a, b] = [page.indexOf(from ?? ''), page.indexOf(to)]
  return a === -1 || b === -1 ? [to] : page.slice(Math.min(a, b), Math.max(a, b) + 1)
}

const none: ReadonlySet<string> = new Set()

/** The items marked for a bulk edit: they stay marked while pages are turned. */
export function useMarks({ page: _, ...question }: BankQuestion, page: readonly string[]): Marks {
  const key = writeQuestion(question).toString()
  const [kept, setKept] = useState<Kept>({ key, ids: none, isWhole: false, last: null })
  const { ids, isWhole, last } = kept.key === key ? kept : { ids: none, isWhole: false, last: null }
  const put = (changed: readonly string[], isMarked: boolean, from: string | null) => {
    const next = new Set(isWhole ? page : ids)
    for (const id of changed) {
      if (isMarked) next.add(id)
      else next.delete(id)
    }
    setKept({ key, ids: next, isWhole: false, last: from })
  }
  return {
    ids,
    isWhole,
    mark: (id, isMarked, isRange) => put(isRange ? rangeOf(page, last, id) : [id], isMarked, id),
    markPage: (isMarked) => put(page, isMarked, null),
    markWhole: () => setKept({ key, ids: none, isWhole: true, last: null }),
    clear: () => setKept({ key, ids: none, isWhole: false, last: null }),
  }
}
