import { type Static, Type } from 'typebox'
import { defineEndpoint } from './endpoint.ts'
import { CalibratedMinutes } from './items.ts'
import { DocumentJson, Grade, Id, Moment, Nothing, Nullable, OneOf, Strict, SubjectCode, Whole } from './shared.ts'

const Person = Type.Object({ id: Id, name: Type.String() })
const ofItem = Type.Object({ item_id: Id })

export const MinutesSampleRow = Type.Object({
  sample_id: Id,
  kind: OneOf(['reviewer', 'trial', 'class']),
  minutes: Type.Number(),
  seconds: Nullable(Whole),
  grade: Nullable(Grade),
  factor: Nullable(Type.Number()),
  pupils: Nullable(Whole),
  account: Person,
  at: Moment,
  /** May the asking person take it back? */
  mine: Type.Boolean(),
})

export const ItemMinutes = Type.Object({
  /** What the author wrote. */
  estimate: Whole,
  calibrated: Nullable(CalibratedMinutes),
  samples: Type.Array(MinutesSampleRow),
})
export type ItemMinutes = Static<typeof ItemMinutes>

export const getItemMinutes = defineEndpoint({
  method: 'GET',
  url: '/api/items/:item_id/minutes',
  summary: 'What is known of the time an item takes: estimate, samples, calibrated figure',
  params: ofItem,
  response: ItemMinutes,
})
export const addTrial = defineEndpoint({
  method: 'POST',
  url: '/api/items/:item_id/trials',
  summary: '«I did it in 3:20»: seconds of a teacher, for pupils of a grade',
  params: ofItem,
  body: Strict({ seconds: Type.Integer({ minimum: 1, maximum: 36_000 }), grade: Grade }),
  response: ItemMinutes,
})
export const addClassReport = defineEndpoint({
  method: 'POST',
  url: '/api/items/:item_id/class-reports',
  summary: 'How long a typical pupil of a class needed, and of how many pupils that is said',
  params: ofItem,
  body: Strict({
    minutes: Type.Integer({ minimum: 1, maximum: 600 }),
    pupils: Type.Integer({ minimum: 1, maximum: 200 }),
  }),
  response: ItemMinutes,
})
export const withdrawSample = defineEndpoint({
  method: 'POST',
  url: '/api/minutes-samples/:sample_id/withdraw',
  summary: 'Take an own sample back (curators: any)',
  params: Type.Object({ sample_id: Id }),
  response: ItemMinutes,
})
export const listDisagreements = defineEndpoint({
  method: 'GET',
  url: '/api/minutes-disagreements',
  summary: 'Items whose measured time differs from the estimate by more than a third, the furthest first',
  querystring: Type.Object({
    subject: Type.Optional(SubjectCode),
    /** The last row seen, `disagreement_id`. */
    after: Type.Optional(Type.String({ maxLength: 80 })),
  }),
  response: Type.Object({
    items: Type.Array(
      Type.Object({
        item_id: Id,
        subject: SubjectCode,
        grades: Type.Array(Grade),
        opening: DocumentJson,
        estimate: Whole,
        calibrated: CalibratedMinutes,
      }),
    ),
    after: Nullable(Type.String()),
  }),
})

const TrialFactor = Type.Object({
  grade: Grade,
  factor: Type.Number(),
  set_by: Nullable(Person),
  set_at: Nullable(Moment),
})
export const listTrialFactors = defineEndpoint({
  method: 'GET',
  url: '/api/trial-factors',
  summary: 'How much longer a typical pupil of each grade needs than the teacher who tries an item',
  response: Type.Array(TrialFactor),
})
export const setTrialFactor = defineEndpoint({
  method: 'POST',
  url: '/api/trial-factors',
  summary: 'Set the factor of a grade; samples taken before keep theirs',
  body: Strict({ grade: Grade, factor: Type.Number({ minimum: 0.5, maximum: 10 }) }),
  response: Nothing,
})
