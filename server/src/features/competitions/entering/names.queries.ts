import type { NameList } from '@lightwork/domain'
import { sql } from 'kysely'
import type { Reader } from '../../../db/transaction.ts'
import type { EntryContent } from './content.queries.ts'

interface Names {
  readonly organisations: string[]
  readonly people: string[]
  readonly own_people: string[]
  readonly own_school: string
}

/** Names of the county: its bodies, its people, and apart from them the school's own. */
export async function readNames(reader: Reader, schoolId: string, { authors }: EntryContent): Promise<NameList> {
  const own = sql`(select m.account_id from membership m where m.organisation_id = ${schoolId})`
  const row = await reader
    .selectFrom('organisation')
    .where('organisation.id', '=', schoolId)
    .select([
      'organisation.name as own_school',
      sql<string[]>`(select coalesce(array_agg(o.name), '{}') from organisation o)`.as('organisations'),
      sql<string[]>`(select coalesce(array_agg(distinct a.name), '{}') from account a where a.id in ${own})`.as(
        'own_people',
      ),
      sql<string[]>`(select coalesce(array_agg(distinct a.name), '{}') from account a where a.id not in ${own})`.as(
        'people',
      ),
    ])
    .$castTo<Names>()
    .executeTakeFirstOrThrow()
  return {
    organisations: row.organisations,
    people: row.people,
    ownPeople: [...new Set([...authors.map(({ name }) => name), ...row.own_people])],
    ownSchool: row.own_school,
  }
}
