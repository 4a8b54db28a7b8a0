import type { Input, markCountyDay as markCountyDayEndpoint } from '@lightwork/contract'
import type { Tx } from '../../db/transaction.ts'
import { checkDay } from './calendar.queries.ts'
import { plainLine } from './plain-line.ts'
import { getSchool } from './schools.queries.ts'

type Mark = Input<typeof markCountyDayEndpoint>['body']

/** Null takes the school's mark away; the county's shows again. */
export async function markSchoolDay(tx: Tx, schoolId: string, day: string, { kind, note }: Mark): Promise<void> {
  checkDay(day)
  await getSchool(tx, schoolId)
  if (kind === null) {
    await tx.deleteFrom('school_calendar').where('school_id', '=', schoolId).where('day', '=', day).execute()
    return
  }
  const mark = { kind, note: plainLine(note, 'note') }
  await tx
    .insertInto('school_calendar')
    .values({ school_id: schoolId, day, ...mark })
    .onConflict((conflict) => conflict.columns(['school_id', 'day']).doUpdateSet(mark))
    .execute()
}

export async function markCountyDay(tx: Tx, day: string, { kind, note }: Mark): Promise<void> {
  checkDay(day)
  if (kind === null) {
    await tx.deleteFrom('county_calendar').where('day', '=', day).execute()
    return
  }
  const mark = { kind, note: plainLine(note, 'note') }
  await tx
    .insertInto('county_calendar')
    .values({ day, ...mark })
    .onConflict((conflict) => conflict.column('day').doUpdateSet(mark))
    .execute()
}
