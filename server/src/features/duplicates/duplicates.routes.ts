import * as contract from '@lightwork/contract'
import type { FastifyInstance } from 'fastify'
import { inTransaction, reading } from '../../db/transaction.ts'
import type { Deps } from '../../deps.ts'
import { route } from '../../http/route.ts'
import type { DuplicateWork } from './background.ts'
import { decidePair } from './decide.commands.ts'
import { requireCurator } from './duplicates.policy.ts'
import { lookForDuplicates } from './look.queries.ts'
import { countOfImport, listDuplicates, listItemDuplicates } from './pair-list.queries.ts'
import { getPair } from './pair-view.queries.ts'
import { startSweep, stopSweep } from './sweep.commands.ts'
import { newestSweep } from './sweep.queries.ts'

export function duplicateRoutes(app: FastifyInstance, deps: Deps, work: DuplicateWork): void {
  app.addHook('onListen', async () => work.start())
  app.addHook('onClose', () => work.stop())
  pairRoutes(app, deps)
  sweepRoutes(app, deps, work)
}

function pairRoutes(app: FastifyInstance, { db, now }: Deps): void {
  route(app, contract.listDuplicates, ({ actor, querystring }) =>
    reading(db, actor.sight, (reader) => listDuplicates(reader, actor, querystring)),
  )

  route(app, contract.getDuplicate, ({ actor, params: { item_a, item_b } }) =>
    reading(db, actor.sight, (reader) => getPair(reader, actor, { itemA: item_a, itemB: item_b })),
  )

  route(app, contract.decideDuplicate, ({ actor, params: { item_a, item_b }, body }) =>
    inTransaction(db, actor.sight, async (tx) => {
      const ids = { itemA: item_a, itemB: item_b }
      await decidePair(tx, actor, ids, { body, now: now() })
      return getPair(tx, actor, ids)
    }),
  )

  route(app, contract.listItemDuplicates, ({ actor, params: { item_id } }) =>
    reading(db, actor.sight, (reader) => listItemDuplicates(reader, actor, item_id)),
  )

  route(app, contract.lookForDuplicates, ({ actor, body }) =>
    reading(db, actor.sight, (reader) => lookForDuplicates(reader, actor, body)),
  )
}

function sweepRoutes(app: FastifyInstance, { db, now }: Deps, work: DuplicateWork): void {
  route(app, contract.getImportDuplicates, ({ actor, params: { run_id } }) => {
    requireCurator(actor)
    return reading(db, actor.sight, (reader) => countOfImport(reader, run_id))
  })

  route(app, contract.getSweep, async ({ actor }) => {
    requireCurator(actor)
    return { sweep: await reading(db, actor.sight, newestSweep) }
  })

  route(app, contract.startSweep, async ({ actor }) => {
    requireCurator(actor)
    await inTransaction(db, actor.sight, (tx) => startSweep(tx, actor, now()))
    work.kick()
    return { sweep: await reading(db, actor.sight, newestSweep) }
  })

  route(app, contract.stopSweep, async ({ actor }) => {
    requireCurator(actor)
    await inTransaction(db, actor.sight, (tx) => stopSweep(tx, actor, now()))
    return {}
  })
}
