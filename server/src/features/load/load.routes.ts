import * as contract from '@lightwork/contract'
import type { FastifyInstance } from 'fastify'
import { reading } from '../../db/transaction.ts'
import type { Deps } from '../../deps.ts'
import { route } from '../../http/route.ts'
import { listClassDays } from './load.queries.ts'

export function loadRoutes(app: FastifyInstance, { db }: Deps): void {
  route(app, contract.listClassDays, ({ actor, params: { school_id }, querystring: { class_ids, from, to } }) => {
    const classIds = class_ids.split(',').filter((id) => id !== '')
    return reading(db, actor.sight, (reader) => listClassDays(reader, { schoolId: school_id, classIds, from, to }))
  })
}
