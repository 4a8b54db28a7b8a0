import type { Organisation, SchoolClass } from '@lightwork/contract'
import type { LimitRule } from '@lightwork/domain'
import { sql } from 'kysely'
import type { Reader } from '../../db/transaction.ts'
import { type Actor, hasRole } from '../../http/actor.ts'
import { Problem } from '../../http/problem.ts'
import { policiesFor } from './policies.queries.ts'

const organisations = (reader: Reader) =>
  reader.selectFrom('organisation').select(['id', 'kind', 'name', 'system', 'grades']).$castTo<Organisation>()

/** The county's people see every organisation; a school's people their own school and the bureau. */
export function listOrganisations(reader: Reader, actor: Actor): Promise<Organisation[]> {
  const own = actor.memberships.map(({ organisation_id }) => organisation_id)
  return organisations(reader)
    .where((eb) =>
      hasRole(actor, 'admin', 'bureau', 'curator')
        ? eb.lit(true)
        : eb.or([eb('kind', '=', 'bureau'), eb('id', '=', sql<string>`any (${sql.val(own)}::uuid[])`)]),
    )
    .orderBy(sql`array_position(array['bureau', 'training_school', 'school'], kind)`)
    .orderBy('name')
    .execute()
}

/** A school of the county; any other organisation is not found. */
export async function getSchool(reader: Reader, schoolId: string): Promise<Organisation & { grades: number[] }> {
  const school = await organisations(reader).where('id', '=', schoolId).where('kind', '=', 'school').executeTakeFirst()
  if (school === undefined) throw new Problem('not-found')
  return { ...school, grades: school.grades ?? [] }
}

const teachingOf = sql<SchoolClass['teaching']>`(
  select coalesce(jsonb_agg(jsonb_build_object('account_id', t.account_id, 'name', a.name, 'subject', t.subject) order by t.subject, a.name), '[]')
  from teaching t join account a on a.id = t.account_id
  where t.school_id = class.school_id and t.class_id = class.id)`

const leadOf = sql<SchoolClass['lead']>`(
  select jsonb_build_object('account_id', a.id, 'name', a.name) from account a where a.id = class.lead_account_id)`

const classes = (reader: Reader, schoolId: string) =>
  reader
    .selectFrom('class')
    .where('school_id', '=', schoolId)
    .select(['id', 'school_id', 'grade', 'name', 'closed_at'])
    .select([leadOf.as('lead'), teachingOf.as('teaching')])
    .$castTo<SchoolClass>()

/** All classes of the school, closed ones too. */
export async function listClasses(reader: Reader, schoolId: string): Promise<SchoolClass[]> {
  await getSchool(reader, schoolId)
  return classes(reader, schoolId).orderBy('grade').orderBy('name').execute()
}

export async function getClass(reader: Reader, schoolId: string, classId: string): Promise<SchoolClass> {
  const found = await classes(reader, schoolId).where('id', '=', classId).executeTakeFirst()
  if (found === undefined) throw new Problem('not-found')
  return found
}

/** National, provincial and county rules, and with a school its own limits as well. */
export async function listPolicies(reader: Reader, schoolId: string | null): Promise<LimitRule[]> {
  if (schoolId !== null) await getSchool(reader, schoolId)
  return policiesFor(reader, schoolId)
}
