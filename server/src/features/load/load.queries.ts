import type { ClassDay } from '@lightwork/contract'
import { addDays, type DayLoads, isDay, type TierLoad } from '@lightwork/domain'
import { sql } from 'kysely'
import type { Reader } from '../../db/transaction.ts'
import { Problem } from '../../http/problem.ts'
import { type ContextClass, type DayContext, findDayContext, kindOfDay, limitsOfDay } from '../schools/day-context.ts'

export interface DaysQuestion {
  readonly schoolId: string
  readonly classIds: readonly string[]
  readonly from: string
  readonly to: string
}

const DAYS_LIMIT = 31
const CLASSES_LIMIT = 30
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

function checkQuestion({ classIds, from, to }: DaysQuestion): void {
  if (!isDay(from) || !isDay(to) || to < from || to > addDays(from, DAYS_LIMIT - 1)) {
    throw new Problem('invalid-request', `from..to: 1-${DAYS_LIMIT}`)
  }
  if (classIds.length > CLASSES_LIMIT || !classIds.every((id) => uuid.test(id)))
    throw new Problem('invalid-request', 'class_ids')
}

type Row = Pick<ClassDay, 'class_id' | 'day' | 'version' | 'written' | 'written_home' | 'home_total' | 'optional'> & {
  loads: DayLoads
}

const classDays = (reader: Reader, { schoolId, classIds, from, to }: DaysQuestion) =>
  reader
    .selectFrom('class_day')
    .where('school_id', '=', schoolId)
    .where('class_id', 'in', [...classIds])
    .where('day', '>=', from)
    .where('day', '<=', to)
    .select(['class_id', 'day', 'version', 'written', 'written_home', 'home_total', 'optional', 'loads'])
    .$castTo<Row>()
    .execute()

interface Holding {
  readonly class_id: string
  readonly day: string
  readonly release_id: string
  readonly subject: ClassDay['releases'][number]['subject']
  readonly title: string
  readonly teacher: string
  readonly load: TierLoad
}

/** Active releases with the load each puts on each day: who holds the minutes. */
export const holdings = (reader: Reader, { schoolId, classIds, from, to }: DaysQuestion): Promise<Holding[]> =>
  reader
    .selectFrom('class_day_entry as entry')
    .innerJoin('release', (join) =>
      join.onRef('release.school_id', '=', 'entry.school_id').onRef('release.id', '=', 'entry.release_id'),
    )
    .innerJoin('account', 'account.id', 'release.released_by')
    .where('entry.school_id', '=', schoolId)
    .where('entry.class_id', 'in', [...classIds])
    .where('entry.day', '>=', from)
    .where('entry.day', '<=', to)
    .where('entry.sign', '=', 1)
    .where('release.withdrawn_at', 'is', null)
    .orderBy('release.released_at')
    .select([
      'entry.class_id',
      'entry.day',
      'entry.release_id',
      'release.subject',
      sql<string>`release.notice ->> 'title'`.as('title'),
      'account.name as teacher',
      'entry.load',
    ])
    .$castTo<Holding>()
    .execute()

const empty = { version: 0, written: 0, written_home: 0, home_total: 0, optional: 0, loads: {} }

function toClassDay(
  context: DayContext,
  { id, name, grade }: ContextClass,
  day: string,
  { row, held = [] }: { readonly row: Row | undefined; readonly held: Holding[] | undefined },
): ClassDay {
  const { blocking, advising } = limitsOfDay(context, grade, day)
  const { version, written, written_home, home_total, optional, loads } = row ?? empty
  return {
    class_id: id,
    class_name: name,
    grade,
    day,
    day_kind: kindOfDay(context, day),
    version,
    loads,
    written,
    written_home,
    home_total,
    optional,
    blocking: Object.values(blocking),
    advising: Object.values(advising),
    releases: held.map(({ release_id, subject, title, teacher, load }) => ({
      release_id,
      subject,
      title,
      teacher,
      load,
    })),
  }
}

function* daysBetween(from: string, to: string): Generator<string> {
  for (let day = from; day <= to; day = addDays(day, 1)) yield day
}

/** Load of classes over days, three statements whatever their number. Classes of other schools are simply not there. */
export async function listClassDays(reader: Reader, question: DaysQuestion): Promise<ClassDay[]> {
  checkQuestion(question)
  if (question.classIds.length === 0) return []
  const context = await findDayContext(reader, {
    ...question,
    accountId: '00000000-0000-0000-0000-000000000000',
    subject: '',
  })
  if (context === null) throw new Problem('not-found')
  const rows = new Map((await classDays(reader, question)).map((row) => [`${row.class_id} ${row.day}`, row]))
  const held = Map.groupBy(await holdings(reader, question), ({ class_id, day }) => `${class_id} ${day}`)
  return context.classes.flatMap((found) =>
    [...daysBetween(question.from, question.to)].map((day) => {
      const key = `${found.id} ${day}`
      return toClassDay(context, found, day, { row: rows.get(key), held: held.get(key) })
    }),
  )
}
