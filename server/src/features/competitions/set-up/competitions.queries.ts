import type { Competition, CompetitionSummary, TermsBody, TermsVersion } from '@lightwork/contract'
import { phasesAt } from '@lightwork/domain'
import { type RawBuilder, sql } from 'kysely'
import { personJson } from '../../../db/json.ts'
import type { Reader } from '../../../db/transaction.ts'
import type { Actor } from '../../../http/actor.ts'
import { Problem } from '../../../http/problem.ts'
import { hasPart, mayEnter, mayRead, organises, requireReader } from '../competitions.policy.ts'

/** The terms in force: of the highest version. Read from `competition`. */
const termsInForce: RawBuilder<{ version: number; terms: TermsBody }> = sql`(
  select jsonb_build_object('version', t.version, 'terms', t.terms) from competition_terms t
  where t.competition_id = competition.id order by t.version desc limit 1)`

const organisationJson = (id: RawBuilder<unknown>): RawBuilder<{ id: string; name: string } | null> =>
  sql`(select jsonb_build_object('id', o.id, 'name', o.name) from organisation o where o.id = ${id})`

const competitions = (reader: Reader, actor: Actor) =>
  reader
    .selectFrom('competition')
    .where(mayRead(actor))
    .select(['id', 'kind', 'title', 'semester', 'state', 'revision'])
    .select([
      organisationJson(sql`competition.round_school_id`).as('round_school'),
      termsInForce.as('in_force'),
      organises(actor).as('organises'),
      hasPart(actor, 'judge').as('judges'),
      hasPart(actor, 'appeals').as('handles_objections'),
      mayEnter(actor).as('may_enter'),
      sql<number>`(select count(*)::int from entry e where e.competition_id = competition.id
        and e.owner_id = ${actor.accountId})`.as('entries'),
    ])
    .$castTo<
      Pick<Competition, 'id' | 'kind' | 'title' | 'semester' | 'state' | 'revision' | 'round_school'> &
        CompetitionSummary['my'] & { in_force: { version: number; terms: TermsBody } }
    >()

type Row = Awaited<ReturnType<ReturnType<typeof competitions>['executeTakeFirstOrThrow']>>

function toSummary({ organises, judges, handles_objections, may_enter, entries, in_force, ...row }: Row, now: Date) {
  const { phases } = in_force.terms
  const entering = phases.filter(({ switches }) => switches.may_enter)
  return {
    ...row,
    phases: phasesAt(phases, now.toISOString()),
    enter_from: entering[0]?.from ?? null,
    enter_until: entering.at(-1)?.until ?? null,
    my: { organises, judges, handles_objections, may_enter, entries },
  }
}

const MOST = 200

/** What may be read, newest first: of the county, of the own school, and where one is invited. */
export async function listCompetitions(reader: Reader, actor: Actor, now: Date): Promise<CompetitionSummary[]> {
  const rows = await competitions(reader, actor)
    .orderBy('competition.created_at', 'desc')
    .orderBy('competition.id', 'desc')
    .limit(MOST)
    .execute()
  return rows.map((row) => toSummary(row, now))
}

export const listGroups = (reader: Reader, competitionId: string): Promise<Competition['groups']> =>
  reader
    .selectFrom('competition_group')
    .where('competition_id', '=', competitionId)
    .orderBy('position')
    .select(['id', 'name', 'subjects', 'stage', 'session'])
    .$castTo<Competition['groups'][number]>()
    .execute()

export async function getCompetition(reader: Reader, actor: Actor, id: string, now: Date): Promise<Competition> {
  const row = await competitions(reader, actor)
    .where('competition.id', '=', id)
    .select(
      sql<Competition['feeds']>`(select jsonb_build_object('id', f.id, 'title', f.title) from competition f
        where f.id = competition.feeds_id)`.as('feeds'),
    )
    .executeTakeFirst()
  if (row === undefined) throw new Problem('not-found')
  return {
    ...toSummary(row, now),
    revision: row.revision,
    feeds: row.feeds,
    terms_version: row.in_force.version,
    terms: row.in_force.terms,
    groups: await listGroups(reader, id),
    now: now.toISOString(),
  }
}

/** The terms in force, for commands that hold the competition's row. */
export async function getTerms(reader: Reader, competitionId: string): Promise<{ version: number; terms: TermsBody }> {
  return reader
    .selectFrom('competition_terms')
    .where('competition_id', '=', competitionId)
    .orderBy('version', 'desc')
    .limit(1)
    .select(['version', 'terms'])
    .$castTo<{ version: number; terms: TermsBody }>()
    .executeTakeFirstOrThrow()
}

const MOST_VERSIONS = 100

/** Versions that were in force since the announcement; those of the draft are nobody's concern but the organiser's. */
export async function listTerms(reader: Reader, actor: Actor, id: string): Promise<TermsVersion[]> {
  const { organises: all } = await requireReader(reader, actor, id)
  return reader
    .selectFrom('competition_terms')
    .where('competition_id', '=', id)
    .$if(!all, (query) =>
      query.where(({ or, eb }) =>
        or([
          eb('reason', '<>', ''),
          eb('version', '=', (inner) =>
            inner
              .selectFrom('competition_terms as first')
              .where('first.competition_id', '=', id)
              .where('first.reason', '=', '')
              .select(({ fn }) => fn.max('first.version').as('version')),
          ),
        ]),
      ),
    )
    .orderBy('version', 'desc')
    .limit(MOST_VERSIONS)
    .select(['version', 'terms', 'reason', 'set_at'])
    .select(personJson(sql`set_by`).as('set_by'))
    .$castTo<TermsVersion>()
    .execute()
}
