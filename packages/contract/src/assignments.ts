import { homeworkRights, paperCodes, pathCodes, quantities, shareAccesses, shareReaches } from '@lightwork/domain'
import { type Static, Type } from 'typebox'
import { defineEndpoint } from './endpoint.ts'
import { LimitRuleBody } from './schools.ts'
import {
  CommaList,
  Day,
  DocumentJson,
  Grade,
  Id,
  Moment,
  Nothing,
  Nullable,
  OneOf,
  Strict,
  SubjectCode,
  Whole,
} from './shared.ts'

export const Revision = Type.Integer({ minimum: 1 })
export const HomeworkTitle = Type.String({ minLength: 1, maxLength: 100 })
export const ofAssignment = Type.Object({ school_id: Id, assignment_id: Id })

const TierMinutesBody = Type.Object({ written: Whole, written_home: Whole, home_total: Whole, optional: Whole })
export const TierLoadBody = Type.Object({ base: TierMinutesBody, raise: TierMinutesBody, extend: TierMinutesBody })

export const ReleaseBody = Type.Object({
  id: Id,
  class_id: Id,
  class_name: Type.String(),
  day: Day,
  days: Type.Integer({ minimum: 1 }),
  revision: Revision,
  minutes: Whole,
  released_at: Moment,
  withdrawn_at: Nullable(Moment),
})
export type ReleaseBody = Static<typeof ReleaseBody>

export const AssignmentSummary = Type.Object({
  id: Id,
  school_id: Id,
  title: Type.String(),
  subject: SubjectCode,
  grade: Grade,
  revision: Revision,
  saved_at: Moment,
  load: TierLoadBody,
  releases: Type.Array(ReleaseBody),
})
export type AssignmentSummary = Static<typeof AssignmentSummary>

/** Colleagues of the prep group (备课组) who may read it, or write it too. */
export const ShareBody = Type.Object({ reach: OneOf(shareReaches), access: OneOf(shareAccesses) })
export type ShareBody = Static<typeof ShareBody>

export const Assignment = Type.Interface([AssignmentSummary], {
  owner_id: Id,
  owner_name: Type.String(),
  /** What the person who asks may do with it. */
  right: OneOf(homeworkRights),
  share: Nullable(ShareBody),
  open_comments: Whole,
  document: DocumentJson,
})
export type Assignment = Static<typeof Assignment>

export const listAssignments = defineEndpoint({
  method: 'GET',
  url: '/api/assignments',
  summary: 'My homework, last saved first',
  response: Type.Array(AssignmentSummary),
})
export const createAssignment = defineEndpoint({
  method: 'POST',
  url: '/api/schools/:school_id/assignments',
  summary: 'New homework',
  params: Type.Object({ school_id: Id }),
  body: Strict({ title: HomeworkTitle, subject: SubjectCode, grade: Grade, document: Type.Optional(DocumentJson) }),
  response: Assignment,
})
export const getAssignment = defineEndpoint({
  method: 'GET',
  url: '/api/schools/:school_id/assignments/:assignment_id',
  summary: 'One homework',
  params: ofAssignment,
  response: Assignment,
})
export const exportAssignment = defineEndpoint({
  method: 'GET',
  url: '/api/schools/:school_id/assignments/:assignment_id/word',
  summary: 'One homework as .docx: the pupils’ sheet, or the teacher’s copy with keys and explanations',
  params: ofAssignment,
  querystring: Type.Object({
    copy: OneOf(['pupil', 'teacher']),
    paper: OneOf(paperCodes),
    /** Whose sheet, of the pupils’ only; without it everybody’s work. */
    path: Type.Optional(OneOf(pathCodes)),
  }),
  response: Type.Object({
    file_name: Type.String(),
    base64: Type.String(),
    /** Formulas that Word’s equations cannot say; they stand in the file as marked LaTeX. */
    kept: Type.Array(Type.String()),
  }),
})
export const saveAssignment = defineEndpoint({
  method: 'PUT',
  url: '/api/schools/:school_id/assignments/:assignment_id',
  summary:
    'Save over the revision it started from; refused with `revision-outdated` and the newer text when someone was faster',
  params: ofAssignment,
  body: Strict({
    revision: Revision,
    title: HomeworkTitle,
    document: DocumentJson,
    /** The browser that is writing: refused with `edited-elsewhere` while another one has the homework open. */
    browser: Type.Optional(Id),
    /** The earlier revision whose text this is. */
    restored_from: Type.Optional(Revision),
  }),
  response: Type.Object({ revision: Revision, saved_at: Moment }),
})
export const keepConflict = defineEndpoint({
  method: 'POST',
  url: '/api/schools/:school_id/assignments/:assignment_id/conflicts',
  summary: 'Keep the losing text of a conflict on the server',
  params: ofAssignment,
  // A text that lost may be one without a title.
  body: Strict({ base_revision: Revision, title: Type.String({ maxLength: 100 }), document: DocumentJson }),
  response: Type.Object({ id: Id }),
})
export const listKeptTexts = defineEndpoint({
  method: 'GET',
  url: '/api/schools/:school_id/assignments/:assignment_id/conflicts',
  summary: 'Texts of this homework that lost a conflict, newest first; none is ever deleted',
  params: ofAssignment,
  response: Type.Array(
    Type.Object({ id: Id, title: Type.String(), base_revision: Revision, at: Moment, document: DocumentJson }),
  ),
})
export const deleteAssignment = defineEndpoint({
  method: 'DELETE',
  url: '/api/schools/:school_id/assignments/:assignment_id',
  summary: 'Put a homework away; releases stay',
  params: ofAssignment,
  response: Nothing,
})

