import { type Static, Type } from 'typebox'
import { AssignmentSummary, ofAssignment, Revision, ShareBody } from './assignments.ts'
import { defineEndpoint } from './endpoint.ts'
import { Id, Moment, Nothing, Nullable, OneOf, Strict } from './shared.ts'

export const shareAssignment = defineEndpoint({
  method: 'PUT',
  url: '/api/schools/:school_id/assignments/:assignment_id/share',
  summary: 'Open an own homework to the prep group, or (null) withdraw it',
  params: ofAssignment,
  body: Strict({ share: Nullable(ShareBody) }),
  response: Nothing,
})

export const SharedAssignment = Type.Interface([AssignmentSummary], {
  owner_id: Id,
  owner_name: Type.String(),
  right: OneOf(['edit', 'read']),
})
export type SharedAssignment = Static<typeof SharedAssignment>

export const listSharedAssignments = defineEndpoint({
  method: 'GET',
  url: '/api/shared-assignments',
  summary: 'Homework that colleagues opened to me, last saved first',
  response: Type.Array(SharedAssignment),
})

/** Who has a homework open for writing. */
export const Editing = Type.Object({
  /** This very browser may write. */
  mine: Type.Boolean(),
  holder: Nullable(Type.Object({ name: Type.String(), is_me: Type.Boolean(), since: Moment })),
  /** Of the text on the server: who sees a newer one than its own takes it before writing. */
  revision: Revision,
})
export type Editing = Static<typeof Editing>

export const editAssignment = defineEndpoint({
  method: 'POST',
  url: '/api/schools/:school_id/assignments/:assignment_id/editing',
  summary:
    'Ask to write: granted when nobody else is writing, or when taking over; lasts 90 seconds and is asked again before',
  params: ofAssignment,
  body: Strict({ browser: Id, take_over: Type.Boolean() }),
  response: Editing,
})
export const stopEditing = defineEndpoint({
  method: 'POST',
  url: '/api/schools/:school_id/assignments/:assignment_id/editing/stop',
  summary: 'This browser no longer writes',
  params: ofAssignment,
  body: Strict({ browser: Id }),
  response: Nothing,
})
