import type { CompetitionState } from '@lightwork/domain'
import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Reader, Tx } from '../../db/transaction.ts'
import { type Actor, hasRole, hasRoleIn } from '../../http/actor.ts'
import { Problem } from '../../http/problem.ts'

/** The county's competitions are run by the training school and the bureau. */
const runsCounty = (actor: Actor) => hasRole(actor, 'curator', 'bureau', 'admin')

/** May make a competition: of the county, or a round of that school. */
export const mayOrganise = (actor: Actor, roundSchoolId: string | null): boolean =>
  roundSchoolId === null ? runsCounty(actor) : hasRoleIn(actor, roundSchoolId, 'head')

const headOf = ({ memberships }: Actor) =>
  memberships.filter(({ role }) => role === 'head').map(({ organisation_id }) => organisation_id)

const ids = (list: readonly string[]) => sql`(${sql.val([...list])}::uuid[])`

const schoolsOf = ({ memberships }: Actor) =>
  memberships
    .filter(({ organisation_kind }) => organisation_kind === 'school')
    .map(({ organisation_id }) => organisation_id)

/** Has a part in it that was not given up; read from `competition`. */
export const hasPart = ({ accountId }: Actor, part: 'judge' | 'appeals'): RawBuilder<boolean> => sql<boolean>`exists (
  select from competition_person p where p.competition_id = competition.id and p.account_id = ${accountId}
    and p.part = ${part} and p.left_at is null)`

/** Organises it, and does not judge in it: who judges sees no names. Read from `competition`. */
export const organises = (actor: Actor): RawBuilder<boolean> => sql<boolean>`(
  case when competition.round_school_id is null then ${runsCounty(actor)}
    else competition.round_school_id = any ${ids(headOf(actor))} end
  and not ${hasPart(actor, 'judge')})`

/** A teacher, or whoever else works at a school that may enter. */
export const mayEnter = (actor: Actor): RawBuilder<boolean> => {
  const schools = schoolsOf(actor)
  return sql<boolean>`(competition.state <> 'draft' and case when competition.round_school_id is null
    then ${schools.length > 0} else competition.round_school_id = any ${ids(schools)} end)`
}

/** A draft is its organisers'; a round of a school concerns that school, those invited, and the county. */
export const mayRead = (actor: Actor): RawBuilder<SqlBool> => sql<SqlBool>`(
  ${organises(actor)} or (competition.state <> 'draft' and (
    competition.round_school_id is null or ${runsCounty(actor)}
    or competition.round_school_id = any ${ids(actor.memberships.map(({ organisation_id }) => organisation_id))}
    or ${hasPart(actor, 'judge')} or ${hasPart(actor, 'appeals')})))`

export interface Standing {
  readonly id: string
  readonly state: CompetitionState
  readonly revision: number
  readonly round_school_id: string | null
  readonly feeds_id: string | null
  readonly organises: boolean
  readonly judges: boolean
  readonly handles_objections: boolean
  readonly may_enter: boolean
}

const standings = (reader: Reader, actor: Actor, id: string) =>
  reader
    .selectFrom('competition')
    .where('competition.id', '=', id)
    .where(mayRead(actor))
    .select(['competition.id', 'state', 'revision', 'round_school_id', 'feeds_id'])
    .select([
      organises(actor).as('organises'),
      hasPart(actor, 'judge').as('judges'),
      hasPart(actor, 'appeals').as('handles_objections'),
      mayEnter(actor).as('may_enter'),
    ])
    .$castTo<Standing>()

/** What the person is to a competition they may know of. */
export async function requireReader(reader: Reader, actor: Actor, id: string): Promise<Standing> {
  const standing = await standings(reader, actor, id).executeTakeFirst()
  if (standing === undefined) throw new Problem('not-found')
  return standing
}

export async function requireOrganiser(reader: Reader, actor: Actor, id: string): Promise<Standing> {
  const standing = await requireReader(reader, actor, id)
  if (!standing.organises) throw new Problem('not-allowed')
  return standing
}

/** The same, holding the competition's row until the transaction ends. */
export async function lockForOrganiser(tx: Tx, actor: Actor, id: string): Promise<Standing> {
  const standing = await standings(tx, actor, id).forUpdate().executeTakeFirst()
  if (standing === undefined) throw new Problem('not-found')
  if (!standing.organises) throw new Problem('not-allowed')
  return standing
}

/** A judge of it. Asked in the blind transaction that answers the judge. */
export async function requireJudge(reader: Reader, actor: Actor, id: string): Promise<Standing> {
  const standing = await requireReader(reader, actor, id)
  if (!standing.judges) throw new Problem('not-found')
  return standing
}