export const releaseAssignment = defineEndpoint({
  method: 'POST',
  url: '/api/schools/:school_id/assignments/:assignment_id/releases',
  summary:
    'Release to classes for a day (or spread over several days): all or none; refused when a class’s day would go over its limit',
  params: ofAssignment,
  headers: Type.Object({ 'idempotency-key': Type.String({ minLength: 8, maxLength: 100 }) }),
  body: Strict({
    revision: Revision,
    class_ids: Type.Array(Id, { minItems: 1, maxItems: 30, uniqueItems: true }),
    days: Type.Array(Day, { minItems: 1, maxItems: 30, uniqueItems: true }),
  }),
  response: Type.Object({ releases: Type.Array(ReleaseBody) }),
})

export const ExcessBody = Type.Object({
  quantity: OneOf(quantities),
  limit: Whole,
  used: Whole,
  asked: Whole,
  over: Whole,
  rule_id: Type.String(),
})
/** Extra member `refusals` of `day-limit-exceeded`: per class and day, who holds the minutes and what would fit. */
export const DayRefusal = Type.Object({
  class_id: Id,
  class_name: Type.String(),
  day: Day,
  version: Whole,
  excesses: Type.Array(ExcessBody),
  rules: Type.Array(LimitRuleBody),
  holders: Type.Array(
    Type.Object({ subject: SubjectCode, teacher: Type.String(), title: Type.String(), minutes: Whole }),
  ),
  /** Ids of blocks without which it fits; null when not even that would do. */
  drop: Nullable(Type.Array(Id)),
  /** Next day on which the homework fits as it is, within two weeks. */
  next_day: Nullable(Day),
})
export type DayRefusal = Static<typeof DayRefusal>

export const withdrawRelease = defineEndpoint({
  method: 'POST',
  url: '/api/schools/:school_id/releases/:release_id/withdraw',
  summary: 'Withdraw a release: its minutes come back, the notice records the correction',
  params: Type.Object({ school_id: Id, release_id: Id }),
  body: Strict({ reason: Type.String({ minLength: 1, maxLength: 100 }) }),
  response: ReleaseBody,
})

/** A class's day: minutes by subject, limits with their rules, what is left. */
export const ClassDay = Type.Object({
  class_id: Id,
  class_name: Type.String(),
  grade: Grade,
  day: Day,
  day_kind: OneOf(['school_day', 'rest_day', 'no_homework_day']),
  version: Whole,
  loads: Type.Record(Type.String(), TierLoadBody),
  written: Whole,
  written_home: Whole,
  home_total: Whole,
  optional: Whole,
  blocking: Type.Array(LimitRuleBody),
  advising: Type.Array(LimitRuleBody),
  releases: Type.Array(
    Type.Object({
      release_id: Id,
      subject: SubjectCode,
      title: Type.String(),
      teacher: Type.String(),
      load: TierLoadBody,
    }),
  ),
})
export type ClassDay = Static<typeof ClassDay>

export const listClassDays = defineEndpoint({
  method: 'GET',
  url: '/api/schools/:school_id/class-days',
  summary: 'Load of classes over days (at most 31 days)',
  params: Type.Object({ school_id: Id }),
  querystring: Type.Object({ class_ids: CommaList, from: Day, to: Day }),
  response: Type.Array(ClassDay),
})
