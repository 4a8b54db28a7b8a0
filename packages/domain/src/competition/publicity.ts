import { addDays, type CalendarKind, dayKindOf } from '../calendar.ts'

/** 公示期 in working days (the notices of policy section 4.1: five). */
export const PUBLICITY_DAYS = 5

/** What the calendar says of a day; null where it is silent. */
export type CalendarOf = (day: string) => CalendarKind | null

/** A working day: weekends and rest days are none, make-up days (调休) are; a day without homework is one as usual. */
export function isWorkingDay(day: string, calendar: CalendarOf): boolean {
  const kind = calendar(day)
  return dayKindOf(day, kind === 'no_homework' ? null : kind) === 'school_day'
}

export interface Publicity {
  /** First and last working day that counts, `YYYY-MM-DD`. */
  readonly first_day: string
  readonly last_day: string
  readonly days: readonly string[]
}

/** A calendar without working days would never end; a school holiday is shorter than this many days. */
const FARTHEST = 400

/**
 * The working days of a publicity. The day of publishing counts only when `countsFirstDay`: periods in days begin on the
 * day after (Civil Code, article 201), so that what is published in the evening is not a day short.
 */
export function publicityPeriod(
  publishedOn: string,
  calendar: CalendarOf,
  { days = PUBLICITY_DAYS, countsFirstDay = false }: { readonly days?: number; readonly countsFirstDay?: boolean } = {},
): Publicity {
  const counted: string[] = []
  for (let offset = countsFirstDay ? 0 : 1; counted.length < days && offset < FARTHEST; offset += 1) {
    const day = addDays(publishedOn, offset)
    if (isWorkingDay(day, calendar)) counted.push(day)
  }
  const [first_day, last_day] = [counted[0], counted.at(-1)]
  if (first_day === undefined || last_day === undefined || counted.length < days)
    throw new RangeError(`fewer than ${days} working days in ${FARTHEST} days after ${publishedOn}`)
  return { first_day, last_day, days: counted }
}
