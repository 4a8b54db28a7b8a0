import { holdCompetencies } from './curriculum.ts'
import {
  choiceTypes,
  type Education,
  gradesOfSubject,
  type ItemType,
  type Mode,
  type Origin,
  type Place,
  type Subject,
  type Tier,
} from './vocabulary.ts'

/** The tags of an item that can be changed for many at once. */
export interface BulkTags {
  readonly subject: Subject
  readonly grades: readonly number[]
  readonly type: ItemType
  readonly tier: Tier
  readonly mode: Mode
  readonly place: Place
  readonly minutes: number
  readonly competencies: readonly string[]
  readonly education: Education
  readonly origin: Origin
  readonly citation: string | null
  readonly licence: string
  readonly point_ids: readonly string[]
  readonly unit_ids: readonly string[]
}

export interface ListChange<T> {
  readonly op: 'add' | 'remove' | 'replace'
  readonly values: readonly T[]
}

export interface MinutesChange {
  readonly op: 'set' | 'add' | 'multiply'
  readonly value: number
}

/** What is changed; what is not named stays. */
export interface BulkChange {
  readonly point_ids?: ListChange<string>
  readonly unit_ids?: ListChange<string>
  readonly grades?: ListChange<number>
  readonly competencies?: ListChange<string>
  readonly minutes?: MinutesChange
  readonly type?: ItemType
  readonly tier?: Tier
  readonly mode?: Mode
  readonly place?: Place
  readonly education?: Education
  readonly origin?: Origin
  readonly citation?: string | null
  readonly licence?: string
}

/** Why a change cannot be made to an item, whatever state it is in. */
export const tagRefusals = [
  'no-grade',
  'grade-not-offered',
  'point-of-other-subject',
  'unit-of-other-subject',
  'competency-of-other-subject',
  'too-many-tags',
  'minutes-out-of-range',
  'citation-needed',
  'other-answer-kind',
] as const
export type TagRefusal = (typeof tagRefusals)[number]

/** What the terms that a change names belong to. */
export interface Terms {
  readonly subjectOfPoint: ReadonlyMap<string, string>
  readonly subjectOfUnit: ReadonlyMap<string, string>
}

const MOST_TERMS = 20
const MOST_COMPETENCIES = 10
const MOST_MINUTES = 600

const unique = <T>(values: readonly T[]): T[] => [...new Set(values)]

function changeList<T>(list: readonly T[], change: ListChange<T> | undefined): readonly T[] {
  if (change === undefined) return list
  if (change.op === 'add') return unique([...list, ...change.values])
  if (change.op === 'remove') return list.filter((value) => !change.values.includes(value))
  return unique(change.values)
}

function changeMinutes(minutes: number, change: MinutesChange | undefined): number {
  if (change === undefined) return minutes
  const { op, value } = change
  return op === 'set' ? value : op === 'add' ? minutes + value : Math.round(minutes * value)
}

/** Types whose answer has a form of its own, see `AnswerKey`; all others have a written answer. */
const ownForms: readonly ItemType[] = ['true_false', 'matching', 'ordering', 'cloze', 'composite']
const answerKindOf = (type: ItemType): string =>
  choiceTypes.includes(type) ? 'choice' : ownForms.includes(type) ? type : 'written'

/** Terms that a change brings in; taking away needs no check. */
const broughtIn = <T>(change: ListChange<T> | undefined): readonly T[] =>
  change === undefined || change.op === 'remove' ? [] : change.values

/** Competencies have other names in other grades: asked when they or the grades change. */
const heldOf = ({ grades, competencies }: BulkChange, after: Pick<BulkTags, 'subject' | 'grades' | 'competencies'>) =>
  grades === undefined && competencies === undefined
    ? { known: after.competencies, unknown: [] }
    : holdCompetencies(after.subject, after.grades, after.competencies)

