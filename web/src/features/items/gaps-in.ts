import { type DocumentNode, type KeyGap, keyGaps, toText } from '@lightwork/content'
import { dayStepsOf, drillsOf, subItemAttributes } from '@lightwork/content/structure'
import { tagGaps } from '@lightwork/domain'
import { wordsNow } from '../../lib/language.ts'
import { keyFor } from './answers.ts'
import type { FieldErrors } from './field-errors.ts'
import { gapWords } from './gap-words.ts'
import { heldSubItems, wholeOf } from './held.ts'
import type { ItemForm } from './item-form.ts'

/** What is lacking in the text and not in what is said to be right. */
const inText: readonly KeyGap[] = ['options', 'columns', 'entries', 'gaps']

const isEmpty = (node: DocumentNode): boolean => toText(node).replaceAll('_', '').trim() === ''

type Names = readonly [text: 'body' | `part/${number}`, key: 'answer/key' | `part-key/${number}`]

function ofKey(gaps: readonly KeyGap[], [text, key]: Names): FieldErrors {
  const say = wordsNow(gapWords)
  const [first] = gaps.filter((gap) => inText.includes(gap))
  const [said] = gaps.filter((gap) => !inText.includes(gap))
  return { ...(first !== undefined && { [text]: say[first] }), ...(said !== undefined && { [key]: say[said] }) }
}

function inSubItems(form: ItemForm): FieldErrors {
  const say = wordsNow(gapWords)
  return heldSubItems(form).reduce<FieldErrors>((found, held, index) => {
    const { type } = subItemAttributes(held.holder)
    const question = (held.holder.content ?? []).filter((node) => node.type !== 'choiceList')
    return {
      ...found,
      ...ofKey(keyGaps(type, held.holder, keyFor(type, held)), [`part/${index}`, `part-key/${index}`]),
      ...(isEmpty({ type: 'doc', content: question }) && { [`part/${index}`]: say.question }),
    }
  }, {})
}

/** What an item lacks in its parts and its key before it can go to review, by field: what the server would refuse. */
export function gapsIn(form: ItemForm): FieldErrors {
  const say = wordsNow(gapWords)
  const whole = wholeOf(form)
  const [days, drills] = [dayStepsOf(form.stem), drillsOf(form.stem)]
  const hasParts = heldSubItems(form).length > 0
  const empty = [
    ...days.map((day, index) => (isEmpty(day) ? ([index, say.day] as const) : null)),
    ...drills.map(({ name }, index) => (name.trim() === '' ? ([index, say.drill] as const) : null)),
  ].filter((each) => each !== null)
  return {
    ...(hasParts
      ? inSubItems(form)
      : ofKey(keyGaps(form.type, form.stem, keyFor(form.type, whole)), ['body', 'answer/key'])),
    ...(form.type === 'project' && days.length === 0 && { body: say.noDays }),
    ...(form.type === 'composite' && !hasParts && { body: say.noParts }),
    ...Object.fromEntries(empty.map(([index, text]) => [`part/${index}`, text])),
  }
}

/** Tags that a draft may do without and an item in review may not, by field. */
export function tagsMissingIn(form: ItemForm): FieldErrors {
  const say = wordsNow(gapWords)
  const missing = tagGaps(form)
  return {
    ...(missing.includes('point_ids') && { point_ids: say.points }),
    ...(missing.includes('competencies') && { competencies: say.competencies }),
  }
}
