import type { Document } from '@lightwork/content'
import { subItemAttributes, subItemsOf } from '@lightwork/content/structure'
import type { ItemDraft, ItemVersionForTeacher, Me } from '@lightwork/contract'
import {
  type AnswerKey,
  type Education,
  gradesOfSubject,
  holdCompetencies,
  type ItemType,
  type Mode,
  type PartsKey,
  type Place,
  type Subject,
} from '@lightwork/domain'
import { type Answers, keyFor, noAnswers, toAnswers } from './answers.ts'
import type { BankQuestion } from './bank-question.ts'
import { heldSubItems, minutesFor, wholeOf } from './held.ts'
import { stemForType, withRoom } from './type-rooms.ts'

/** What stands in the form. Everything an item needs, plus what is kept although the item's type does not need it. */
export interface ItemForm extends Answers {
  readonly subject: Subject
  readonly grades: readonly number[]
  readonly type: ItemType
  readonly tier: ItemDraft['tier']
  readonly mode: Mode
  readonly place: Place
  readonly minutes: number | null
  readonly minutes_note: string
  /** Whole per cent. */
  readonly score_percent: number | null
  readonly unit_ids: readonly string[]
  readonly point_ids: readonly string[]
  readonly competencies: readonly string[]
  readonly education: Education
  readonly origin: ItemDraft['origin']
  readonly citation: string
  readonly licence: string
  /** Stem and options. */
  readonly stem: Document
  /** What is right in the sub-items of a group, by their ids. */
  readonly parts: Readonly<Record<string, Answers>>
  readonly answer: Document
  readonly explanation: Document
}

// `emptyDocument` of packages/content says the same and would bring the editor's schema along.
const empty: Document = { type: 'doc', content: [{ type: 'paragraph' }] }

const modeByType: Partial<Record<ItemType, Mode>> = {
  oral: 'oral',
  reading: 'reading',
  experiment: 'practical',
  practice: 'practical',
  project: 'practical',
  exercise: 'exercise',
  labour: 'labour',
  art: 'art',
}
const modeOfType = (type: ItemType): Mode => modeByType[type] ?? 'written'

const educationBySubject: Partial<Record<Subject, Education>> = {
  morality: 'moral',
  pe: 'physical',
  art: 'aesthetic',
  labour: 'labour',
}
export const educationOf = (subject: Subject): Education => educationBySubject[subject] ?? 'intellectual'

/** Written work of grades 1 and 2 belongs in school. */
const placeOf = (mode: Mode, grades: readonly number[]): Place =>
  mode === 'written' && grades.some((grade) => grade <= 2) ? 'after_school' : 'home'

/** A new item begins with what the person was looking at in the bank, else with what they teach. */
export function newForm(me: Pick<Me, 'teaching' | 'memberships'>, from: BankQuestion): ItemForm {
  const [taught] = me.teaching
  const subject =
    from.subject ?? taught?.subject ?? me.memberships.find((each) => each.subject !== null)?.subject ?? 'math'
  const wished = from.grade ?? (subject === taught?.subject ? taught.grade : undefined) ?? 0
  const [first, last] = gradesOfSubject[subject]
  const grades = [Math.min(last, Math.max(first, wished))]
  const type = from.type ?? 'short_answer'
  const mode = from.mode ?? modeOfType(type)
  const stem = withRoom(empty, type)
  return {
    subject,
    grades,
    type,
    tier: from.tier ?? 'base',
    mode,
    place: placeOf(mode, grades),
    minutes: minutesFor(empty, stem, 5),
    minutes_note: '',
    score_percent: null,
    unit_ids: from.unit_id === undefined ? [] : [from.unit_id],
    point_ids: from.point_id === undefined ? [] : [from.point_id],
    competencies: [],
    education: educationOf(subject),
    origin: 'original',
    citation: '',
    licence: 'CC BY 4.0',
    stem,
    ...noAnswers,
    parts: {},
    answer: empty,
    explanation: empty,
  }
}

/** The contract sends documents under a type that cannot name their nodes; the server has held them to the schema. */
const asDocument = (json: ItemVersionForTeacher['body']) => json as Document
const asJson = (document: Document) => document as ItemDraft['body']

