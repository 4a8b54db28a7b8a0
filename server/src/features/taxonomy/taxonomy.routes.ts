import * as contract from '@lightwork/contract'
import { UnreadableTable } from '@lightwork/interchange'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { inTransaction, reading } from '../../db/transaction.ts'
import type { Deps } from '../../deps.ts'
import { Problem } from '../../http/problem.ts'
import { route } from '../../http/route.ts'
import { drainStale } from '../../search/stale-items.ts'
import * as changes from './changes.commands.ts'
import * as exports from './export-tables.ts'
import { listGaps } from './gaps.queries.ts'
import { importPoints, readPoints } from './import-points.commands.ts'
import { importTextbooks, readTextbooks } from './import-textbooks.commands.ts'
import { decideLabel } from './labels.commands.ts'
import { listLabels } from './labels.queries.ts'
import { requireCurator } from './taxonomy.policy.ts'
import * as queries from './taxonomy.queries.ts'
import * as textbooks from './textbooks.ts'

const FILE_LIMIT = 5 * 2 ** 20
/** How long an answer waits for the search to catch up; what is left is done beside the requests. */
const PATIENCE = 1500

/** The body of a table, read whole by the parser below; not there when nothing was sent. */
function bytesOf({ body }: FastifyRequest): Buffer {
  if (!Buffer.isBuffer(body)) throw new Problem('table-unreadable', '没有收到文件 / no file arrived')
  return body
}

async function readable<T>(read: Promise<T>): Promise<T> {
  try {
    return await read
  } catch (error) {
    if (error instanceof UnreadableTable) throw new Problem('table-unreadable', error.message)
    throw error
  }
}

function tableRoutes(app: FastifyInstance, { db, now }: Deps): void {
  app.register(async (files) => {
    files.addContentTypeParser(
      'application/octet-stream',
      { parseAs: 'buffer', bodyLimit: FILE_LIMIT },
      (_request, body, done) => done(null, body),
    )
    route(files, contract.importTerms, async ({ actor, params: { subject }, querystring: { write }, request }) => {
      requireCurator(actor)
      const table = await readable(readPoints(subject, bytesOf(request)))
      const report = await inTransaction(db, actor.sight, (tx) =>
        importPoints(tx, actor, { table, written: write }, now()),
      )
      if (write) await drainStale(db, PATIENCE)
      return report
    })
    route(files, contract.importTextbooks, async ({ actor, params: { subject }, querystring: { write }, request }) => {
      requireCurator(actor)
      const table = await readable(readTextbooks(subject, bytesOf(request)))
      return inTransaction(db, actor.sight, (tx) => importTextbooks(tx, actor, { table, written: write }))
    })
  })
  route(app, contract.exportTerms, ({ actor, params: { subject } }) => {
    requireCurator(actor)
    return reading(db, actor.sight, (reader) => exports.exportPoints(reader, actor, subject))
  })
  route(app, contract.exportTextbooks, ({ actor, params: { subject } }) => {
    requireCurator(actor)
    return reading(db, actor.sight, (reader) => exports.exportTextbooks(reader, subject))
  })
}

function changeRoutes(app: FastifyInstance, { db, now }: Deps): void {
  route(app, contract.changeTerm, async ({ actor, params: { subject }, body: { change, note } }) => {
    const wish = { subject, change, note: note ?? '' }
    const done = await inTransaction(db, actor.sight, (tx) => changes.changeTerm(tx, actor, wish, now()))
    await drainStale(db, PATIENCE)
    return done
  })
  route(app, contract.decideTermChange, async ({ actor, params: { subject, change_id }, body: { accept } }) => {
    const which = { subject, changeId: change_id, accept }
    const state = await inTransaction(db, actor.sight, (tx) => changes.decideChange(tx, actor, which, now()))
    await drainStale(db, PATIENCE)
    return { state }
  })
  route(app, contract.undoTermChange, async ({ actor, params: { subject, change_id } }) => {
    const which = { subject, changeId: change_id }
    await inTransaction(db, actor.sight, (tx) => changes.undoChange(tx, actor, which, now()))
    await drainStale(db, PATIENCE)
    return { state: 'undone' as const }
  })
  route(app, contract.setTermOwner, ({ actor, params: { subject }, body }) =>
    inTransaction(db, actor.sight, async (tx) => {
      await changes.setOwner(tx, actor, { subject, ...body }, now())
      return queries.listOwners(tx, subject)
    }),
  )
  route(app, contract.decideLabel, async ({ actor, params: { subject, proposal_id }, body }) => {
    const decision = { subject, proposalId: proposal_id, decision: body }
    const tagged = await inTransaction(db, actor.sight, (tx) => decideLabel(tx, actor, decision, now()))
    await drainStale(db, PATIENCE)
    return { tagged }
  })
}

