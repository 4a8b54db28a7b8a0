import { opinionSteps, reviewSteps, reviewTicks, verdicts } from '@lightwork/domain'
import { type Static, Type } from 'typebox'
import { defineEndpoint } from './endpoint.ts'
import { Item, ItemVersionForTeacher } from './items.ts'
import {
  DocumentJson,
  Grade,
  Id,
  ItemTypeCode,
  Moment,
  Nothing,
  Nullable,
  OneOf,
  Strict,
  SubjectCode,
  TierCode,
  Whole,
} from './shared.ts'

const Person = Type.Object({ id: Id, name: Type.String() })
const StepCode = OneOf(reviewSteps)
const TickCode = OneOf(reviewTicks)
const VerdictCode = OneOf(verdicts)
const Reason = Type.String({ minLength: 1, maxLength: 500 })
const Score = Type.Integer({ minimum: 1, maximum: 5 })
const Revision = Type.Integer({ minimum: 1 })

export const ReviewRuleBody = Type.Object({
  step: StepCode,
  votes: Type.Integer({ minimum: 0, maximum: 9 }),
  floor: Type.Number({ minimum: 1, maximum: 5 }),
  extra: Type.Integer({ minimum: 0, maximum: 5 }),
  ticks: Type.Array(TickCode, { uniqueItems: true }),
})

/** Self-check 自查 and hand in: the author ticks the list, person and time are kept. */
export const handInItem = defineEndpoint({
  method: 'POST',
  url: '/api/items/:item_id/hand-in',
  summary: 'Hand the draft in for review, with the self-check ticked',
  params: Type.Object({ item_id: Id }),
  body: Strict({ revision: Revision, ticks: Type.Array(TickCode, { uniqueItems: true }) }),
  response: Item,
})
export const takeBackItem = defineEndpoint({
  method: 'POST',
  url: '/api/items/:item_id/take-back',
  summary: 'Take the version back from review to draft',
  params: Type.Object({ item_id: Id }),
  body: Strict({ revision: Revision }),
  response: Item,
})
const Seat = Type.Object({
  step: OneOf(opinionSteps),
  account: Person,
  taken_at: Moment,
  decided_at: Nullable(Moment),
  /** Null while hidden: others' opinions show once the own one is given or the step is over. */
  opinion: Nullable(Type.Object({ verdict: VerdictCode, score: Score, minutes: Nullable(Whole), note: Type.String() })),
})

export const QueuedReview = Type.Object({
  review_id: Id,
  item_id: Id,
  version_id: Id,
  number: Whole,
  subject: SubjectCode,
  grades: Type.Array(Grade),
  type: ItemTypeCode,
  tier: TierCode,
  minutes: Whole,
  /** Beginning of the stem: its first block with anything in it. */
  opening: DocumentJson,
  step: StepCode,
  step_since: Moment,
  handed_in_at: Moment,
  handed_in_by: Person,
  opinions: Whole,
  missing: Whole,
  disputed: Type.Boolean(),
  seats: Type.Array(Type.Object({ account: Person, taken_at: Moment, decided: Type.Boolean() })),
  /** This person has a place at the present step and no opinion yet. */
  mine: Type.Boolean(),
})
export type QueuedReview = Static<typeof QueuedReview>

export const listReviews = defineEndpoint({
  method: 'GET',
  url: '/api/reviews',
  summary: 'Queues of open reviews, oldest first: those this person may judge, has taken, or (curators) all',
  querystring: Type.Object({
    view: OneOf(['open', 'mine', 'all']),
    step: Type.Optional(StepCode),
    subject: Type.Optional(SubjectCode),
    /** The last row seen: its `step_since` and id, as `moment_id`. */
    after: Type.Optional(Type.String({ maxLength: 80 })),
  }),
  response: Type.Object({
    reviews: Type.Array(QueuedReview),
    after: Nullable(Type.String()),
    counts: Type.Array(Type.Object({ step: StepCode, n: Whole, oldest: Moment })),
    /** At this number counting stops: so many or more. */
    counted_to: Whole,
  }),
})

export const ReviewDesk = Type.Object({
  review_id: Id,
  item_id: Id,
  step: StepCode,
  step_since: Moment,
  handed_in_at: Moment,
  handed_in_by: Person,
  outcome: Nullable(OneOf(['published', 'returned', 'taken_back'])),
  closed_at: Nullable(Moment),
  version: ItemVersionForTeacher,
  /** The published version, where this one is to replace it. */
  replaces_version_id: Nullable(Id),
  rules: Type.Array(ReviewRuleBody),
  seats: Type.Array(Seat),
  ticks: Type.Array(Type.Object({ step: StepCode, code: TickCode, account: Person, at: Moment })),
  standing: Type.Object({
    outcome: OneOf(['waiting', 'passed', 'returned']),
    missing: Whole,
    disputed: Type.Boolean(),
  }),
  /** What this person may do now, and why not. */
  may: Type.Object({
    judge: Type.Boolean(),
    why_not: Nullable(OneOf(['own-review', 'not-competent', 'judged-before', 'closed', 'other-step'])),
    coordinate: Type.Boolean(),
  }),
})
export type ReviewDesk = Static<typeof ReviewDesk>

const ofReview = Type.Object({ review_id: Id })

export const getReview = defineEndpoint({
  method: 'GET',
  url: '/api/reviews/:review_id',
  summary: 'One review: the version, the lists, the opinions as far as this person may see them',
  params: ofReview,
  response: ReviewDesk,
})
export const listItemReviews = defineEndpoint({
  method: 'GET',
  url: '/api/items/:item_id/reviews',
  summary: 'Reviews of an item, newest first: who handed in, who judged, how it ended',
  params: Type.Object({ item_id: Id }),
  response: Type.Array(
    Type.Object({
      review_id: Id,
      number: Whole,
      step: StepCode,
      handed_in_by: Person,
      handed_in_at: Moment,
      outcome: Nullable(OneOf(['published', 'returned', 'taken_back'])),
      closed_at: Nullable(Moment),
      notes: Type.Array(Type.Object({ account: Person, verdict: VerdictCode, note: Type.String(), at: Moment })),
    }),
  ),
})
export const takeSeat = defineEndpoint({
  method: 'POST',
  url: '/api/reviews/:review_id/seats',
  summary: 'Take a review for oneself, or (coordinators) give it to a competent person',
  params: ofReview,
  body: Strict({ account_id: Nullable(Id) }),
  response: ReviewDesk,
})
export const leaveSeat = defineEndpoint({
  method: 'POST',
  url: '/api/reviews/:review_id/leave',
  summary: 'Give a review up that one cannot or should not judge',
  params: ofReview,
  body: Strict({ reason: Reason }),
  response: Nothing,
})
export const tickReview = defineEndpoint({
  method: 'PUT',
  url: '/api/reviews/:review_id/ticks',
  summary: 'Tick or untick one line of the list of the present step',
  params: ofReview,
  body: Strict({ code: TickCode, ticked: Type.Boolean() }),
  response: ReviewDesk,
})
export const giveOpinion = defineEndpoint({
  method: 'POST',
  url: '/api/reviews/:review_id/opinion',
  summary: 'Give the opinion; the rule of the step turns opinions into a state',
  params: ofReview,
  body: Strict({
    verdict: VerdictCode,
    score: Score,
    minutes: Nullable(Type.Integer({ minimum: 1, maximum: 600 })),
    note: Type.String({ maxLength: 2000 }),
  }),
  response: ReviewDesk,
})
