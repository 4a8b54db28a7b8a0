import type { ProblemBody } from '@lightwork/contract'
import { type UseMutationResult, useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { type FieldErrors, fieldErrorsOf } from './field-errors.ts'
import { gapsIn, tagsMissingIn } from './gaps-in.ts'
import { keepItem } from './keep-item.ts'
import { missingIn, type Saved, type SaveOrder, saveItem, toBase } from './save-item.ts'
import type { Base, ItemEditing } from './use-item-editing.ts'

export interface Saving {
  readonly save: (submits: boolean, base?: Base) => void
  readonly attempt: UseMutationResult<Saved, Error, SaveOrder>
  readonly savedAt: string | null
  /** The refusal of the last save, whatever field it speaks of. */
  readonly problem: ProblemBody | null
  /** Counts refusals: each one brings the person to the first field. */
  readonly refusals: number
}

/** Saves the form and carries the answer back into it. */
export function useSaving(editing: ItemEditing, onNewer: (newer: Base) => void): Saving {
  const navigate = useNavigate()
  const [savedAt, setSavedAt] = useState<string | null>(null)
  const [problem, setProblem] = useState<ProblemBody | null>(null)
  const [refusals, setRefusals] = useState(0)

  const refuse = (errors: FieldErrors) => {
    editing.setErrors(errors)
    setRefusals((count) => count + 1)
  }

  const leave = async (address: string) => {
    await editing.forgetLocal()
    await navigate(address, { replace: true })
  }

  const settle = async (saved: Saved, { form, base, submits }: SaveOrder) => {
    if (saved.outcome === 'conflict') return onNewer(toBase(saved.newer))
    if (saved.outcome === 'refused') {
      setProblem(saved.problem)
      return refuse(fieldErrorsOf(saved.problem))
    }
    const { item } = saved
    keepItem(item)
    // As it was sent: the server may write defaults of its own, which are no change of the person's.
    editing.keepBase({ ...toBase(item), form })
    setSavedAt(new Date().toISOString())
    const address = `/bank/${item.current.item_id}`
    if (submits) return leave(`${address}?hand-in`)
    if (base === null) return leave(`${address}/edit`)
  }

  const attempt = useMutation({ mutationFn: saveItem, onSuccess: settle })
  return {
    attempt,
    savedAt,
    problem,
    refusals,
    save: (submits, base) => {
      if (attempt.isPending) return
      const { form } = editing
      const missing = { ...missingIn(form), ...(submits && { ...gapsIn(form), ...tagsMissingIn(form) }) }
      setProblem(null)
      if (Object.keys(missing).length > 0) return refuse(missing)
      editing.setErrors({})
      attempt.mutate({ form, base: base ?? editing.base, submits })
    },
  }
}
