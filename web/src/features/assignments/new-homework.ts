import type { AssignmentSummary, HomeworkTemplate, Me, TaughtClass } from '@lightwork/contract'
import { addDays } from '@lightwork/domain'

/** What a person may set homework for: one subject of one grade in one school. */
export interface Charge extends Pick<TaughtClass, 'school_id' | 'grade' | 'subject'> {
  readonly key: string
  readonly school_name: string
}

/** Each subject and grade that the person teaches, once, however many classes it is; the grade of the own class first. */
export function chargesOf({ teaching, leads, memberships }: Pick<Me, 'teaching' | 'leads' | 'memberships'>): Charge[] {
  const found = new Map<string, Charge>()
  for (const { school_id, grade, subject } of teaching) {
    const key = `${school_id} ${subject} ${grade}`
    const school_name =
      memberships.find(({ organisation_id }) => organisation_id === school_id)?.organisation_name ?? ''
    if (!found.has(key)) found.set(key, { key, school_id, grade, subject, school_name })
  }
  const led = new Set(leads.map(({ school_id, grade }) => `${school_id} ${grade}`))
  const rank = ({ school_id, grade }: Charge) => (led.has(`${school_id} ${grade}`) ? grade - 10 : grade)
  return [...found.values()].sort((a, b) => rank(a) - rank(b))
}

const LAST_KEY = 'lightwork.charge'

/** What was chosen last in this browser, where it is still one of these. */
export function lastCharge(charges: readonly Charge[]): Charge | undefined {
  try {
    const key = localStorage.getItem(LAST_KEY)
    return charges.find((charge) => charge.key === key)
  } catch {
    return undefined
  }
}

export function rememberCharge({ key }: Charge): void {
  try {
    localStorage.setItem(LAST_KEY, key)
  } catch {
    // A browser that keeps nothing asks again next time.
  }
}

export const beginnings = ['blank', 'assignment', 'template'] as const
/** What a new homework begins with: an empty sheet, an earlier homework, a template. */
export type Beginning = (typeof beginnings)[number]

/** A homework or a template to begin from. */
export interface Source {
  readonly kind: 'assignment' | 'template'
  readonly id: string
  readonly school_id: string
  readonly subject: string
  readonly grade: number
  readonly title: string
  readonly minutes: AssignmentSummary['load']
  /** The last day it was given to a class. */
  readonly day: string | null
}

const lastDay = ({ releases }: AssignmentSummary): string | null =>
  releases
    .filter(({ withdrawn_at }) => withdrawn_at === null)
    .reduce<string | null>((last, { day }) => (last === null || day > last ? day : last), null)

export const sourceOfHomework = (homework: AssignmentSummary): Source => ({
  ...homework,
  kind: 'assignment',
  minutes: homework.load,
  day: lastDay(homework),
})

export const sourceOfTemplate = (template: HomeworkTemplate): Source => ({
  ...template,
  kind: 'template',
  title: template.name,
  minutes: template.load,
  day: null,
})

/** What the charge can begin from: its school and subject, its own grade first. The order within a grade stays. */
export const sourcesFor = (sources: readonly Source[], { school_id, subject, grade }: Charge): Source[] => {
  const fitting = sources.filter((source) => source.school_id === school_id && source.subject === subject)
  const own = fitting.filter((source) => source.grade === grade)
  return [...own, ...fitting.filter((source) => source.grade !== grade)]
}

/** The homework of this day last week, else the newest. */
export const likeliest = (sources: readonly Source[], today: string): Source | undefined =>
  sources.find(({ day }) => day === addDays(today, -7)) ?? sources[0]
