import * as contract from '@lightwork/contract'
import type { FastifyInstance } from 'fastify'
import { inTransaction, reading } from '../../db/transaction.ts'
import type { Deps } from '../../deps.ts'
import { route } from '../../http/route.ts'
import * as comments from './comments.commands.ts'
import { listItemComments } from './comments.queries.ts'
import { answerReport, reportItem } from './reports.commands.ts'
import { listOwnReports, listReports } from './reports.queries.ts'

export function remarkRoutes(app: FastifyInstance, deps: Deps): void {
  commentRoutes(app, deps)
  reportRoutes(app, deps)
}

function commentRoutes(app: FastifyInstance, { db, now }: Deps): void {
  route(app, contract.listItemComments, ({ actor, params: { version_id } }) =>
    reading(db, actor.sight, (reader) => listItemComments(reader, actor, version_id)),
  )

  route(app, contract.addItemComment, async ({ actor, params: { version_id }, body }) => {
    await inTransaction(db, actor.sight, (tx) => comments.addComment(tx, actor, version_id, { ...body, now: now() }))
    return {}
  })

  route(app, contract.replyToComment, async ({ actor, params: { comment_id }, body }) => {
    await inTransaction(db, actor.sight, (tx) =>
      comments.replyToComment(tx, actor, comment_id, { ...body, now: now() }),
    )
    return {}
  })

  route(app, contract.settleComment, async ({ actor, params: { comment_id }, body }) => {
    await inTransaction(db, actor.sight, (tx) => comments.settleComment(tx, actor, comment_id, { ...body, now: now() }))
    return {}
  })
}

function reportRoutes(app: FastifyInstance, { db, now }: Deps): void {
  route(app, contract.reportItem, ({ actor, params: { version_id }, body }) =>
    inTransaction(db, actor.sight, (tx) => reportItem(tx, actor, version_id, { ...body, now: now() })),
  )

  route(app, contract.listReports, ({ actor, querystring }) =>
    reading(db, actor.sight, (reader) => listReports(reader, actor, querystring)),
  )

  route(app, contract.answerReport, async ({ actor, params: { report_id }, body }) => ({
    answered: await inTransaction(db, actor.sight, (tx) => answerReport(tx, actor, report_id, { ...body, now: now() })),
  }))

  route(app, contract.listOwnReports, ({ actor, querystring }) =>
    reading(db, actor.sight, (reader) => listOwnReports(reader, actor, querystring)),
  )
}
