import {
  competitionKinds,
  competitionParts,
  competitionSessions,
  competitionStates,
  conflictKinds,
  phaseKinds,
  stages,
} from '@lightwork/domain'
import { type Static, Type } from 'typebox'
import { TermsBody, TermsVersion } from './competition-terms.ts'
import { defineEndpoint } from './endpoint.ts'
import { Id, Moment, Nothing, Nullable, OneOf, Strict, SubjectCode, Whole } from './shared.ts'

const Revision = Type.Integer({ minimum: 1 })
const Named = Type.Object({ id: Id, name: Type.String() })
const Reason = Type.String({ minLength: 1, maxLength: 500 })
const Title = Type.String({ minLength: 1, maxLength: 100 })
const Semester = Type.String({ pattern: '^[0-9]{4}-[0-9]{4}-[12]$' })
export const ofCompetition = Type.Object({ competition_id: Id })

export const CompetitionGroup = Strict({
  id: Id,
  name: Type.String({ minLength: 1, maxLength: 50 }),
  subjects: Type.Array(SubjectCode, { minItems: 1, maxItems: 14, uniqueItems: true }),
  stage: OneOf(stages),
  session: OneOf(competitionSessions),
})
export type CompetitionGroup = Static<typeof CompetitionGroup>

/** What the person who asks may do in a competition. */
export const CompetitionPart = Type.Object({
  organises: Type.Boolean(),
  judges: Type.Boolean(),
  handles_objections: Type.Boolean(),
  /** Works of their own, drafts too. */
  entries: Whole,
  /** Of a school that may enter. */
  may_enter: Type.Boolean(),
})

export const CompetitionSummary = Type.Object({
  id: Id,
  kind: OneOf(competitionKinds),
  title: Title,
  semester: Semester,
  state: OneOf(competitionStates),
  round_school: Nullable(Named),
  /** Phases of this moment by the server's clock. */
  phases: Type.Array(OneOf(phaseKinds)),
  enter_from: Nullable(Moment),
  enter_until: Nullable(Moment),
  my: CompetitionPart,
})
export type CompetitionSummary = Static<typeof CompetitionSummary>

export const Competition = Type.Interface([CompetitionSummary], {
  revision: Revision,
  feeds: Nullable(Type.Object({ id: Id, title: Type.String() })),
  terms_version: Whole,
  terms: TermsBody,
  groups: Type.Array(CompetitionGroup),
  /** The server's clock, which decides. */
  now: Moment,
})
export type Competition = Static<typeof Competition>

export const listCompetitions = defineEndpoint({
  method: 'GET',
  url: '/api/competitions',
  summary: 'Competitions that concern me, newest first',
  response: Type.Array(CompetitionSummary),
})
export const createCompetition = defineEndpoint({
  method: 'POST',
  url: '/api/competitions',
  summary: 'New competition of the county, or a round of a school, with terms that can be used as they are',
  body: Strict({
    kind: OneOf(competitionKinds),
    title: Title,
    semester: Semester,
    round_school_id: Nullable(Id),
    feeds_id: Nullable(Id),
  }),
  response: Competition,
})
export const getCompetition = defineEndpoint({
  method: 'GET',
  url: '/api/competitions/:competition_id',
  summary: 'One competition with the terms in force',
  params: ofCompetition,
  response: Competition,
})
export const saveCompetition = defineEndpoint({
  method: 'PUT',
  url: '/api/competitions/:competition_id',
  summary: 'Save over the revision it started from; changed terms are a new version, with a reason once announced',
  params: ofCompetition,
  body: Strict({
    revision: Revision,
    kind: OneOf(competitionKinds),
    title: Title,
    semester: Semester,
    feeds_id: Nullable(Id),
    groups: Type.Array(CompetitionGroup, { maxItems: 60 }),
    terms: TermsBody,
    reason: Type.String({ maxLength: 500 }),
  }),
  response: Competition,
})
export const listCompetitionTerms = defineEndpoint({
  method: 'GET',
  url: '/api/competitions/:competition_id/terms',
  summary: 'All versions of the terms since it was announced, newest first',
  params: ofCompetition,
  response: Type.Array(TermsVersion),
})
export const announceCompetition = defineEndpoint({
  method: 'POST',
  url: '/api/competitions/:competition_id/announce',
  summary: 'Make it known; refused with `competition-incomplete` and what is missing',
  params: ofCompetition,
  body: Strict({ revision: Revision }),
  response: Competition,
})
export const cancelCompetition = defineEndpoint({
  method: 'POST',
  url: '/api/competitions/:competition_id/cancel',
  summary: 'Call it off',
  params: ofCompetition,
  body: Strict({ revision: Revision }),
  response: Competition,
})

