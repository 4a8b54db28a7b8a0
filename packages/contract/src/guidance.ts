import { reviewSteps, reviewTicks, stages, stations } from '@lightwork/domain'
import { Type } from 'typebox'
import { defineEndpoint } from './endpoint.ts'
import { ReviewRuleBody } from './reviews.ts'
import { Id, Moment, Nothing, Nullable, OneOf, Strict, SubjectCode, Whole } from './shared.ts'

const Person = Type.Object({ id: Id, name: Type.String() })
const StepCode = OneOf(reviewSteps)
const TickCode = OneOf(reviewTicks)
const StageCode = OneOf(stages)

export const GuidanceMember = Type.Object({
  member_id: Id,
  account: Person,
  organisation: Type.String(),
  station: OneOf(stations),
  subject: SubjectCode,
  stage: StageCode,
  appointed_at: Moment,
  ended_at: Nullable(Moment),
  waiting: Whole,
  oldest_waiting: Nullable(Moment),
  decided_30_days: Whole,
})
export const listGuidance = defineEndpoint({
  method: 'GET',
  url: '/api/guidance-group',
  summary: 'The design-and-marking guidance group with the load of each reviewer',
  querystring: Type.Object({ subject: Type.Optional(SubjectCode) }),
  response: Type.Array(GuidanceMember),
})
export const appointMember = defineEndpoint({
  method: 'POST',
  url: '/api/guidance-group',
  summary: 'Appoint a person for a subject and stage',
  body: Strict({
    login: Type.String({ minLength: 1, maxLength: 64 }),
    station: OneOf(stations),
    subject: SubjectCode,
    stage: StageCode,
  }),
  response: Nothing,
})
export const endMember = defineEndpoint({
  method: 'POST',
  url: '/api/guidance-group/:member_id/end',
  summary: 'Withdraw a competence; places not yet judged fall free',
  params: Type.Object({ member_id: Id }),
  response: Nothing,
})

export const listReviewRules = defineEndpoint({
  method: 'GET',
  url: '/api/review-rules/:subject',
  summary: 'The rules in force for a subject, and which of them are its own',
  params: Type.Object({ subject: SubjectCode }),
  response: Type.Array(
    Type.Interface([ReviewRuleBody], {
      set_for: OneOf(['default', 'county', 'subject']),
      set_by: Nullable(Person),
      set_at: Nullable(Moment),
    }),
  ),
})
export const setReviewRule = defineEndpoint({
  method: 'POST',
  url: '/api/review-rules',
  summary: 'Set the rule of a step, for a subject or for all; open reviews keep theirs',
  body: Strict({
    subject: Nullable(SubjectCode),
    step: StepCode,
    votes: Type.Integer({ minimum: 0, maximum: 9 }),
    floor: Type.Number({ minimum: 1, maximum: 5 }),
    extra: Type.Integer({ minimum: 0, maximum: 5 }),
    ticks: Type.Array(TickCode, { uniqueItems: true }),
  }),
  response: Nothing,
})
