import {
  type Education,
  gradesOfSubject,
  type ItemType,
  itemTypes,
  type Subject,
  subjectNames,
  subjects,
  type Tier,
} from '@lightwork/domain'
import type { BankRecord } from './read-record.ts'
import { Refusal } from './refusal.ts'

/** Names that other banks use, beside our codes and the curriculum's names. */
const otherNames: Record<string, Subject> = {
  品德与社会: 'morality',
  品德与生活: 'morality',
  思想品德: 'morality',
  品德: 'morality',
  政治: 'morality',
  思想政治: 'morality',
  道法: 'morality',
  生物: 'biology',
  信息技术: 'it',
  体育: 'pe',
  美术: 'art',
  音乐: 'art',
  劳动技术: 'labour',
  maths: 'math',
  'physical education': 'pe',
  'information technology': 'it',
  ict: 'it',
  politics: 'morality',
  ethics: 'morality',
  'morality and law': 'morality',
  arts: 'art',
  music: 'art',
  'fine arts': 'art',
  labor: 'labour',
}

const subjectByName = new Map<string, Subject>([
  ...Object.entries(otherNames),
  ...subjects.flatMap((code): [string, Subject][] => [
    [code, code],
    [subjectNames[code].zh, code],
    [subjectNames[code].en.toLowerCase(), code],
  ]),
])

export function subjectOf(name: string): Subject {
  const subject = subjectByName.get(name.toLowerCase())
  if (subject === undefined)
    throw new Refusal('subject-not-covered', `“${name}”不是义务教育学科 / is no subject of grades 1-9`)
  return subject
}

const gradesOfStage = new Map<string, readonly [from: number, to: number]>([
  ['primary', [1, 6]],
  ['junior', [7, 9]],
])

const allGrades = [1, 2, 3, 4, 5, 6, 7, 8, 9] as const

/** Only grades 1-9 are covered. Throws Refusal for other stages; a source that names none may be anything. */
export function refuseStage({ grade, stage }: Pick<BankRecord, 'grade' | 'stage'>): void {
  const covered = stage === null || gradesOfStage.has(stage)
  if (covered && (grade === null || grade <= 9)) return
  throw new Refusal(
    'stage-not-covered',
    `只收一至九年级 / only grades 1-9 are covered: ${covered ? `grade ${grade}` : stage}`,
  )
}

/**
 * The grades an item is for: the grade said; else the stage's grades in which the subject is offered; else, where the
 * source says neither, all grades of the subject.
 */
export function gradesOf({ grade, stage }: Pick<BankRecord, 'grade' | 'stage'>, subject: Subject): number[] {
  const [stageFrom, stageTo] = gradesOfStage.get(stage ?? '') ?? [1, 9]
  const [from, to] = gradesOfSubject[subject]
  const first = Math.max(from, grade ?? stageFrom)
  const last = Math.min(to, grade ?? stageTo)
  if (first > last)
    throw new Refusal(
      'subject-not-offered',
      `${subjectNames[subject].zh}在这些年级不开设 / is not offered in these grades`,
    )
  return allGrades.slice(first - 1, last)
}

const ownTypes = new Set<string>(itemTypes)

/** Our type of an item. An open question is a problem to solve in mathematics, a short answer elsewhere. */
export function typeOf(type: string, subject: Subject): ItemType {
  if (type === 'passage') return 'reading'
  if (type === 'open_ended') return subject === 'math' ? 'problem_solving' : 'short_answer'
  // The set holds exactly the codes of ItemType.
  if (ownTypes.has(type)) return type as ItemType
  throw new Refusal('type-unknown', `没有题型“${type}” / there is no such type`)
}

/** 层次 from the source's own scale; points are the weight in a paper and say nothing of it. */
export function tierOf(difficulty: BankRecord['difficulty']): Tier {
  if (difficulty === null) return 'base'
  const { value, scale } = difficulty
  if (scale.startsWith('0-4')) return value >= 3 ? 'extend' : value >= 2 ? 'raise' : 'base'
  if (scale === 'reasoning steps') return value >= 4 ? 'extend' : value >= 3 ? 'raise' : 'base'
  return 'base'
}

const educations: Partial<Record<Subject, Education>> = {
  morality: 'moral',
  pe: 'physical',
  art: 'aesthetic',
  labour: 'labour',
}
export const educationOf = (subject: Subject): Education => educations[subject] ?? 'intellectual'
