import { type Static, Type } from 'typebox'
import { ofCompetition } from './competitions.ts'
import { defineEndpoint } from './endpoint.ts'
import { Day, Id, Moment, Nullable, OneOf, Strict, Whole } from './shared.ts'

const Named = Type.Object({ id: Id, name: Type.String() })

export const Objection = Type.Object({
  id: Id,
  receipt: Type.String(),
  at: Moment,
  by: Named,
  unit: Type.String(),
  contact: Type.String(),
  text: Type.String(),
  entry: Nullable(Type.Object({ id: Id, title: Type.String() })),
  result_version: Whole,
  handler: Nullable(Named),
  outcome: Nullable(OneOf(['upheld', 'refused'])),
  answer: Nullable(Type.String()),
  answered_at: Nullable(Moment),
  /** Upheld, and no corrected result is public yet. */
  awaits_correction: Type.Boolean(),
})
export type Objection = Static<typeof Objection>

export const listObjections = defineEndpoint({
  method: 'GET',
  url: '/api/competitions/:competition_id/objections',
  summary: 'Objections: all for who organises and who handles them, else the own ones',
  params: ofCompetition,
  response: Type.Object({
    /** Of this moment by the server's clock, with the last day. */
    may_object: Type.Boolean(),
    until: Nullable(Day),
    may_answer: Type.Boolean(),
    /** Awarded works, which an objection may name. */
    entries: Type.Array(Type.Object({ id: Id, title: Type.String() })),
    objections: Type.Array(Objection),
    /** For who organises: upheld ones without a corrected result, with the work to score anew; null is any work. */
    uncorrected: Type.Array(Type.Object({ id: Id, blind_id: Nullable(Id) })),
  }),
})
export const fileObjection = defineEndpoint({
  method: 'POST',
  url: '/api/competitions/:competition_id/objections',
  summary: 'Object in writing during the days of public notice; answers with a receipt, refused later with the rule',
  params: ofCompetition,
  body: Strict({
    entry_id: Nullable(Id),
    unit: Type.String({ maxLength: 100 }),
    contact: Type.String({ minLength: 1, maxLength: 100 }),
    text: Type.String({ minLength: 1, maxLength: 5000 }),
  }),
  response: Objection,
})
export const answerObjection = defineEndpoint({
  method: 'POST',
  url: '/api/competitions/:competition_id/objections/:objection_id/answer',
  summary: 'Answer with reasons; by a handler who has not judged there and whom it does not concern',
  params: Type.Object({ competition_id: Id, objection_id: Id }),
  body: Strict({
    outcome: OneOf(['upheld', 'refused']),
    answer: Type.String({ minLength: 1, maxLength: 5000 }),
  }),
  response: Objection,
})
