import type { Document, DocumentNode } from '@lightwork/content'
import { minutesOfParts, subItemAttributes, subItemsOf } from '@lightwork/content/structure'
import { type Answers, carryAnswers, type Held, noAnswers } from './answers.ts'
import type { ItemForm } from './item-form.ts'

/** The whole item with its answers, as against one of its sub-items. */
export const wholeOf = ({ stem, key, truth, parts_key }: ItemForm): Held => ({
  holder: stem,
  answers: { key, truth, parts_key },
})

/** Minutes that follow from the parts: those of days and movements exactly, of a group with its reading time on top. */
export function minutesFor(before: DocumentNode, after: DocumentNode, minutes: number | null): number | null {
  const parts = minutesOfParts(after)
  if (parts === null) return minutes
  if ('exactly' in parts) return parts.exactly
  const was = minutesOfParts(before)
  const reading = was !== null && 'atLeast' in was ? (minutes ?? 0) - was.atLeast : 0
  return was !== null && 'atLeast' in was ? parts.atLeast + Math.max(0, reading) : Math.max(minutes ?? 0, parts.atLeast)
}

const idOf = (part: DocumentNode) => subItemAttributes(part).id
const answersOf = (parts: ItemForm['parts'], part: DocumentNode): Answers => parts[idOf(part)] ?? noAnswers

/**
 * The answers of the sub-items by their ids: one that was moved takes them along, one that is brought back by undo finds
 * them again, a copy begins with those of what it was copied from.
 */
function carryParts({ stem, parts }: ItemForm, after: Document): ItemForm['parts'] {
  const before = new Map(subItemsOf(stem).map((part) => [idOf(part), part]))
  const carried = subItemsOf(after).map((part): [string, Answers] => {
    const own = before.get(idOf(part))
    if (own !== undefined) return [idOf(part), carryAnswers({ holder: own, answers: answersOf(parts, own) }, part)]
    const text = JSON.stringify(part.content)
    const twin = [...before.values()].find(({ content }) => JSON.stringify(content) === text)
    return [idOf(part), parts[idOf(part)] ?? (twin === undefined ? noAnswers : answersOf(parts, twin))]
  })
  return { ...parts, ...Object.fromEntries(carried) }
}

type Stemmed = Pick<ItemForm, 'stem' | 'minutes' | 'parts' | keyof Answers>

/** Another text of the stem: what is right stays with what it was said of, minutes follow the parts. */
export const withStem = (form: ItemForm, stem: Document): Stemmed => ({
  stem,
  ...carryAnswers(wholeOf(form), stem),
  parts: carryParts(form, stem),
  minutes: minutesFor(form.stem, stem, form.minutes),
})

export const withWhole = ({ holder, answers }: Held): Pick<ItemForm, 'stem' | keyof Answers> => ({
  stem: { ...holder, type: 'doc' },
  ...answers,
})

export const heldSubItems = ({ stem, parts }: Pick<ItemForm, 'stem' | 'parts'>): Held[] =>
  subItemsOf(stem).map((holder) => ({ holder, answers: answersOf(parts, holder) }))

/** The item with one of its sub-items changed. */
export function withSubItem(
  form: ItemForm,
  index: number,
  make: (held: Held) => Held,
): Pick<ItemForm, 'stem' | 'parts'> {
  const { stem, parts } = form
  const held = heldSubItems(form)[index]
  if (held === undefined) return { stem, parts }
  const { holder, answers } = make(held)
  const content = (stem.content ?? []).map((node) => (node === held.holder ? holder : node))
  return { stem: { ...stem, content }, parts: { ...parts, [idOf(holder)]: answers } }
}
