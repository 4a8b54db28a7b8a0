import type { BulkChange, Education, ItemType, ListChange, Mode, Origin, Place, Tier } from '@lightwork/domain'

export type ListOp = 'keep' | ListChange<unknown>['op']
export type MinutesOp = 'keep' | 'set' | 'add' | 'subtract' | 'percent'

interface ListForm {
  readonly op: ListOp
  readonly values: readonly string[]
}

/** What is typed in the dialog; an empty choice leaves the tag as it is. */
export interface BulkForm {
  readonly point_ids: ListForm
  readonly unit_ids: ListForm
  readonly grades: ListForm
  readonly competencies: ListForm
  readonly minutes: { readonly op: MinutesOp; readonly value: number | null }
  readonly type: ItemType | ''
  readonly tier: Tier | ''
  readonly mode: Mode | ''
  readonly place: Place | ''
  readonly education: Education | ''
  readonly origin: Origin | ''
  readonly citation: string
  readonly licence: string
}
export type ListName = 'point_ids' | 'unit_ids' | 'grades' | 'competencies'

const kept: ListForm = { op: 'keep', values: [] }

export const emptyForm: BulkForm = {
  point_ids: kept,
  unit_ids: kept,
  grades: kept,
  competencies: kept,
  minutes: { op: 'keep', value: null },
  type: '',
  tier: '',
  mode: '',
  place: '',
  education: '',
  origin: '',
  citation: '',
  licence: '',
}

/** A list changes when something is named; replacing by nothing empties it. */
function toList<T>({ op, values }: ListForm, read: (value: string) => T): ListChange<T> | undefined {
  if (op === 'keep' || (op !== 'replace' && values.length === 0)) return undefined
  return { op, values: values.map(read) }
}

function toMinutes({ op, value }: BulkForm['minutes']): BulkChange['minutes'] {
  if (op === 'keep' || value === null) return undefined
  if (op === 'percent') return { op: 'multiply', value: value / 100 }
  return op === 'subtract' ? { op: 'add', value: -value } : { op, value }
}

const asIs = (value: string) => value

/** The change a form asks for; null when it asks for nothing. */
export function toChange(form: BulkForm): BulkChange | null {
  const { type, tier, mode, place, education, origin } = form
  const members = {
    point_ids: toList(form.point_ids, asIs),
    unit_ids: toList(form.unit_ids, asIs),
    grades: toList(form.grades, Number),
    competencies: toList(form.competencies, asIs),
    minutes: toMinutes(form.minutes),
    ...{ type, tier, mode, place, education, origin },
    citation: form.citation.trim(),
    licence: form.licence.trim(),
  }
  const named = Object.entries(members).filter(([, value]) => value !== undefined && value !== '')
  // Members that ask for nothing were left out, which is what the optional members of a change mean.
  return named.length === 0 ? null : (Object.fromEntries(named) as BulkChange)
}
