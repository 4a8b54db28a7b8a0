import { createItem, getItem, type Item, type ProblemBody, saveItemDraft } from '@lightwork/contract'
import { api, isProblem } from '../../lib/api.ts'
import { wordsNow } from '../../lib/language.ts'
import { editWords } from './edit-words.ts'
import type { FieldErrors } from './field-errors.ts'
import { type ItemForm, toDraft, toForm } from './item-form.ts'
import type { Base } from './use-item-editing.ts'

/** What a draft must have even to be kept on the server; what else an item needs the server asks for at review. */
export function missingIn(form: ItemForm): FieldErrors {
  const say = wordsNow(editWords)
  return {
    ...(form.grades.length === 0 && { grades: say.gradesMissing }),
    ...(form.minutes === null && { minutes: say.minutesMissing }),
    ...(form.origin !== 'original' && form.citation.trim() === '' && { citation: say.citationMissing }),
    ...(form.licence.trim() === '' && { licence: say.licenceMissing }),
  }
}

export const toBase = ({ current }: Item): Base => ({
  itemId: current.item_id,
  revision: current.revision,
  form: toForm(current),
})

/** How a save ended. */
export type Saved =
  | { readonly outcome: 'saved'; readonly item: Item }
  | { readonly outcome: 'refused'; readonly problem: ProblemBody }
  | { readonly outcome: 'conflict'; readonly newer: Item }

const save = (form: ItemForm, base: Base | null): Promise<Item> =>
  base === null
    ? api(createItem, { body: toDraft(form) })
    : api(saveItemDraft, { params: { item_id: base.itemId }, body: { revision: base.revision, draft: toDraft(form) } })

async function refused(error: unknown, base: Base | null): Promise<Saved> {
  if (!isProblem(error)) throw error
  if (error.code !== 'revision-outdated' || base === null) return { outcome: 'refused', problem: error }
  return { outcome: 'conflict', newer: await api(getItem, { params: { item_id: base.itemId } }) }
}

export interface SaveOrder {
  readonly form: ItemForm
  readonly base: Base | null
  /** Go on to the self-check and hand it in when it is saved. */
  readonly submits: boolean
}

/** Saves the draft over the revision it started from. Throws only what is no answer of the server. */
export async function saveItem({ form, base }: SaveOrder): Promise<Saved> {
  try {
    return { outcome: 'saved', item: await save(form, base) }
  } catch (error) {
    return refused(error, base)
  }
}
