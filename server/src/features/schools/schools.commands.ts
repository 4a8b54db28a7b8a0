import type {
  changeClass as changeClassEndpoint,
  createClass as createClassEndpoint,
  createSchool as createSchoolEndpoint,
  Input,
  Organisation,
  SchoolClass,
} from '@lightwork/contract'
import { sql } from 'kysely'
import { v7 as newId } from 'uuid'
import { onConflict } from '../../db/constraints.ts'
import type { Tx } from '../../db/transaction.ts'
import { Problem } from '../../http/problem.ts'
import { newAddress } from '../identity/secrets.ts'
import { plainLine } from './plain-line.ts'
import { getClass, getSchool } from './schools.queries.ts'

type SchoolDraft = Input<typeof createSchoolEndpoint>['body']

const nameTaken = () => new Problem('name-taken')
const schoolRow = ({ name, system, grades }: SchoolDraft) => ({
  name: plainLine(name, 'name', 2),
  system,
  grades: [...grades].sort((a, b) => a - b),
})

export async function createSchool(tx: Tx, draft: SchoolDraft): Promise<Organisation> {
  const id = newId()
  await tx
    .insertInto('organisation')
    .values({ id, kind: 'school', ...schoolRow(draft) })
    .execute()
    .catch(onConflict('organisation_name_key', nameTaken))
  return getSchool(tx, id)
}

/** A grade stays as long as a class of it is open. */
async function refuseLosingGrades(tx: Tx, schoolId: string, grades: readonly number[]): Promise<void> {
  const stranded = await tx
    .selectFrom('class')
    .where('school_id', '=', schoolId)
    .where('closed_at', 'is', null)
    .where('grade', 'not in', [...grades])
    .orderBy('grade')
    .select('name')
    .limit(5)
    .execute()
  if (stranded.length > 0)
    throw new Problem(
      'state-refused',
      `还有班级属于去掉的年级 / classes of these grades are open: ${stranded.map(({ name }) => name).join('、')}`,
    )
}

export async function changeSchool(tx: Tx, schoolId: string, draft: SchoolDraft): Promise<Organisation> {
  const { numUpdatedRows } = await tx
    .updateTable('organisation')
    .set(schoolRow(draft))
    .where('id', '=', schoolId)
    .where('kind', '=', 'school')
    .executeTakeFirst()
    .catch(onConflict('organisation_name_key', nameTaken))
  if (numUpdatedRows === 0n) throw new Problem('not-found')
  await refuseLosingGrades(tx, schoolId, draft.grades)
  return getSchool(tx, schoolId)
}

type ClassDraft = Input<typeof createClassEndpoint>['body']

/** The school's row is held, so that its grades cannot be taken away meanwhile. */
async function checkGrade(tx: Tx, schoolId: string, grade: number): Promise<void> {
  const school = await tx
    .selectFrom('organisation')
    .where('id', '=', schoolId)
    .where('kind', '=', 'school')
    .select('grades')
    .forShare()
    .executeTakeFirst()
  if (school === undefined) throw new Problem('not-found')
  if (!school.grades?.includes(grade))
    throw new Problem('unknown-reference', `本校没有 ${grade} 年级 / the school has no grade ${grade}`)
}

async function checkPeople(tx: Tx, schoolId: string, { lead_account_id, teaching }: ClassDraft): Promise<void> {
  const named = [
    ...(lead_account_id === null ? [] : [lead_account_id]),
    ...teaching.map(({ account_id }) => account_id),
  ]
  const wanted = [...new Set(named.map((id) => id.toLowerCase()))]
  if (wanted.length === 0) return
  const members = await tx
    .selectFrom('membership')
    .where('organisation_id', '=', schoolId)
    .where('account_id', 'in', wanted)
    .select('account_id')
    .execute()
  const known = new Set(members.map(({ account_id }) => account_id))
  const strangers = wanted.filter((id) => !known.has(id))
  if (strangers.length > 0)
    throw new Problem('unknown-reference', '不是本校人员 / not of this school', { account_ids: strangers })
}

interface Which {
  readonly schoolId: string
  readonly classId: string
}

/** Who teaches what, replaced as a whole: what left the list goes, what is new comes, the rest is not touched. */
async function replaceTeaching(tx: Tx, { schoolId, classId }: Which, teaching: ClassDraft['teaching']): Promise<void> {
  const wanted = sql`(select * from unnest(${sql.val(teaching.map(({ account_id }) => account_id))}::uuid[],
    ${sql.val(teaching.map(({ subject }) => subject))}::text[]) as wanted (account_id, subject))`
  await sql`delete from teaching where school_id = ${schoolId} and class_id = ${classId} and (account_id, subject) not in ${wanted}`.execute(
    tx,
  )
  await sql`insert into teaching (school_id, class_id, account_id, subject)
    select ${schoolId}, ${classId}, account_id, subject from ${wanted} as added on conflict do nothing`.execute(tx)
}

export async function createClass(tx: Tx, schoolId: string, draft: ClassDraft): Promise<SchoolClass> {
  await checkGrade(tx, schoolId, draft.grade)
  await checkPeople(tx, schoolId, draft)
  const id = newId()
  const { grade, lead_account_id } = draft
  await tx
    .insertInto('class')
    .values({
      school_id: schoolId,
      id,
      grade,
      name: plainLine(draft.name, 'name', 1),
      lead_account_id,
      notice_token: newAddress(),
    })
    .execute()
    .catch(onConflict('class_name_key', nameTaken))
  await replaceTeaching(tx, { schoolId, classId: id }, draft.teaching)
  return getClass(tx, schoolId, id)
}

type ClassChange = Input<typeof changeClassEndpoint>['body']

/** Everything a class is, as one set. Closing keeps its homework and closes its public address. */
export async function changeClass(
  tx: Tx,
  { schoolId, classId }: Which,
  change: ClassChange,
  now: Date,
): Promise<SchoolClass> {
  await checkGrade(tx, schoolId, change.grade)
  await checkPeople(tx, schoolId, change)
  const { grade, lead_account_id, closed } = change
  const { numUpdatedRows } = await tx
    .updateTable('class')
    .set({ grade, name: plainLine(change.name, 'name', 1), lead_account_id })
    .set((eb) => ({ closed_at: closed ? eb.fn.coalesce('closed_at', eb.val(now.toISOString())) : null }))
    .where('school_id', '=', schoolId)
    .where('id', '=', classId)
    .executeTakeFirst()
    .catch(onConflict('class_name_key', nameTaken))
  if (numUpdatedRows === 0n) throw new Problem('not-found')
  await replaceTeaching(tx, { schoolId, classId }, change.teaching)
  return getClass(tx, schoolId, classId)
}
