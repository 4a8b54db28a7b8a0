import { addDays, type CalendarKind, type Publicity, publicityPeriod, schoolDay } from '@lightwork/domain'
import type { Reader } from '../../../db/transaction.ts'
import { listCalendar } from '../../schools/calendar.queries.ts'

/** Far enough for five working days after the longest holiday. */
const REACH_DAYS = 120

/** 公示期 of what is published now: by the county's calendar, rest and make-up days counted right. */
export async function publicityFrom(reader: Reader, now: Date): Promise<Publicity> {
  const today = schoolDay(now)
  const marks = await listCalendar(reader, null, { from: today, to: addDays(today, REACH_DAYS) })
  const kinds = new Map<string, CalendarKind>(marks.map(({ day, kind }) => [day, kind]))
  return publicityPeriod(today, (day) => kinds.get(day) ?? null)
}
