import {
  bandOf,
  type CalendarKind,
  type DayKind,
  dayKindOf,
  type LimitRule,
  type LimitsInForce,
  limitsInForce,
  type SchoolSystem,
} from '@lightwork/domain'
import { sql } from 'kysely'
import type { Reader } from '../../db/transaction.ts'
import { calendarMarks } from './calendar.queries.ts'
import { rulesOf } from './policies.queries.ts'

export interface ContextClass {
  readonly id: string
  readonly name: string
  readonly grade: number
  readonly closed: boolean
  /** Does the asking person teach the asked subject here? */
  readonly teaches: boolean
}

/** What decides the limits of some classes over some days. */
export interface DayContext {
  readonly system: SchoolSystem
  readonly classes: readonly ContextClass[]
  readonly rules: readonly LimitRule[]
  /** Days that differ from the week; the school's mark goes before the county's. */
  readonly calendar: Readonly<Record<string, CalendarKind>>
}

export interface DayQuestion {
  readonly schoolId: string
  readonly classIds: readonly string[]
  readonly from: string
  readonly to: string
  readonly accountId: string
  readonly subject: string
}

const calendarOf = ({ schoolId, ...period }: DayQuestion) => sql<Record<string, CalendarKind>>`(
  select coalesce(jsonb_object_agg(day, kind), '{}') from ${calendarMarks(schoolId, period)} as mark)`

const classesOf = ({ schoolId, classIds, accountId, subject }: DayQuestion) => sql<ContextClass[]>`(
  select coalesce(jsonb_agg(jsonb_build_object('id', c.id, 'name', c.name, 'grade', c.grade, 'closed', c.closed_at is not null,
    'teaches', exists (select from teaching t where t.school_id = c.school_id and t.class_id = c.id
      and t.account_id = ${accountId} and t.subject = ${subject})) order by c.id), '[]')
  from class c where c.school_id = ${schoolId} and c.id = any (${sql.val([...classIds])}::uuid[]))`

/** School system, classes, rules and calendar in one statement. Null when the school is unknown. */
export async function findDayContext(reader: Reader, question: DayQuestion): Promise<DayContext | null> {
  const row = await reader
    .selectFrom('organisation')
    .where('id', '=', question.schoolId)
    .where('kind', '=', 'school')
    .select('system')
    .select([
      classesOf(question).as('classes'),
      rulesOf(question.schoolId).as('rules'),
      calendarOf(question).as('calendar'),
    ])
    .executeTakeFirst()
  if (row?.system === undefined || row.system === null) return null
  return { ...row, system: row.system as SchoolSystem }
}

export const kindOfDay = ({ calendar }: DayContext, day: string): DayKind => dayKindOf(day, calendar[day] ?? null)

/** The limits of a class of this grade on this day, strictest first. */
export const limitsOfDay = (context: DayContext, grade: number, day: string): LimitsInForce =>
  limitsInForce(context.rules, { day, band: bandOf(grade, context.system), dayKind: kindOfDay(context, day) })
