import * as contract from '@lightwork/contract'
import type { FastifyInstance } from 'fastify'
import { inTransaction, reading } from '../../../db/transaction.ts'
import type { Deps } from '../../../deps.ts'
import { route } from '../../../http/route.ts'
import * as commands from './competitions.commands.ts'
import * as queries from './competitions.queries.ts'
import * as people from './people.commands.ts'
import { findCandidates, findNamesakes, listConflicts, listPeople } from './people.queries.ts'

/** Competitions as their organiser makes them: terms, groups, people, declared conflicts. */
export function competitionRoutes(app: FastifyInstance, deps: Deps): void {
  termRoutes(app, deps)
  peopleRoutes(app, deps)
}

function termRoutes(app: FastifyInstance, { db, now }: Deps): void {
  route(app, contract.listCompetitions, ({ actor }) =>
    reading(db, actor.sight, (reader) => queries.listCompetitions(reader, actor, now())),
  )

  route(app, contract.createCompetition, ({ actor, body }) =>
    inTransaction(db, actor.sight, async (tx) => {
      const id = await commands.createCompetition(tx, actor, { ...body, now: now() })
      return queries.getCompetition(tx, actor, id, now())
    }),
  )

  route(app, contract.getCompetition, ({ actor, params: { competition_id } }) =>
    reading(db, actor.sight, (reader) => queries.getCompetition(reader, actor, competition_id, now())),
  )

  route(app, contract.saveCompetition, ({ actor, params: { competition_id }, body }) =>
    inTransaction(db, actor.sight, async (tx) => {
      await commands.saveCompetition(tx, actor, competition_id, { ...body, now: now() })
      return queries.getCompetition(tx, actor, competition_id, now())
    }),
  )

  route(app, contract.listCompetitionTerms, ({ actor, params: { competition_id } }) =>
    reading(db, actor.sight, (reader) => queries.listTerms(reader, actor, competition_id)),
  )

  route(app, contract.announceCompetition, ({ actor, params: { competition_id }, body }) =>
    inTransaction(db, actor.sight, async (tx) => {
      await commands.announceCompetition(tx, actor, competition_id, { ...body, now: now() })
      return queries.getCompetition(tx, actor, competition_id, now())
    }),
  )

  route(app, contract.cancelCompetition, ({ actor, params: { competition_id }, body }) =>
    inTransaction(db, actor.sight, async (tx) => {
      await commands.cancelCompetition(tx, actor, competition_id, { ...body, now: now() })
      return queries.getCompetition(tx, actor, competition_id, now())
    }),
  )
}

function peopleRoutes(app: FastifyInstance, { db, now }: Deps): void {
  route(app, contract.listCompetitionPeople, ({ actor, params: { competition_id } }) =>
    reading(db, actor.sight, (reader) => listPeople(reader, actor, competition_id)),
  )

  route(app, contract.findCompetitionCandidates, ({ actor, params: { competition_id }, querystring: { q } }) =>
    reading(db, actor.sight, (reader) => findCandidates(reader, actor, competition_id, q)),
  )

  route(app, contract.inviteToCompetition, ({ actor, params: { competition_id: id, account_id, part }, body }) =>
    inTransaction(db, actor.sight, async (tx) => {
      await people.invite(tx, actor, { id, accountId: account_id, part }, { ...body, now: now() })
      return listPeople(tx, actor, id)
    }),
  )

  route(app, contract.leaveCompetition, async ({ actor, params: { competition_id: id, account_id, part }, body }) => {
    const which = { id, accountId: account_id, part }
    await inTransaction(db, actor.sight, (tx) => people.leave(tx, actor, which, { ...body, now: now() }))
    return {}
  })

  route(app, contract.listJudgeConflicts, ({ actor, params: { competition_id } }) =>
    reading(db, actor.sight, (reader) => listConflicts(reader, actor, competition_id)),
  )

  route(app, contract.findConflictPeople, ({ actor, params: { competition_id: id }, querystring: { name } }) =>
    reading(db, actor.sight, (reader) => findNamesakes(reader, actor, { id, name })),
  )

  route(app, contract.declareJudgeConflict, ({ actor, params: { competition_id }, body }) =>
    inTransaction(db, actor.sight, async (tx) => {
      await people.declareConflict(tx, actor, competition_id, { ...body, now: now() })
      return listConflicts(tx, actor, competition_id)
    }),
  )

  route(app, contract.withdrawJudgeConflict, async ({ actor, params: { competition_id, conflict_id } }) => {
    await inTransaction(db, actor.sight, (tx) => people.withdrawConflict(tx, actor, competition_id, conflict_id))
    return {}
  })
}
