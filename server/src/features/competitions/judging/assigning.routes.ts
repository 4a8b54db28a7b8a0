import * as contract from '@lightwork/contract'
import type { FastifyInstance } from 'fastify'
import { inTransaction, reading } from '../../../db/transaction.ts'
import type { Deps } from '../../../deps.ts'
import type { Actor } from '../../../http/actor.ts'
import { route } from '../../../http/route.ts'
import { requireOrganiser } from '../competitions.policy.ts'
import { carryOut, giveSheet, planChanged, readPlanInput } from './assignment.commands.ts'
import { addSample, giveSamples, reopenSheet } from './organiser.commands.ts'
import { planMainRound, toPlan } from './plan.ts'
import { getJudgedWorks, getProgress, listSheetsOfWork } from './progress.queries.ts'

export function assigningRoutes(app: FastifyInstance, deps: Deps): void {
  planRoutes(app, deps)
  overseeingRoutes(app, deps)
  calibrationRoutes(app, deps)
}

/** The plan of this moment. The solver works between two transactions, never inside one. */
async function makePlan({ db }: Deps, actor: Actor, competitionId: string) {
  const input = await reading(db, actor.sight, async (reader) => {
    await requireOrganiser(reader, actor, competitionId)
    return readPlanInput(reader, competitionId)
  })
  const plan = await planMainRound(input)
  return { input, plan, shown: toPlan(input, plan) }
}

function planRoutes(app: FastifyInstance, deps: Deps): void {
  const { db, now } = deps

  route(app, contract.previewAssignment, async ({ actor, params: { competition_id } }) => {
    const { shown } = await makePlan(deps, actor, competition_id)
    return shown
  })

  route(app, contract.confirmAssignment, async ({ actor, params: { competition_id }, body }) => {
    const { input, plan, shown } = await makePlan(deps, actor, competition_id)
    if (shown.plan !== body.plan) throw planChanged()
    await inTransaction(db, actor.sight, (tx) => carryOut(tx, actor, { input, plan, now: now() }))
    return shown
  })
}

function overseeingRoutes(app: FastifyInstance, { db, now }: Deps): void {
  route(app, contract.getJudgingProgress, ({ actor, params: { competition_id } }) =>
    reading(db, actor.sight, async (reader) => {
      await requireOrganiser(reader, actor, competition_id)
      return getProgress(reader, competition_id, now())
    }),
  )

  route(app, contract.listJudgedWorks, ({ actor, params: { competition_id } }) =>
    reading(db, actor.sight, async (reader) => {
      await requireOrganiser(reader, actor, competition_id)
      return getJudgedWorks(reader, competition_id)
    }),
  )

  route(app, contract.getSheetsOfWork, ({ actor, params: { competition_id, blind_id } }) =>
    reading(db, actor.sight, async (reader) => {
      await requireOrganiser(reader, actor, competition_id)
      return listSheetsOfWork(reader, { competitionId: competition_id, blindId: blind_id })
    }),
  )

  route(app, contract.giveScoreSheet, ({ actor, params: { competition_id, blind_id }, body }) =>
    inTransaction(db, actor.sight, async (tx) => {
      const { judge_id, round, replaces } = body
      const which = { competitionId: competition_id, blindId: blind_id }
      await giveSheet(tx, actor, { ...which, judgeId: judge_id, round, replaces }, now())
      return listSheetsOfWork(tx, which)
    }),
  )

  route(app, contract.reopenScoreSheet, async ({ actor, params: { competition_id, sheet_id }, body: { reason } }) => {
    const which = { competitionId: competition_id, sheetId: sheet_id, reason }
    await inTransaction(db, actor.sight, (tx) => reopenSheet(tx, actor, which, now()))
    return {}
  })
}

function calibrationRoutes(app: FastifyInstance, { db, now }: Deps): void {
  route(app, contract.startCalibration, ({ actor, params: { competition_id }, body: { blind_ids } }) =>
    inTransaction(db, actor.sight, (tx) =>
      giveSamples(tx, actor, { competitionId: competition_id, blindIds: blind_ids }, now()),
    ),
  )

  route(app, contract.addSampleWork, ({ actor, params: { competition_id }, body }) =>
    inTransaction(db, actor.sight, (tx) =>
      addSample(
        tx,
        actor,
        {
          competitionId: competition_id,
          fromCompetitionId: body.from_competition_id,
          fromBlindId: body.from_blind_id,
          groupId: body.group_id,
        },
        now(),
      ),
    ),
  )
}
