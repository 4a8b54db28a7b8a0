import * as contract from '@lightwork/contract'
import type { FastifyInstance } from 'fastify'
import { inTransaction, reading, wholeCounty } from '../../../db/transaction.ts'
import type { Deps } from '../../../deps.ts'
import { route } from '../../../http/route.ts'
import { assigningRoutes } from './assigning.routes.ts'
import { blindSight, readBlind, writeBlind } from './blind.ts'
import { sendFile } from './blind-files.ts'
import { getOwnCalibration } from './calibration.queries.ts'
import { getJudgingDesk, listOwnJudgings } from './desk.queries.ts'
import { askThirdOpinion } from './further-opinions.commands.ts'
import { getJudgedFile, getScoreSheet } from './sheet.queries.ts'
import * as commands from './sheets.commands.ts'

export function judgingRoutes(app: FastifyInstance, deps: Deps): void {
  deskRoutes(app, deps)
  scoringRoutes(app, deps)
  assigningRoutes(app, deps)
}

const toWhich = ({ competition_id, sheet_id }: { competition_id: string; sheet_id: string }) => ({
  competitionId: competition_id,
  sheetId: sheet_id,
})

function deskRoutes(app: FastifyInstance, { db, now }: Deps): void {
  route(app, contract.listJudgings, ({ actor }) =>
    reading(db, blindSight, (reader) => listOwnJudgings(reader, actor, now())),
  )

  route(app, contract.getJudgingDesk, ({ actor, params: { competition_id } }) =>
    readBlind(db, actor, competition_id, (reader) => getJudgingDesk(reader, actor, competition_id, now())),
  )

  route(app, contract.getScoreSheet, ({ actor, params }) =>
    readBlind(db, actor, params.competition_id, (reader) => getScoreSheet(reader, actor, toWhich(params), now())),
  )

  route(app, contract.getJudgedFile, async ({ actor, params, reply }) => {
    const file = await readBlind(db, actor, params.competition_id, (reader) =>
      getJudgedFile(reader, actor, toWhich(params), params.file_id),
    )
    return sendFile(reply, file)
  })

  route(app, contract.getCalibration, ({ actor, params: { competition_id } }) =>
    readBlind(db, actor, competition_id, (reader) => getOwnCalibration(reader, actor, competition_id)),
  )
}

function scoringRoutes(app: FastifyInstance, { db, now }: Deps): void {
  route(app, contract.saveScoreSheet, ({ actor, params, body }) =>
    writeBlind(db, actor, params.competition_id, (tx) =>
      commands.saveSheet(tx, actor, { ...toWhich(params), ...body }, now()),
    ),
  )

  route(app, contract.keepScoreSheet, async ({ actor, params, body: { base_revision, text } }) => {
    await writeBlind(db, actor, params.competition_id, (tx) =>
      commands.keepSheetText(tx, actor, { ...toWhich(params), baseRevision: base_revision, text }, now()),
    )
    return {}
  })

  route(app, contract.handInScoreSheet, async ({ actor, params, body: { revision } }) => {
    const which = toWhich(params)
    const { blind_id } = await writeBlind(db, actor, which.competitionId, (tx) =>
      commands.handInSheet(tx, actor, { ...which, revision }, now()),
    )
    // Who may be asked depends on who entered: decided by the system, after the judge's own transaction is over.
    await inTransaction(db, wholeCounty, (tx) =>
      askThirdOpinion(tx, { competitionId: which.competitionId, blindId: blind_id }, now()),
    )
    return readBlind(db, actor, which.competitionId, (reader) => getScoreSheet(reader, actor, which, now()))
  })

  route(app, contract.recuseScoreSheet, async ({ actor, params, body: { reason } }) => {
    await writeBlind(db, actor, params.competition_id, (tx) =>
      commands.recuseSheet(tx, actor, { ...toWhich(params), reason }, now()),
    )
    return {}
  })

  route(app, contract.addCalibrationRemark, async ({ actor, params, body: { text } }) => {
    await writeBlind(db, actor, params.competition_id, (tx) =>
      commands.addRemark(tx, actor, { ...toWhich(params), text }, now()),
    )
    return {}
  })
}
