import * as contract from '@lightwork/contract'
import type { FastifyInstance } from 'fastify'
import { inTransaction, reading } from '../../db/transaction.ts'
import type { Deps } from '../../deps.ts'
import { route } from '../../http/route.ts'
import * as commands from './minutes.commands.ts'
import * as queries from './minutes.queries.ts'

export function minutesRoutes(app: FastifyInstance, { db, now }: Deps): void {
  route(app, contract.getItemMinutes, ({ actor, params: { item_id } }) =>
    reading(db, actor.sight, (reader) => queries.getItemMinutes(reader, actor, item_id)),
  )

  route(app, contract.addTrial, ({ actor, params: { item_id }, body }) =>
    inTransaction(db, actor.sight, async (tx) => {
      await commands.addTrial(tx, actor, { itemId: item_id, ...body }, now())
      return queries.getItemMinutes(tx, actor, item_id)
    }),
  )

  route(app, contract.addClassReport, ({ actor, params: { item_id }, body }) =>
    inTransaction(db, actor.sight, async (tx) => {
      await commands.addClassReport(tx, actor, { itemId: item_id, ...body }, now())
      return queries.getItemMinutes(tx, actor, item_id)
    }),
  )

  route(app, contract.withdrawSample, ({ actor, params: { sample_id } }) =>
    inTransaction(db, actor.sight, async (tx) =>
      queries.getItemMinutes(tx, actor, await commands.withdrawSample(tx, actor, sample_id, now())),
    ),
  )

  route(app, contract.listDisagreements, ({ actor, querystring }) =>
    reading(db, actor.sight, (reader) => queries.listDisagreements(reader, actor, querystring)),
  )

  route(app, contract.listTrialFactors, ({ actor }) =>
    reading(db, actor.sight, (reader) => queries.listTrialFactors(reader)),
  )

  route(app, contract.setTrialFactor, async ({ actor, body }) => {
    await inTransaction(db, actor.sight, (tx) => commands.setTrialFactor(tx, actor, body, now()))
    return {}
  })
}
