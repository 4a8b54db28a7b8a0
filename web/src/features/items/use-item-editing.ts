import { useState } from 'react'
import type { FieldErrors, FieldName } from './field-errors.ts'
import { gapsIn } from './gaps-in.ts'
import { changeForm, type ItemForm, sameForm } from './item-form.ts'
import { type Kept, useLocalKeeping } from './local-draft.ts'

/** The item as the server has it; null for one it does not know yet. */
export interface Base {
  readonly itemId: string
  readonly revision: number
  readonly form: ItemForm
}

export interface ItemEditing {
  readonly form: ItemForm
  readonly base: Base | null
  readonly isChanged: boolean
  readonly kept: Kept
  readonly errors: FieldErrors
  /** Another one when the editors of the texts have to read the form anew. */
  readonly round: number
  readonly stemRound: number
  /** A change in a field, with what follows from it. */
  readonly change: (change: Partial<ItemForm>) => void
  /** A change from inside an editor. */
  readonly write: (make: (form: ItemForm) => Partial<ItemForm>) => void
  /** A change of the stem from outside its editor. */
  readonly rewrite: (make: (form: ItemForm) => Partial<ItemForm>) => void
  /** Another text altogether. */
  readonly replace: (form: ItemForm, base?: Base) => void
  /** The server has it now. */
  readonly keepBase: (base: Base) => void
  /** Nothing more is to be kept in this browser. */
  readonly forgetLocal: () => Promise<void>
  readonly setErrors: (errors: FieldErrors) => void
}

/** Parts have no field of their own in the form: they are looked at again. */
const isOfPart = (name: string) => name.startsWith('part')

const without = (errors: FieldErrors, change: Partial<ItemForm>, next: ItemForm): FieldErrors => {
  const mended: Partial<Record<keyof ItemForm, FieldName>> = {
    stem: 'body',
    key: 'answer/key',
    truth: 'answer/key',
    parts_key: 'answer/key',
    answer: 'answer/body',
    score_percent: 'score_rate',
    // Whether a source is needed depends on the origin.
    origin: 'citation',
  }
  // The keys of a Partial<ItemForm> are those of ItemForm.
  const names = (Object.keys(change) as (keyof ItemForm)[]).map((key): string => mended[key] ?? key)
  const stays = new Set(Object.keys(Object.keys(errors).some(isOfPart) ? gapsIn(next) : {}))
  return Object.fromEntries(
    Object.entries(errors).filter(([name]) => (isOfPart(name) ? stays.has(name) : !names.includes(name))),
  )
}

export interface EditingStart {
  readonly localKey: string
  readonly base: Base | null
  /** What a form that was not touched looks like. */
  readonly blank: ItemForm
  readonly form: ItemForm
  readonly errors: FieldErrors
}

/** The state of the form: what is written, what of it the server has, what this browser keeps. */
export function useItemEditing({
  localKey,
  base: firstBase,
  blank,
  form: first,
  errors: firstErrors,
}: EditingStart): ItemEditing {
  const [form, setForm] = useState(first)
  const [base, setBase] = useState(firstBase)
  const [errors, setErrors] = useState(firstErrors)
  const [round, setRound] = useState(0)
  const [stemRound, setStemRound] = useState(0)
  const isChanged = !sameForm(form, base?.form ?? blank)
  const { kept, forget: forgetLocal } = useLocalKeeping({
    key: localKey,
    form,
    revision: base?.revision ?? null,
    isChanged,
  })

  const forget = (change: Partial<ItemForm>) =>
    setErrors((found) => (Object.keys(found).length === 0 ? found : without(found, change, { ...form, ...change })))
  return {
    form,
    base,
    isChanged,
    kept,
    errors,
    round,
    stemRound,
    change: (change) => {
      const next = changeForm(form, change)
      if (next.stem !== form.stem) setStemRound((count) => count + 1)
      setForm((now) => changeForm(now, change))
      forget(change)
    },
    write: (make) => {
      setForm((now) => ({ ...now, ...make(now) }))
      forget(make(form))
    },
    rewrite: (make) => {
      setForm((now) => ({ ...now, ...make(now) }))
      setStemRound((count) => count + 1)
      forget(make(form))
    },
    replace: (next, nextBase) => {
      setForm(next)
      if (nextBase !== undefined) setBase(nextBase)
      setErrors({})
      setRound((count) => count + 1)
    },
    keepBase: setBase,
    forgetLocal,
    setErrors,
  }
}
