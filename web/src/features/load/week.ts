import type { ClassDay } from '@lightwork/contract'
import { addDays, mondayOf, type Subject, subjects } from '@lightwork/domain'
import { type BindingLimit, bindingLimit, quantityShown, subjectMinutes } from '../../lib/class-day.ts'

export interface WeekDay {
  readonly day: ClassDay
  readonly parts: readonly { readonly subject: Subject; readonly minutes: number }[]
  readonly total: number
  readonly limit: BindingLimit | null
  readonly over: number
}

/** A class's week as it is drawn: minutes by subject in the quantity its limit speaks of. */
export const toWeek = (days: readonly ClassDay[]): WeekDay[] =>
  days.map((day) => {
    const limit = bindingLimit(day)
    const parts = subjectMinutes(day, quantityShown(day))
    const total = parts.reduce((sum, { minutes }) => sum + minutes, 0)
    return { day, parts, total, limit, over: limit === null ? 0 : Math.max(0, total - limit.limit) }
  })

/** What the week shows first, said in its title. */
export type Finding =
  | { readonly kind: 'empty' }
  | { readonly kind: 'over'; readonly days: readonly WeekDay[] }
  | { readonly kind: 'fits'; readonly fullest: WeekDay }
  | { readonly kind: 'unjudged'; readonly total: number }

export function findingOf(week: readonly WeekDay[]): Finding {
  const over = week.filter((day) => day.over > 0)
  if (over.length > 0) return { kind: 'over', days: over }
  const total = week.reduce((sum, day) => sum + day.total, 0)
  if (total === 0) return { kind: 'empty' }
  const judged = week.filter((day) => day.limit !== null && day.total > 0)
  const fullest = judged.reduce<WeekDay | undefined>(
    (best, day) => (best === undefined || day.total > best.total ? day : best),
    undefined,
  )
  return fullest === undefined ? { kind: 'unjudged', total } : { kind: 'fits', fullest }
}

/** Monday and Sunday of the week of a day. */
export function weekOf(day: string): { from: string; to: string } {
  const from = mondayOf(day)
  return { from, to: addDays(from, 6) }
}

/** Subjects that have minutes in the week, in the order of the timetable. */
export const subjectsOf = (week: readonly WeekDay[]): Subject[] =>
  subjects.filter((subject) => week.some(({ parts }) => parts.some((part) => part.subject === subject)))
