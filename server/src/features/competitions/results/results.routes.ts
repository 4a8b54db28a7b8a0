import * as contract from '@lightwork/contract'
import type { FastifyInstance } from 'fastify'
import { inTransaction, reading } from '../../../db/transaction.ts'
import type { Deps } from '../../../deps.ts'
import { route } from '../../../http/route.ts'
import { requireOrganiser, requireReader } from '../competitions.policy.ts'
import { getResult, readForWhatIf, whatIf } from './figures.queries.ts'
import * as commands from './result.commands.ts'
import { requireFigures } from './result.queries.ts'
import { getResultState } from './state.queries.ts'
import { getOwnResults, unfoldFigure } from './unfold.queries.ts'

export function resultRoutes(app: FastifyInstance, deps: Deps): void {
  figureRoutes(app, deps)
  makingRoutes(app, deps)
}

function figureRoutes(app: FastifyInstance, { db, now }: Deps): void {
  route(app, contract.getResultState, ({ actor, params: { competition_id } }) =>
    reading(db, actor.sight, async (reader) => {
      await requireFigures(reader, actor, competition_id)
      return getResultState(reader, competition_id, now())
    }),
  )

  route(app, contract.getResult, ({ actor, params: { competition_id, version } }) =>
    reading(db, actor.sight, async (reader) => {
      await requireFigures(reader, actor, competition_id)
      return getResult(reader, competition_id, version)
    }),
  )

  route(app, contract.unfoldFigure, ({ actor, params: { competition_id, version, blind_id } }) =>
    reading(db, actor.sight, async (reader) => {
      await requireFigures(reader, actor, competition_id)
      return unfoldFigure(reader, { competitionId: competition_id, version, blindId: blind_id })
    }),
  )

  route(app, contract.getWhatIf, async ({ actor, params: { competition_id, version } }) => {
    const read = await reading(db, actor.sight, async (reader) => {
      await requireOrganiser(reader, actor, competition_id)
      return readForWhatIf(reader, competition_id, version)
    })
    return whatIf(read)
  })

  route(app, contract.getOwnResults, ({ actor, params: { competition_id } }) =>
    reading(db, actor.sight, async (reader) => {
      await requireReader(reader, actor, competition_id)
      return getOwnResults(reader, actor, competition_id)
    }),
  )
}

function makingRoutes(app: FastifyInstance, { db, now }: Deps): void {
  route(app, contract.makeResult, ({ actor, params: { competition_id }, body }) =>
    inTransaction(db, actor.sight, async (tx) => {
      const made = {
        competitionId: competition_id,
        reason: body.reason,
        withoutSheets: body.without_sheets,
        withoutWorks: body.without_works,
      }
      const version = await commands.makeResult(tx, actor, made, now())
      return getResult(tx, competition_id, version)
    }),
  )

  route(app, contract.publishResult, ({ actor, params: { competition_id, version } }) =>
    inTransaction(db, actor.sight, async (tx) => {
      await commands.publishResult(tx, actor, { competitionId: competition_id, version }, now())
      return getResultState(tx, competition_id, now())
    }),
  )

  route(app, contract.sendBackNearTies, ({ actor, params: { competition_id, version }, body }) =>
    inTransaction(db, actor.sight, (tx) =>
      commands.sendBackNearTies(
        tx,
        actor,
        { competitionId: competition_id, version, groupId: body.group_id, award: body.award },
        now(),
      ),
    ),
  )
}
