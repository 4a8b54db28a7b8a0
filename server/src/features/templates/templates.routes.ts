import * as contract from '@lightwork/contract'
import type { FastifyInstance } from 'fastify'
import { inTransaction, reading } from '../../db/transaction.ts'
import type { Deps } from '../../deps.ts'
import { route } from '../../http/route.ts'
import { getAssignment } from '../assignments/assignments.queries.ts'
import * as commands from './templates.commands.ts'
import * as queries from './templates.queries.ts'

export function templateRoutes(app: FastifyInstance, { db, now }: Deps): void {
  route(app, contract.listTemplates, ({ actor }) =>
    reading(db, actor.sight, (reader) => queries.listTemplates(reader, actor)),
  )

  route(app, contract.getTemplate, ({ actor, params: { school_id, template_id } }) =>
    reading(db, actor.sight, (reader) => queries.getTemplate(reader, actor, school_id, template_id)),
  )

  route(app, contract.createTemplate, ({ actor, params: { school_id }, body }) =>
    inTransaction(db, actor.sight, async (tx) => {
      const id = await commands.createTemplate(tx, actor, school_id, { ...body, now: now() })
      return queries.getTemplate(tx, actor, school_id, id)
    }),
  )

  route(app, contract.changeTemplate, ({ actor, params: { school_id, template_id }, body }) =>
    inTransaction(db, actor.sight, async (tx) => {
      await commands.changeTemplate(tx, actor, { schoolId: school_id, id: template_id }, body)
      return queries.getTemplate(tx, actor, school_id, template_id)
    }),
  )

  route(app, contract.putTemplateAway, async ({ actor, params: { school_id, template_id } }) => {
    const which = { schoolId: school_id, id: template_id }
    await inTransaction(db, actor.sight, (tx) => commands.putTemplateAway(tx, actor, which, now()))
    return {}
  })

  route(app, contract.beginFrom, ({ actor, params: { school_id }, body }) =>
    inTransaction(db, actor.sight, async (tx) => {
      const id = await commands.beginFrom(tx, actor, school_id, body)
      return getAssignment(tx, actor, school_id, id)
    }),
  )
}
