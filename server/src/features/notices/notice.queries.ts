import type { ClassDay } from '@lightwork/contract'
import { addDays, mondayOf, type TierLoad } from '@lightwork/domain'
import { sql } from 'kysely'
import { type Db, type Reader, reading } from '../../db/transaction.ts'
import { listClassDays } from '../load/load.queries.ts'
import type { NoticeContent } from './notice-content.ts'

/** One release as it stands in the ledger of a day. */
export interface NoticeRelease {
  readonly release_id: string
  readonly assignment_id: string
  readonly subject: string
  readonly notice: NoticeContent
  readonly teacher: string
  /** Which of how many days of a long task this is. */
  readonly nth: number
  readonly days: number
  /** What it puts on this day. */
  readonly load: TierLoad
  readonly released_at: string
  readonly withdrawn_at: string | null
}

/** All that one page shows. */
export interface NoticeDay {
  readonly schoolId: string
  readonly classId: string
  readonly schoolName: string
  readonly className: string
  readonly token: string
  readonly day: string
  readonly today: string
  readonly releases: readonly NoticeRelease[]
  readonly total: ClassDay
  /** The week of the day, Monday first; days beyond the reach of the page have no link. */
  readonly week: readonly { readonly day: string; readonly hasHomework: boolean; readonly inReach: boolean }[]
  /** Whether the reader asked for this very day or for “today”. */
  readonly asked: boolean
}

/** Released homework may be looked at two months ahead, and a year back. */
const AHEAD_DAYS = 60
const BACK_DAYS = 366
const inReach = (day: string, today: string) => day >= addDays(today, -BACK_DAYS) && day <= addDays(today, AHEAD_DAYS)

interface Which {
  readonly schoolId: string
  readonly classId: string
}

async function findClass(db: Db, token: string): Promise<Which | null> {
  const row = await db
    .selectFrom(sql<{ school_id: string; class_id: string }>`class_of_notice_token(${token})`.as('found'))
    .select(['school_id', 'class_id'])
    .executeTakeFirst()
  return row === undefined ? null : { schoolId: row.school_id, classId: row.class_id }
}

const namesOf = (reader: Reader, { schoolId, classId }: Which) =>
  reader
    .selectFrom('class')
    .innerJoin('organisation', 'organisation.id', 'class.school_id')
    .where('class.school_id', '=', schoolId)
    .where('class.id', '=', classId)
    .select(['class.name as className', 'organisation.name as schoolName'])
    .executeTakeFirst()

const ledger = (reader: Reader, { schoolId, classId }: Which) =>
  reader
    .selectFrom('class_day_entry as entry')
    .innerJoin('release', (join) =>
      join.onRef('release.school_id', '=', 'entry.school_id').onRef('release.id', '=', 'entry.release_id'),
    )
    .where('entry.school_id', '=', schoolId)
    .where('entry.class_id', '=', classId)
    .where('entry.sign', '=', 1)

/** Days of the period on which something was released, and whether any of it still stands. */
async function releasedDays(reader: Reader, which: Which, from: string, to: string): Promise<Map<string, boolean>> {
  const rows = await ledger(reader, which)
    .where('entry.day', '>=', from)
    .where('entry.day', '<=', to)
    .select(['entry.day', sql<boolean>`bool_or(release.withdrawn_at is null)`.as('stands')])
    .groupBy('entry.day')
    .orderBy('entry.day')
    .execute()
  return new Map(rows.map(({ day, stands }) => [day, stands]))
}

/** Everything released for the day, withdrawn or not, in order of release. */
const releasesOn = (reader: Reader, which: Which, day: string): Promise<NoticeRelease[]> =>
  ledger(reader, which)
    .innerJoin('account', 'account.id', 'release.released_by')
    .where('entry.day', '=', day)
    .orderBy('release.released_at')
    .orderBy('release.id')
    .select([
      'release.id as release_id',
      'release.assignment_id',
      'release.subject',
      'release.notice',
      'account.name as teacher',
    ])
    .select(['release.days', 'entry.load', 'release.released_at', 'release.withdrawn_at'])
    .select(
      sql<number>`(select count(*)::int from class_day_entry past where past.school_id = entry.school_id
        and past.release_id = entry.release_id and past.sign = 1 and past.day <= entry.day)`.as('nth'),
    )
    .$castTo<NoticeRelease>()
    .execute()

/** Today when anything was released for it, else the next day with homework, else today all the same. */
function dayToShow(days: ReadonlyMap<string, boolean>, today: string): string {
  if (days.has(today)) return today
  return [...days].find(([day, stands]) => stands && day > today)?.[0] ?? today
}

const weekOf = (day: string) => Array.from({ length: 7 }, (_, index) => addDays(mondayOf(day), index))

async function readDay(
  reader: Reader,
  which: Which,
  { token, day: asked, today }: NoticeQuestion,
): Promise<NoticeDay | null> {
  const names = await namesOf(reader, which)
  if (names === undefined) return null
  const from = mondayOf(asked ?? today)
  const days = await releasedDays(reader, which, from, addDays(asked ?? addDays(today, AHEAD_DAYS), 6))
  const day = asked ?? dayToShow(days, today)
  const [total] = await listClassDays(reader, {
    schoolId: which.schoolId,
    classIds: [which.classId],
    from: day,
    to: day,
  })
  if (total === undefined) return null
  const week = weekOf(day).map((each) => ({
    day: each,
    hasHomework: days.get(each) === true,
    inReach: inReach(each, today),
  }))
  return {
    ...which,
    ...names,
    token,
    day,
    today,
    releases: await releasesOn(reader, which, day),
    total,
    week,
    asked: asked !== null,
  }
}

export interface NoticeQuestion {
  readonly token: string
  /** Null: today, or the next day with homework. */
  readonly day: string | null
  readonly today: string
}

/**
 * What the notice of a class says of a day. Null when the address is unknown, renewed or closed, or the day out of
 * reach: who asks cannot tell which. Reads with the sight of that one school.
 */
export async function findNotice(db: Db, question: NoticeQuestion): Promise<NoticeDay | null> {
  const { token, day, today } = question
  if (day !== null && !inReach(day, today)) return null
  const which = await findClass(db, token)
  return which === null
    ? null
    : reading(db, { schools: [which.schoolId] }, (reader) => readDay(reader, which, question))
}
