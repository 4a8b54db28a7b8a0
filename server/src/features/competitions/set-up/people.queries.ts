import type {
  CompetitionPerson,
  findCompetitionCandidates,
  findConflictPeople,
  JudgeConflict,
  Output,
} from '@lightwork/contract'
import { type RawBuilder, sql } from 'kysely'
import { personJson } from '../../../db/json.ts'
import type { Reader } from '../../../db/transaction.ts'
import type { Actor } from '../../../http/actor.ts'
import { Problem } from '../../../http/problem.ts'
import { requireOrganiser, requireReader } from '../competitions.policy.ts'

const organisationsOf = (accountId: RawBuilder<unknown>) => sql<{ id: string; name: string }[]>`(
  select coalesce(jsonb_agg(distinct jsonb_build_object('id', o.id, 'name', o.name)), '[]')
  from membership m join organisation o on o.id = m.organisation_id where m.account_id = ${accountId})`

/** Judges and handlers of objections, by name; who left stands at the end. */
export async function listPeople(reader: Reader, actor: Actor, id: string): Promise<CompetitionPerson[]> {
  await requireOrganiser(reader, actor, id)
  return reader
    .selectFrom('competition_person as person')
    .innerJoin('account', 'account.id', 'person.account_id')
    .where('person.competition_id', '=', id)
    .orderBy(sql`person.left_at is not null`)
    .orderBy('person.part', 'desc')
    .orderBy('account.name')
    .select([
      'person.part',
      'person.group_ids',
      'person.expertise',
      'person.most',
      'person.left_at',
      'person.leave_reason',
    ])
    .select([
      personJson(sql`person.account_id`).as('account'),
      organisationsOf(sql`person.account_id`).as('organisations'),
    ])
    .$castTo<CompetitionPerson>()
    .execute()
}

const MOST_FOUND = 20

/** Accounts by a part of name or login. Of a school's round: only people of that school, and of the county's bodies. */
export async function findCandidates(
  reader: Reader,
  actor: Actor,
  id: string,
  q: string,
): Promise<Output<typeof findCompetitionCandidates>> {
  const { round_school_id: school } = await requireOrganiser(reader, actor, id)
  const like = `%${q.trim().replaceAll(/[\\%_]/g, String.raw`\$&`)}%`
  return reader
    .selectFrom('account')
    .where('state', '=', 'active')
    .where(({ or, eb }) => or([eb('name', 'ilike', like), eb('login', 'ilike', like)]))
    .$if(school !== null, (query) =>
      query.where(
        sql<boolean>`exists (select from membership m join organisation o on o.id = m.organisation_id
          where m.account_id = account.id and (o.id = ${school} or o.kind <> 'school'))`,
      ),
    )
    .orderBy('name')
    .orderBy('login')
    .limit(MOST_FOUND)
    .select(['login'])
    .select([personJson(sql`account.id`).as('account'), organisationsOf(sql`account.id`).as('organisations')])
    .$castTo<Output<typeof findCompetitionCandidates>[number]>()
    .execute()
}

/** Accounts of exactly this name, whether they enter or not: whom a judge knows a judge can name, and nobody else is shown. */
export async function findNamesakes(
  reader: Reader,
  actor: Actor,
  { id, name }: { readonly id: string; readonly name: string },
): Promise<Output<typeof findConflictPeople>> {
  const { organises, judges } = await requireReader(reader, actor, id)
  if (!organises && !judges) throw new Problem('not-allowed')
  return reader
    .selectFrom('account')
    .where('state', '=', 'active')
    .where('name', '=', name.trim())
    .orderBy('login')
    .limit(MOST_FOUND)
    .select([personJson(sql`account.id`).as('account'), organisationsOf(sql`account.id`).as('organisations')])
    .$castTo<Output<typeof findConflictPeople>[number]>()
    .execute()
}

/** All for the organiser; a judge reads the own ones. */
export async function listConflicts(reader: Reader, actor: Actor, id: string): Promise<JudgeConflict[]> {
  const { organises } = await requireReader(reader, actor, id)
  return reader
    .selectFrom('judge_conflict as conflict')
    .where('conflict.competition_id', '=', id)
    .$if(!organises, (query) => query.where('judge_id', '=', actor.accountId))
    .orderBy('at')
    .select(['id', 'kind', 'note'])
    .select(({ eb, ref }) =>
      (organises ? eb('declared_by', '<>', ref('judge_id')) : eb('declared_by', '=', actor.accountId)).as(
        'may_withdraw',
      ),
    )
    .select([
      personJson(sql`judge_id`).as('judge'),
      personJson(sql`about_account_id`).as('about_account'),
      sql`(select jsonb_build_object('id', o.id, 'name', o.name) from organisation o where o.id = about_school_id)`.as(
        'about_school',
      ),
    ])
    .$castTo<JudgeConflict>()
    .execute()
}