function textbookRoutes(app: FastifyInstance, { db, now }: Deps): void {
  route(app, contract.getTextbook, ({ actor, params: { textbook_id } }) => {
    requireCurator(actor)
    return reading(db, actor.sight, (reader) => textbooks.getTextbook(reader, textbook_id))
  })
  route(app, contract.retireTextbook, ({ actor, params: { textbook_id }, body: { retired } }) => {
    requireCurator(actor)
    return inTransaction(db, actor.sight, (tx) =>
      textbooks.retireTextbook(tx, actor, { id: textbook_id, retired }, now()),
    )
  })
  route(app, contract.addTextbook, ({ actor, params, body }) => {
    requireCurator(actor)
    return inTransaction(db, actor.sight, (tx) => textbooks.addTextbook(tx, actor, { params, body }))
  })
  route(app, contract.addUnit, ({ actor, params, body }) => {
    requireCurator(actor)
    return inTransaction(db, actor.sight, (tx) => textbooks.addUnit(tx, actor, { params, body }))
  })
  route(app, contract.renameUnit, ({ actor, params: { unit_id }, body: { title } }) => {
    requireCurator(actor)
    return inTransaction(db, actor.sight, (tx) => textbooks.renameUnit(tx, actor, { id: unit_id, title }))
  })
}

const EVERY = 5_000

/** Works off, now and then, what a change left to be projected: its own answer may have been too short for it. */
function keepSearchFresh(app: FastifyInstance, { db, log }: Deps): void {
  let round: Promise<unknown> = Promise.resolve()
  const timer = setInterval(() => {
    round = drainStale(db, EVERY).catch((error: unknown) =>
      log.warn({ err: error }, 'search rows wait for changed terms'),
    )
  }, EVERY)
  timer.unref()
  app.addHook('onClose', async () => {
    clearInterval(timer)
    await round
  })
}

export function taxonomyRoutes(app: FastifyInstance, deps: Deps): void {
  const { db } = deps
  route(app, contract.getTaxonomy, ({ actor, params: { subject } }) =>
    reading(db, actor.sight, (reader) => queries.getTaxonomy(reader, subject)),
  )
  route(app, contract.getTermTree, ({ actor, params: { subject } }) => {
    requireCurator(actor)
    return reading(db, actor.sight, (reader) => queries.getTermTree(reader, actor, subject))
  })
  route(app, contract.getTermUse, ({ actor, params: { subject, point_id } }) => {
    requireCurator(actor)
    return reading(db, actor.sight, (reader) => queries.getTermUse(reader, subject, point_id))
  })
  route(app, contract.listTermChanges, ({ actor, params: { subject }, querystring }) => {
    requireCurator(actor)
    return reading(db, actor.sight, (reader) => queries.listChanges(reader, { subject, ...querystring }))
  })
  route(app, contract.listLabelProposals, ({ actor, params: { subject }, querystring: { after } }) => {
    requireCurator(actor)
    return reading(db, actor.sight, (reader) => listLabels(reader, subject, after))
  })
  route(app, contract.listGaps, ({ actor, querystring }) => {
    requireCurator(actor)
    return reading(db, actor.sight, (reader) => listGaps(reader, querystring))
  })
  changeRoutes(app, deps)
  textbookRoutes(app, deps)
  tableRoutes(app, deps)
  keepSearchFresh(app, deps)
}