const hasParts = (key: AnswerKey): key is PartsKey => typeof key === 'object' && key !== null && 'parts' in key

function answersOfParts({ body, answer: { key } }: ItemVersionForTeacher): ItemForm['parts'] {
  const said = hasParts(key) ? key.parts : []
  return Object.fromEntries(
    subItemsOf(asDocument(body)).map((part, index) => [subItemAttributes(part).id, toAnswers(said[index] ?? null)]),
  )
}

export function toForm(version: ItemVersionForTeacher): ItemForm {
  const { subject, grades, type, tier, mode, place, minutes, competencies, education, origin, licence, answer } =
    version
  return {
    ...{ subject, grades, type, tier, mode, place, minutes, competencies, education, origin, licence },
    minutes_note: version.minutes_evidence.note ?? '',
    score_percent: version.score_rate === null ? null : Math.round(version.score_rate * 100),
    unit_ids: version.units.map(({ id }) => id),
    point_ids: version.points.map(({ id }) => id),
    citation: version.citation ?? '',
    stem: asDocument(version.body),
    ...toAnswers(hasParts(answer.key) ? null : answer.key),
    parts: answersOfParts(version),
    answer: asDocument(answer.body),
    explanation: asDocument(version.explanation),
  }
}

function keyOf(form: ItemForm): AnswerKey {
  const subItems = heldSubItems(form)
  if (subItems.length === 0) return keyFor(form.type, wholeOf(form))
  return { parts: subItems.map((held) => keyFor(subItemAttributes(held.holder).type, held)) }
}

export function toDraft(form: ItemForm): ItemDraft {
  const { subject, type, tier, mode, place, education, origin } = form
  const note = form.minutes_note.trim()
  return {
    ...{ subject, type, tier, mode, place, education, origin },
    grades: [...form.grades],
    minutes: form.minutes ?? 0,
    ...(note !== '' && { minutes_note: note }),
    score_rate: form.score_percent === null ? null : form.score_percent / 100,
    competencies: [...form.competencies],
    citation: form.citation.trim() === '' ? null : form.citation.trim(),
    licence: form.licence.trim(),
    point_ids: [...form.point_ids],
    unit_ids: [...form.unit_ids],
    body: asJson(form.stem),
    answer: { key: keyOf(form), body: asJson(form.answer) },
    explanation: asJson(form.explanation),
  }
}

const renamed = (subject: Subject, grades: readonly number[], names: readonly string[]): string[] => {
  const { known, unknown } = holdCompetencies(subject, grades, names)
  return [...known, ...unknown]
}

/** One change in the form and what follows from it: what belongs to the old subject goes, defaults that were not touched follow. */
export function changeForm(form: ItemForm, change: Partial<ItemForm>): ItemForm {
  const next = { ...form, ...change }
  const isOther = next.subject !== form.subject
  const [first, last] = gradesOfSubject[next.subject]
  const grades = isOther ? next.grades.filter((grade) => grade >= first && grade <= last) : next.grades
  const mode = change.mode ?? (form.mode === modeOfType(form.type) ? modeOfType(next.type) : form.mode)
  const place = change.place ?? (form.place === placeOf(form.mode, form.grades) ? placeOf(mode, grades) : form.place)
  const education = isOther && form.education === educationOf(form.subject) ? educationOf(next.subject) : next.education
  const key = next.type === 'single_choice' ? next.key.slice(0, 1) : next.key
  const stem = change.stem ?? stemForType(form.stem, form.type, next.type)
  const minutes = stem === form.stem ? next.minutes : minutesFor(form.stem, stem, next.minutes)
  return {
    ...next,
    grades,
    mode,
    place,
    education,
    key,
    stem,
    minutes,
    // Mathematics calls some of them otherwise in junior school; what no list has stays for the person to see.
    ...(!isOther && grades !== form.grades && { competencies: renamed(next.subject, grades, next.competencies) }),
    ...(isOther && { unit_ids: [], point_ids: [], competencies: [] }),
  }
}

/** Do two forms say the same? Tells whether there is anything to save. */
export const sameForm = (a: ItemForm, b: ItemForm): boolean => JSON.stringify(toDraft(a)) === JSON.stringify(toDraft(b))
