import { commentParts, commentVoices, reportKinds, reportOutcomes } from '@lightwork/domain'
import { type Static, Type } from 'typebox'
import { defineEndpoint } from './endpoint.ts'
import {
  DocumentJson,
  Id,
  ItemTypeCode,
  Moment,
  Nothing,
  Nullable,
  OneOf,
  Strict,
  SubjectCode,
  Whole,
} from './shared.ts'

const Person = Type.Object({ id: Id, name: Type.String() })
const Text = Type.String({ minLength: 1, maxLength: 2000 })
const KindCode = OneOf(reportKinds)
const After = Type.Optional(Type.String({ maxLength: 80 }))

const said = { comment_id: Id, account: Person, voice: OneOf(commentVoices), at: Moment, text: Type.String() }

/** One place of a version and what was said about it. */
export const CommentThread = Type.Object({
  ...said,
  version_id: Id,
  number: Whole,
  part: OneOf(commentParts),
  block: Whole,
  quote: Type.String(),
  resolved_at: Nullable(Moment),
  resolved_by: Nullable(Person),
  replies: Type.Array(Type.Object(said)),
  may_settle: Type.Boolean(),
})
export type CommentThread = Static<typeof CommentThread>

export const ItemComments = Type.Object({
  /** Of the version asked for, and those of earlier versions that are still open; oldest first. */
  threads: Type.Array(CommentThread),
  /** Threads of other reviewers that show once the own opinion is given. */
  hidden: Whole,
  may_comment: Type.Boolean(),
})
export type ItemComments = Static<typeof ItemComments>

export const listItemComments = defineEndpoint({
  method: 'GET',
  url: '/api/item-versions/:version_id/comments',
  summary: 'Comments on the places of a version, for its author, curators and reviewers',
  params: Type.Object({ version_id: Id }),
  response: ItemComments,
})
export const addItemComment = defineEndpoint({
  method: 'POST',
  url: '/api/item-versions/:version_id/comments',
  summary: 'Comment on a place of a draft or a version in review',
  params: Type.Object({ version_id: Id }),
  body: Strict({
    part: OneOf(commentParts),
    block: Type.Integer({ minimum: 0, maximum: 5000 }),
    quote: Type.String({ maxLength: 200 }),
    text: Text,
  }),
  response: Nothing,
})
export const replyToComment = defineEndpoint({
  method: 'POST',
  url: '/api/item-comments/:comment_id/replies',
  summary: 'Answer in a thread',
  params: Type.Object({ comment_id: Id }),
  body: Strict({ text: Text }),
  response: Nothing,
})
export const settleComment = defineEndpoint({
  method: 'PUT',
  url: '/api/item-comments/:comment_id/resolved',
  summary: 'Resolve a thread, or open it again',
  params: Type.Object({ comment_id: Id }),
  body: Strict({ resolved: Type.Boolean() }),
  response: Nothing,
})

const report = {
  report_id: Id,
  item_id: Id,
  version_id: Id,
  number: Whole,
  subject: SubjectCode,
  type: ItemTypeCode,
  /** Beginning of the stem as it was reported. */
  opening: DocumentJson,
  kinds: Type.Array(KindCode),
  text: Type.String(),
  reported_at: Moment,
}

export const QueuedReport = Type.Object({
  ...report,
  reported_by: Type.Object({ id: Id, name: Type.String(), organisation: Nullable(Type.String()) }),
  /** Open reports on the same item, this one among them. */
  reports_of_item: Whole,
  published_version_id: Nullable(Id),
  published_number: Nullable(Whole),
  retired: Type.Boolean(),
})
export type QueuedReport = Static<typeof QueuedReport>

export const OwnReport = Type.Object({
  ...report,
  outcome: Nullable(OneOf(reportOutcomes)),
  answer: Nullable(Type.String()),
  handled_at: Nullable(Moment),
  mended_by_id: Nullable(Id),
  mended_by_number: Nullable(Whole),
})
export type OwnReport = Static<typeof OwnReport>

export const reportItem = defineEndpoint({
  method: 'POST',
  url: '/api/item-versions/:version_id/reports',
  summary: 'Report a problem with an item; a second report by the same person is added to the first while it is open',
  params: Type.Object({ version_id: Id }),
  body: Strict({ kind: KindCode, text: Type.String({ maxLength: 2000 }) }),
  response: Type.Object({ report_id: Id, added: Type.Boolean() }),
})
export const listReports = defineEndpoint({
  method: 'GET',
  url: '/api/reports',
  summary: 'Open reports, oldest first, for curators',
  querystring: Type.Object({ subject: Type.Optional(SubjectCode), item_id: Type.Optional(Id), after: After }),
  response: Type.Object({ reports: Type.Array(QueuedReport), after: Nullable(Type.String()), waiting: Whole }),
})
export const answerReport = defineEndpoint({
  method: 'POST',
  url: '/api/reports/:report_id/answer',
  summary: 'Answer a report: mended by the published version, retired, or unfounded with a reason',
  params: Type.Object({ report_id: Id }),
  body: Strict({
    outcome: OneOf(reportOutcomes),
    answer: Type.String({ maxLength: 2000 }),
    /** The same answer for every open report on the item. */
    whole_item: Type.Boolean(),
  }),
  response: Type.Object({ answered: Whole }),
})
export const listOwnReports = defineEndpoint({
  method: 'GET',
  url: '/api/own-reports',
  summary: 'What this person reported and how it was answered, newest first',
  querystring: Type.Object({ after: After }),
  response: Type.Object({ reports: Type.Array(OwnReport), after: Nullable(Type.String()) }),
})
