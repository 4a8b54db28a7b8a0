import type { DayKind } from './limits.ts'

/** What a calendar says of one day: a rest day, a make-up school day (调休), or a day without homework (无作业日). */
export const calendarKinds = ['rest', 'make_up', 'no_homework'] as const
export type CalendarKind = (typeof calendarKinds)[number]

const weekday = (day: string) => new Date(`${day}T00:00:00Z`).getUTCDay()

/** The calendar's word counts; where it is silent, Monday to Friday are school days. */
export function dayKindOf(day: string, kind: CalendarKind | null): DayKind {
  if (kind === 'no_homework') return 'no_homework_day'
  if (kind === 'rest') return 'rest_day'
  if (kind === 'make_up') return 'school_day'
  return weekday(day) === 0 || weekday(day) === 6 ? 'rest_day' : 'school_day'
}

export function addDays(day: string, count: number): string {
  const date = new Date(`${day}T00:00:00Z`)
  date.setUTCDate(date.getUTCDate() + count)
  return date.toISOString().slice(0, 10)
}

/** Monday of the day's week. */
export const mondayOf = (day: string) => addDays(day, -((weekday(day) + 6) % 7))

const shanghai = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' })

/** The school's calendar day at a moment. Schools of the county keep China standard time. */
export const schoolDay = (moment: Date): string => shanghai.format(moment)

/** Does the text name a real calendar day (`YYYY-MM-DD`)? */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const date = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text)
}
