import * as contract from '@lightwork/contract'
import type { FastifyInstance } from 'fastify'
import { inTransaction, reading } from '../../db/transaction.ts'
import type { Deps } from '../../deps.ts'
import { route } from '../../http/route.ts'
import { listSharedAssignments } from './assignments.queries.ts'
import { addComment, answerComment, resolveComment } from './comments.commands.ts'
import { listComments } from './comments.queries.ts'
import { askToEdit, stopEditing } from './editing.commands.ts'
import { nameVersion } from './history.commands.ts'
import { getVersion, listVersions } from './history.queries.ts'
import { shareAssignment } from './sharing.commands.ts'

/** A homework over time and with colleagues: earlier texts, who writes, who else may, what they say of it. */
export function togetherRoutes(app: FastifyInstance, deps: Deps): void {
  historyRoutes(app, deps)
  editingRoutes(app, deps)
  commentRoutes(app, deps)
}

function historyRoutes(app: FastifyInstance, { db }: Deps): void {
  route(app, contract.listHomeworkVersions, ({ actor, params: { school_id, assignment_id } }) =>
    reading(db, actor.sight, (reader) => listVersions(reader, actor, school_id, assignment_id)),
  )

  route(app, contract.getHomeworkVersion, ({ actor, params: { school_id, assignment_id: id, revision } }) =>
    reading(db, actor.sight, (reader) => getVersion(reader, actor, school_id, { id, revision })),
  )

  route(app, contract.nameHomeworkVersion, ({ actor, params: { school_id, assignment_id: id, revision }, body }) =>
    inTransaction(db, actor.sight, async (tx) => {
      await nameVersion(tx, actor, { schoolId: school_id, id, revision }, body.name)
      return getVersion(tx, actor, school_id, { id, revision })
    }),
  )
}

function editingRoutes(app: FastifyInstance, { db, now }: Deps): void {
  route(app, contract.shareAssignment, async ({ actor, params: { school_id, assignment_id }, body: { share } }) => {
    const which = { schoolId: school_id, id: assignment_id }
    await inTransaction(db, actor.sight, (tx) => shareAssignment(tx, actor, which, { share, now: now() }))
    return {}
  })

  route(app, contract.listSharedAssignments, ({ actor }) =>
    reading(db, actor.sight, (reader) => listSharedAssignments(reader, actor)),
  )

  route(app, contract.editAssignment, ({ actor, params: { school_id, assignment_id }, body }) => {
    const ask = { browser: body.browser, takeOver: body.take_over, now: now() }
    return inTransaction(db, actor.sight, (tx) => askToEdit(tx, actor, { schoolId: school_id, id: assignment_id }, ask))
  })

  route(app, contract.stopEditing, async ({ actor, params: { school_id, assignment_id }, body: { browser } }) => {
    const which = { schoolId: school_id, id: assignment_id }
    await inTransaction(db, actor.sight, (tx) => stopEditing(tx, actor, which, browser))
    return {}
  })
}

function commentRoutes(app: FastifyInstance, { db, now }: Deps): void {
  route(app, contract.listHomeworkComments, ({ actor, params: { school_id, assignment_id } }) =>
    reading(db, actor.sight, (reader) => listComments(reader, actor, school_id, assignment_id)),
  )

  route(app, contract.addHomeworkComment, ({ actor, params: { school_id, assignment_id }, body }) =>
    inTransaction(db, actor.sight, async (tx) => {
      await addComment(tx, actor, { schoolId: school_id, id: assignment_id }, { ...body, now: now() })
      return listComments(tx, actor, school_id, assignment_id)
    }),
  )

  route(app, contract.answerHomeworkComment, ({ actor, params: { school_id, assignment_id, comment_id }, body }) =>
    inTransaction(db, actor.sight, async (tx) => {
      const which = { schoolId: school_id, id: assignment_id, commentId: comment_id }
      await answerComment(tx, actor, which, { ...body, now: now() })
      return listComments(tx, actor, school_id, assignment_id)
    }),
  )

  route(
    app,
    contract.resolveHomeworkComment,
    async ({ actor, params: { school_id, assignment_id, comment_id }, body }) => {
      const which = { schoolId: school_id, id: assignment_id, commentId: comment_id }
      await inTransaction(db, actor.sight, (tx) => resolveComment(tx, actor, which, { ...body, now: now() }))
      return {}
    },
  )
}
