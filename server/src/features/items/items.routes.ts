import * as contract from '@lightwork/contract'
import type { FastifyInstance } from 'fastify'
import { inTransaction, reading } from '../../db/transaction.ts'
import type { Deps } from '../../deps.ts'
import { route } from '../../http/route.ts'
import { retireItem } from './item-state.commands.ts'
import * as commands from './items.commands.ts'
import * as queries from './items.queries.ts'
import { searchItems } from './search-items.ts'

export function itemRoutes(app: FastifyInstance, deps: Deps): void {
  const { db, now } = deps

  route(app, contract.searchItems, ({ actor, querystring }) => searchItems(deps, actor, querystring))

  route(app, contract.getItem, ({ actor, params: { item_id } }) =>
    reading(db, actor.sight, (reader) => queries.getItem(reader, actor, item_id)),
  )

  route(app, contract.getItemVersions, ({ actor, querystring: { ids } }) =>
    reading(db, actor.sight, (reader) => queries.listVersions(reader, actor, queries.readIds(ids))),
  )

  route(app, contract.createItem, ({ actor, body }) =>
    inTransaction(db, actor.sight, async (tx) =>
      queries.getItem(tx, actor, await commands.createItem(tx, actor, body, now())),
    ),
  )

  route(app, contract.saveItemDraft, ({ actor, params: { item_id }, body }) =>
    inTransaction(db, actor.sight, async (tx) => {
      await commands.saveItemDraft(tx, actor, { itemId: item_id, ...body }, now())
      return queries.getItem(tx, actor, item_id)
    }),
  )

  route(app, contract.retireItem, ({ actor, params: { item_id }, body: { revision, reason, successor_id } }) =>
    inTransaction(db, actor.sight, async (tx) => {
      await retireItem(tx, actor, { itemId: item_id, revision, reason, successorId: successor_id }, now())
      return queries.getItem(tx, actor, item_id)
    }),
  )
}
