import * as contract from '@lightwork/contract'
import type { FastifyInstance } from 'fastify'
import { inTransaction, reading } from '../../../db/transaction.ts'
import type { Deps } from '../../../deps.ts'
import { route } from '../../../http/route.ts'
import { sendFile } from '../judging/blind-files.ts'
import { commentOnWinner, harvestItems, makeTemplateOf } from './exhibition.commands.ts'
import { getExhibitedFile, getExhibitedWork, getExhibition } from './exhibition.queries.ts'

export function exhibitionRoutes(app: FastifyInstance, { db, now }: Deps): void {
  const winner = ({ competition_id, entry_id }: { competition_id: string; entry_id: string }) => ({
    competitionId: competition_id,
    entryId: entry_id,
  })

  route(app, contract.getExhibition, ({ actor, params: { competition_id } }) =>
    reading(db, actor.sight, (reader) => getExhibition(reader, actor, competition_id, now())),
  )

  route(app, contract.getExhibitedWork, ({ actor, params }) =>
    reading(db, actor.sight, (reader) => getExhibitedWork(reader, actor, winner(params), now())),
  )

  route(app, contract.getExhibitedFile, async ({ actor, params, reply }) => {
    const which = { ...winner(params), fileId: params.file_id }
    const file = await reading(db, actor.sight, (reader) => getExhibitedFile(reader, actor, which, now()))
    return sendFile(reply, file)
  })

  route(app, contract.commentOnWinner, async ({ actor, params, body: { text } }) => {
    await inTransaction(db, actor.sight, (tx) => commentOnWinner(tx, actor, { ...winner(params), text }, now()))
    return {}
  })

  route(app, contract.templateFromWinner, async ({ actor, params, body: { school_id, work, name } }) => {
    const order = { ...winner(params), schoolId: school_id, work, name }
    const template_id = await inTransaction(db, actor.sight, (tx) => makeTemplateOf(tx, actor, order, now()))
    return { template_id }
  })

  route(app, contract.harvestItems, ({ actor, params, body: { items } }) =>
    inTransaction(db, actor.sight, (tx) => harvestItems(tx, actor, { ...winner(params), items }, now())),
  )
}
