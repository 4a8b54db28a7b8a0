import { type Static, Type } from 'typebox'
import { ofAssignment, Revision, TierLoadBody } from './assignments.ts'
import { defineEndpoint } from './endpoint.ts'
import { DocumentJson, Id, Moment, Nullable, Strict } from './shared.ts'

const VersionName = Type.String({ minLength: 1, maxLength: 50 })
const ofRevision = Type.Object({ school_id: Id, assignment_id: Id, revision: Revision })

export const HomeworkVersion = Type.Object({
  revision: Revision,
  title: Type.String(),
  saved_at: Moment,
  saved_by: Id,
  saved_by_name: Type.String(),
  load: TierLoadBody,
  name: Nullable(VersionName),
  /** Given to a class as it stands here. */
  released: Type.Boolean(),
  restored_from: Nullable(Revision),
})
export type HomeworkVersion = Static<typeof HomeworkVersion>

export const listHomeworkVersions = defineEndpoint({
  method: 'GET',
  url: '/api/schools/:school_id/assignments/:assignment_id/versions',
  summary: 'Kept texts of a homework, newest first: every named and every released one, of the others fewer the older',
  params: ofAssignment,
  response: Type.Array(HomeworkVersion),
})
export const getHomeworkVersion = defineEndpoint({
  method: 'GET',
  url: '/api/schools/:school_id/assignments/:assignment_id/versions/:revision',
  summary: 'One kept text of a homework',
  params: ofRevision,
  response: Type.Interface([HomeworkVersion], { document: DocumentJson }),
})
export const nameHomeworkVersion = defineEndpoint({
  method: 'PUT',
  url: '/api/schools/:school_id/assignments/:assignment_id/versions/:revision/name',
  summary: 'Name a kept text, so that it stays for good; null takes the name away',
  params: ofRevision,
  body: Strict({ name: Nullable(VersionName) }),
  response: HomeworkVersion,
})
