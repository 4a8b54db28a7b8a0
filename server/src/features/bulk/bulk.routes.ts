import * as contract from '@lightwork/contract'
import type { FastifyInstance } from 'fastify'
import { inTransaction, reading } from '../../db/transaction.ts'
import type { Deps } from '../../deps.ts'
import type { Actor } from '../../http/actor.ts'
import { Problem } from '../../http/problem.ts'
import { route } from '../../http/route.ts'
import { isCurator } from '../items/items.policy.ts'
import { startEdit } from './apply.commands.ts'
import * as queries from './bulk.queries.ts'
import { prepareEdit, prepareUndo } from './prepare.commands.ts'
import { RunningEdits } from './run-edit.ts'

function requireCurator(actor: Actor): void {
  if (!isCurator(actor)) throw new Problem('not-allowed')
}

export function bulkRoutes(app: FastifyInstance, deps: Deps): void {
  const { db, now } = deps
  const running = new RunningEdits()
  app.addHook('onClose', () => running.stop())

  route(app, contract.prepareBulkEdit, ({ actor, body }) => {
    requireCurator(actor)
    return inTransaction(db, actor.sight, async (tx) =>
      queries.getEdit(tx, actor, await prepareEdit(tx, actor, body, now()), now()),
    )
  })

  route(app, contract.prepareUndo, ({ actor, params: { edit_id } }) => {
    requireCurator(actor)
    return inTransaction(db, actor.sight, async (tx) =>
      queries.getEdit(tx, actor, await prepareUndo(tx, actor, edit_id, now()), now()),
    )
  })

  route(app, contract.applyBulkEdit, async ({ actor, params: { edit_id }, body: { ticks } }) => {
    requireCurator(actor)
    const edit = await inTransaction(db, actor.sight, (tx) => startEdit(tx, actor, { editId: edit_id, ticks }, now()))
    running.start(deps, actor, edit)
    return reading(db, actor.sight, (reader) => queries.getEdit(reader, actor, edit_id, now()))
  })

  route(app, contract.listBulkEdits, ({ actor, querystring }) => {
    requireCurator(actor)
    return reading(db, actor.sight, (reader) => queries.listEdits(reader, querystring, now()))
  })

  route(app, contract.getBulkEdit, ({ actor, params: { edit_id } }) => {
    requireCurator(actor)
    return reading(db, actor.sight, (reader) => queries.getEdit(reader, actor, edit_id, now()))
  })

  route(app, contract.listBulkEditItems, ({ actor, params: { edit_id }, querystring }) => {
    requireCurator(actor)
    return reading(db, actor.sight, (reader) => queries.listEditItems(reader, edit_id, querystring))
  })
}
