import * as contract from '@lightwork/contract'
import type { FastifyInstance } from 'fastify'
import { inTransaction, reading } from '../../../db/transaction.ts'
import type { Deps } from '../../../deps.ts'
import { route } from '../../../http/route.ts'
import { getCompetition } from '../set-up/competitions.queries.ts'
import { admitInTurn } from './admission.ts'
import { closeEntering } from './close.commands.ts'
import { drawByLot } from './draw.ts'
import * as commands from './entries.commands.ts'
import * as queries from './entries.queries.ts'
import { entryFileRoutes } from './file.routes.ts'
import { decideLike, keepLike } from './likeness.commands.ts'
import { findLike, listLike } from './likeness.queries.ts'
import { decideMasks, previewEntry } from './masks.commands.ts'
import { sendOn } from './send-on.commands.ts'
import { submitEntry } from './submit.commands.ts'
import { chooseWorks } from './works.commands.ts'

const entryOf = ({ competition_id, entry_id }: { readonly competition_id: string; readonly entry_id: string }) => ({
  competitionId: competition_id,
  entryId: entry_id,
})

/** Works from the draft to the receipt, and what the organiser does with them before they are judged. */
export function entryRoutes(app: FastifyInstance, deps: Deps): void {
  app.decorateRequest('begunAt', null)
  draftRoutes(app, deps)
  entryFileRoutes(app, deps)
  maskRoutes(app, deps)
  handInRoutes(app, deps)
  closingRoutes(app, deps)
}

function draftRoutes(app: FastifyInstance, { db, now }: Deps): void {
  route(app, contract.createEntry, ({ actor, params: { competition_id: competitionId }, body }) =>
    inTransaction(db, actor.sight, async (tx) => {
      const entryId = await commands.createEntry(tx, actor, competitionId, { ...body, now: now() })
      return queries.getEntry(tx, actor, { competitionId, entryId })
    }),
  )

  route(app, contract.listOwnEntries, ({ actor, params: { competition_id } }) =>
    reading(db, actor.sight, (reader) => queries.listOwnEntries(reader, actor, competition_id)),
  )

  route(app, contract.listEntries, ({ actor, params: { competition_id } }) =>
    reading(db, actor.sight, (reader) => queries.listEntries(reader, actor, competition_id)),
  )

  route(app, contract.getEntry, ({ actor, params }) =>
    reading(db, actor.sight, (reader) => queries.getEntry(reader, actor, entryOf(params))),
  )

  route(app, contract.saveEntry, ({ actor, params, body }) =>
    inTransaction(db, actor.sight, async (tx) => {
      await commands.saveEntry(tx, actor, entryOf(params), { ...body, now: now() })
      return queries.getEntry(tx, actor, entryOf(params))
    }),
  )

  route(app, contract.chooseEntryWorks, ({ actor, params, body }) =>
    inTransaction(db, actor.sight, async (tx) => {
      await chooseWorks(tx, actor, entryOf(params), { ...body, now: now() })
      return queries.getEntry(tx, actor, entryOf(params))
    }),
  )
}

function maskRoutes(app: FastifyInstance, { db, now }: Deps): void {
  route(app, contract.previewEntry, ({ actor, params }) =>
    reading(db, actor.sight, (reader) => previewEntry(reader, actor, entryOf(params))),
  )

  route(app, contract.confirmEntryMasks, ({ actor, params, body }) =>
    inTransaction(db, actor.sight, async (tx) => {
      await decideMasks(tx, actor, entryOf(params), { ...body, now: now() })
      return previewEntry(tx, actor, entryOf(params))
    }),
  )
}

/** Submissions that work at once; the rest wait. The pool has ten connections for everybody. */
const AT_ONCE = 4

function handInRoutes(app: FastifyInstance, { db, now }: Deps): void {
  app.register(async (turns) => {
    admitInTurn(turns, { count: AT_ONCE, now })
    route(turns, contract.submitEntry, ({ actor, params, headers, body, request }) => {
      const submission = { ...body, key: headers['idempotency-key'], begunAt: request.begunAt ?? now(), now: now() }
      return inTransaction(db, actor.sight, (tx) => submitEntry(tx, actor, entryOf(params), submission))
    })
  })

  route(app, contract.withdrawEntry, ({ actor, params, body }) =>
    inTransaction(db, actor.sight, async (tx) => {
      await commands.withdrawEntry(tx, actor, entryOf(params), { ...body, now: now() })
      return queries.getEntry(tx, actor, entryOf(params))
    }),
  )

  route(app, contract.refuseEntry, ({ actor, params, body }) =>
    inTransaction(db, actor.sight, async (tx) => {
      await commands.refuseEntry(tx, actor, entryOf(params), { ...body, now: now() })
      return queries.getSummary(tx, entryOf(params))
    }),
  )

  route(app, contract.sendEntryOn, ({ actor, params, body }) =>
    inTransaction(db, actor.sight, (tx) => sendOn(tx, actor, entryOf(params), { ...body, begunAt: now(), now: now() })),
  )
}

function closingRoutes(app: FastifyInstance, { db, now, draw = drawByLot }: Deps): void {
  route(app, contract.findLikeEntries, async ({ actor, params: { competition_id } }) => {
    const found = await reading(db, actor.sight, (reader) => findLike(reader, actor, competition_id))
    return inTransaction(db, actor.sight, async (tx) => {
      await keepLike(tx, actor, competition_id, { found, now: now() })
      return listLike(tx, actor, competition_id)
    })
  })

  route(app, contract.listLikePairs, ({ actor, params: { competition_id } }) =>
    reading(db, actor.sight, (reader) => listLike(reader, actor, competition_id)),
  )

  route(app, contract.decideLikePair, async ({ actor, params: { competition_id, pair_id }, body }) => {
    const which = { competitionId: competition_id, pairId: pair_id }
    await inTransaction(db, actor.sight, (tx) => decideLike(tx, actor, which, { ...body, now: now() }))
    return {}
  })

  route(app, contract.closeEntering, ({ actor, params: { competition_id }, body }) =>
    inTransaction(db, actor.sight, async (tx) => {
      await closeEntering(tx, actor, competition_id, { ...body, now: now(), draw })
      return getCompetition(tx, actor, competition_id, now())
    }),
  )
}
