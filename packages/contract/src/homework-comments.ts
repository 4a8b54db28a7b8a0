import { type Static, Type } from 'typebox'
import { ofAssignment } from './assignments.ts'
import { defineEndpoint } from './endpoint.ts'
import { Id, Moment, Nothing, Nullable, Strict } from './shared.ts'

const CommentText = Type.String({ minLength: 1, maxLength: 1000 })
const Said = Type.Object({ id: Id, text: Type.String(), account_id: Id, account_name: Type.String(), at: Moment })

/** A colleague's remark on a block of a homework, with the answers to it, oldest first. */
export const HomeworkComment = Type.Interface([Said], {
  block_id: Id,
  /** Words with which the block opened; they stay when the block is gone. */
  quote: Type.String(),
  resolved_at: Nullable(Moment),
  resolved_by_name: Nullable(Type.String()),
  replies: Type.Array(Said),
})
export type HomeworkComment = Static<typeof HomeworkComment>

export const listHomeworkComments = defineEndpoint({
  method: 'GET',
  url: '/api/schools/:school_id/assignments/:assignment_id/comments',
  summary: 'Comments on a homework, oldest first',
  params: ofAssignment,
  response: Type.Array(HomeworkComment),
})
export const addHomeworkComment = defineEndpoint({
  method: 'POST',
  url: '/api/schools/:school_id/assignments/:assignment_id/comments',
  summary: 'Comment on a block of a homework',
  params: ofAssignment,
  body: Strict({ block_id: Id, quote: Type.String({ maxLength: 100 }), text: CommentText }),
  response: Type.Array(HomeworkComment),
})
const ofComment = Type.Object({ school_id: Id, assignment_id: Id, comment_id: Id })
export const answerHomeworkComment = defineEndpoint({
  method: 'POST',
  url: '/api/schools/:school_id/assignments/:assignment_id/comments/:comment_id/replies',
  summary: 'Answer a comment',
  params: ofComment,
  body: Strict({ text: CommentText }),
  response: Type.Array(HomeworkComment),
})
export const resolveHomeworkComment = defineEndpoint({
  method: 'PUT',
  url: '/api/schools/:school_id/assignments/:assignment_id/comments/:comment_id/resolved',
  summary: 'Call a comment done, or open it again: its author, or who may write the homework',
  params: ofComment,
  body: Strict({ resolved: Type.Boolean() }),
  response: Nothing,
})
