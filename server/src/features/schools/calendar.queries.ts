import type { CalendarDay } from '@lightwork/contract'
import { addDays, isDay } from '@lightwork/domain'
import { sql } from 'kysely'
import type { Reader } from '../../db/transaction.ts'
import { Problem } from '../../http/problem.ts'

export interface Period {
  readonly from: string
  readonly to: string
}

const FIRST_DAY = '2000-01-01'
const LAST_DAY = '2099-12-31'
const DAYS_LIMIT = 400

/** Beyond these a day is a slip of the keyboard, and some are no date to Postgres. */
export function checkDay(day: string): void {
  if (!isDay(day) || day < FIRST_DAY || day > LAST_DAY)
    throw new Problem('invalid-request', `${FIRST_DAY}..${LAST_DAY}`)
}

function checkPeriod({ from, to }: Period): void {
  checkDay(from)
  checkDay(to)
  if (to < from || to > addDays(from, DAYS_LIMIT - 1)) throw new Problem('invalid-request', `from..to: 1-${DAYS_LIMIT}`)
}

/** Marks of a period as rows, for a FROM clause: a day of the school goes before the same day of the county. */
export const calendarMarks = (schoolId: string | null, { from, to }: Period) => sql<CalendarDay>`(
  select distinct on (day) day, kind, note, source as "from" from (
    select day, kind, note, 'school' as source, 1 as rank from school_calendar
      where school_id = ${schoolId}::uuid and day between ${from} and ${to}
    union all
    select day, kind, note, 'county', 2 from county_calendar where day between ${from} and ${to}
  ) marks order by day, rank)`

/** Days of the period that differ from the week, in order. Without a school: the county's calendar. */
export async function listCalendar(reader: Reader, schoolId: string | null, period: Period): Promise<CalendarDay[]> {
  checkPeriod(period)
  return reader.selectFrom(calendarMarks(schoolId, period).as('mark')).selectAll().orderBy('day').execute()
}

/** The same by day. */
export async function calendarKinds(
  reader: Reader,
  schoolId: string,
  period: Period,
): Promise<Map<string, Pick<CalendarDay, 'kind' | 'from'>>> {
  const marks = await listCalendar(reader, schoolId, period)
  return new Map(marks.map(({ day, kind, from }) => [day, { kind, from }]))
}