export const CompetitionPerson = Type.Object({
  account: Named,
  organisations: Type.Array(Named),
  part: OneOf(competitionParts),
  group_ids: Type.Array(Id),
  expertise: Type.Integer({ minimum: 0, maximum: 2 }),
  most: Nullable(Whole),
  left_at: Nullable(Moment),
  leave_reason: Nullable(Type.String()),
})
export type CompetitionPerson = Static<typeof CompetitionPerson>

export const listCompetitionPeople = defineEndpoint({
  method: 'GET',
  url: '/api/competitions/:competition_id/people',
  summary: 'Judges and handlers of objections',
  params: ofCompetition,
  response: Type.Array(CompetitionPerson),
})
export const findCompetitionCandidates = defineEndpoint({
  method: 'GET',
  url: '/api/competitions/:competition_id/candidates',
  summary: 'People who can be invited, by a part of their name or account',
  params: ofCompetition,
  querystring: Type.Object({ q: Type.String({ minLength: 1, maxLength: 50 }) }),
  response: Type.Array(Type.Object({ account: Named, login: Type.String(), organisations: Type.Array(Named) })),
})
const ofPerson = Type.Object({ competition_id: Id, account_id: Id, part: OneOf(competitionParts) })
export const inviteToCompetition = defineEndpoint({
  method: 'PUT',
  url: '/api/competitions/:competition_id/people/:account_id/:part',
  summary: 'Invite a person, or change for which groups; who left comes back',
  params: ofPerson,
  body: Strict({
    group_ids: Type.Array(Id, { maxItems: 60, uniqueItems: true }),
    expertise: Type.Integer({ minimum: 0, maximum: 2 }),
    most: Nullable(Type.Integer({ minimum: 1, maximum: 500 })),
  }),
  response: Type.Array(CompetitionPerson),
})
export const leaveCompetition = defineEndpoint({
  method: 'POST',
  url: '/api/competitions/:competition_id/people/:account_id/:part/leave',
  summary: 'A person no longer judges or handles objections; by the organiser or by themselves',
  params: ofPerson,
  body: Strict({ reason: Reason }),
  response: Nothing,
})

export const JudgeConflict = Type.Object({
  id: Id,
  judge: Named,
  kind: OneOf(conflictKinds),
  about_school: Nullable(Named),
  about_account: Nullable(Named),
  note: Type.String(),
  /** What a judge declared only the judge takes back, what the organiser declared only an organiser. */
  may_withdraw: Type.Boolean(),
})
export type JudgeConflict = Static<typeof JudgeConflict>

export const listJudgeConflicts = defineEndpoint({
  method: 'GET',
  url: '/api/competitions/:competition_id/conflicts',
  summary: 'Declared conflicts of interest: all for the organiser, for a judge the own ones',
  params: ofCompetition,
  response: Type.Array(JudgeConflict),
})
export const findConflictPeople = defineEndpoint({
  method: 'GET',
  url: '/api/competitions/:competition_id/conflicts/people',
  summary: 'Whom a conflict may be about, by the whole name: for the organiser and for judges',
  params: ofCompetition,
  querystring: Type.Object({ name: Type.String({ minLength: 1, maxLength: 50 }) }),
  response: Type.Array(Type.Object({ account: Named, organisations: Type.Array(Named) })),
})
export const declareJudgeConflict = defineEndpoint({
  method: 'POST',
  url: '/api/competitions/:competition_id/conflicts',
  summary: 'Declare that a judge may not score works of a school, or of a person (named by their account)',
  params: ofCompetition,
  body: Strict({
    judge_id: Id,
    kind: OneOf(conflictKinds),
    about_school_id: Nullable(Id),
    about_account_id: Nullable(Id),
    note: Type.String({ maxLength: 200 }),
  }),
  response: Type.Array(JudgeConflict),
})
export const withdrawJudgeConflict = defineEndpoint({
  method: 'DELETE',
  url: '/api/competitions/:competition_id/conflicts/:conflict_id',
  summary: 'A conflict was declared in error',
  params: Type.Object({ competition_id: Id, conflict_id: Id }),
  response: Nothing,
})