/** What is taken away is taken away under the name of the other stage too. */
function changeCompetencies({ subject, competencies }: BulkTags, grades: readonly number[], change: BulkChange) {
  const asked = change.competencies
  if (asked?.op !== 'remove') return changeList(competencies, asked)
  const { known } = holdCompetencies(subject, grades, asked.values)
  return changeList(competencies, { op: 'remove', values: [...asked.values, ...known] })
}

function refusalOf(before: BulkTags, after: BulkTags, change: BulkChange, terms: Terms): TagRefusal | null {
  const { subject, grades } = after
  const [first, last] = gradesOfSubject[subject]
  const isOther = (subjects: ReadonlyMap<string, string>) => (id: string) => subjects.get(id) !== subject
  if (grades.length === 0) return 'no-grade'
  if (change.grades !== undefined && grades.some((grade) => grade < first || grade > last)) return 'grade-not-offered'
  if (broughtIn(change.point_ids).some(isOther(terms.subjectOfPoint))) return 'point-of-other-subject'
  if (broughtIn(change.unit_ids).some(isOther(terms.subjectOfUnit))) return 'unit-of-other-subject'
  if (heldOf(change, after).unknown.length > 0) return 'competency-of-other-subject'
  const isFull = after.point_ids.length > MOST_TERMS || after.unit_ids.length > MOST_TERMS
  if (isFull || after.competencies.length > MOST_COMPETENCIES) return 'too-many-tags'
  if (change.minutes !== undefined && (after.minutes < 1 || after.minutes > MOST_MINUTES)) return 'minutes-out-of-range'
  const saysSource = change.origin !== undefined || change.citation !== undefined
  if (saysSource && after.origin !== 'original' && (after.citation ?? '').trim() === '') return 'citation-needed'
  return answerKindOf(before.type) === answerKindOf(after.type) ? null : 'other-answer-kind'
}

export type Changed = { readonly tags: BulkTags } | { readonly refused: TagRefusal }

/**
 * A change made to the tags of one item, or why it cannot be. Except for adding to and multiplying minutes, a change
 * made twice is the change made once.
 */
export function applyChange(tags: BulkTags, change: BulkChange, terms: Terms): Changed {
  const { point_ids, unit_ids, grades, competencies: _, minutes, ...rest } = change
  const changedGrades = [...changeList(tags.grades, grades)].sort((a, b) => a - b)
  const asked: BulkTags = {
    ...tags,
    ...rest,
    point_ids: changeList(tags.point_ids, point_ids),
    unit_ids: changeList(tags.unit_ids, unit_ids),
    grades: changedGrades,
    competencies: changeCompetencies(tags, changedGrades, change),
    minutes: changeMinutes(tags.minutes, minutes),
  }
  const refused = refusalOf(tags, asked, change, terms)
  return refused === null ? { tags: { ...asked, competencies: heldOf(change, asked).known } } : { refused }
}

/** Lists are sets: their order says nothing. */
function isSame(a: unknown, b: unknown): boolean {
  if (!Array.isArray(a) || !Array.isArray(b)) return a === b
  return a.length === b.length && a.every((value) => b.includes(value))
}

export interface TagDifference {
  readonly before: Partial<BulkTags>
  readonly after: Partial<BulkTags>
}

/** The tags in which two states differ; null when in none. */
export function differenceOf(before: BulkTags, after: BulkTags): TagDifference | null {
  const names = (Object.keys(before) as (keyof BulkTags)[]).filter((name) => !isSame(before[name], after[name]))
  if (names.length === 0) return null
  const pick = (tags: BulkTags) => Object.fromEntries(names.map((name) => [name, tags[name]])) as Partial<BulkTags>
  return { before: pick(before), after: pick(after) }
}

/** The tags as they were before a change of which this was the difference. */
export const revertTags = (tags: BulkTags, { before }: Pick<TagDifference, 'before'>): BulkTags => ({
  ...tags,
  ...before,
})

/** So long can the whole of an edit be taken back. */
export const UNDO_DAYS = 30
