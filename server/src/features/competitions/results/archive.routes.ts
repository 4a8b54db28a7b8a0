import * as contract from '@lightwork/contract'
import type { FastifyInstance } from 'fastify'
import { inTransaction, reading } from '../../../db/transaction.ts'
import type { Deps } from '../../../deps.ts'
import { route } from '../../../http/route.ts'
import { getArchive, readExport, verifyArchive } from './archive.queries.ts'
import { closeCompetition } from './close.commands.ts'
import { answerObjection, fileObjection } from './objections.commands.ts'
import { listObjections } from './objections.queries.ts'
import { requireFigures } from './result.queries.ts'

export function objectionRoutes(app: FastifyInstance, { db, now }: Deps): void {
  route(app, contract.listObjections, ({ actor, params: { competition_id } }) =>
    reading(db, actor.sight, (reader) => listObjections(reader, actor, competition_id, now())),
  )

  route(app, contract.fileObjection, ({ actor, params: { competition_id }, body }) =>
    inTransaction(db, actor.sight, (tx) => fileObjection(tx, actor, competition_id, { ...body, now: now() })),
  )

  route(app, contract.answerObjection, ({ actor, params, body }) =>
    inTransaction(db, actor.sight, (tx) => answerObjection(tx, actor, params, { ...body, now: now() })),
  )
}

export function archiveRoutes(app: FastifyInstance, { db, now }: Deps): void {
  route(app, contract.getArchive, ({ actor, params: { competition_id } }) =>
    reading(db, actor.sight, async (reader) => {
      await requireFigures(reader, actor, competition_id)
      return getArchive(reader, competition_id)
    }),
  )

  route(app, contract.verifyArchive, ({ actor, params: { competition_id } }) =>
    reading(db, actor.sight, async (reader) => {
      await requireFigures(reader, actor, competition_id)
      return verifyArchive(reader, competition_id)
    }),
  )

  route(app, contract.exportArchive, ({ actor, params: { competition_id } }) =>
    reading(db, actor.sight, async (reader) => {
      await requireFigures(reader, actor, competition_id)
      return readExport(reader, competition_id, now())
    }),
  )

  route(app, contract.closeCompetition, async ({ actor, params: { competition_id } }) => {
    const head = await inTransaction(db, actor.sight, (tx) => closeCompetition(tx, actor, competition_id, now()))
    return { head }
  })
}
