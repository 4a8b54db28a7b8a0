import * as contract from '@lightwork/contract'
import type { FastifyInstance } from 'fastify'
import { inTransaction, reading } from '../../db/transaction.ts'
import type { Deps } from '../../deps.ts'
import { route } from '../../http/route.ts'
import { forgetNotice } from '../notices/notice-cache.ts'
import * as commands from './assignments.commands.ts'
import * as queries from './assignments.queries.ts'
import { getItemUse, listReplacements } from './item-use.queries.ts'
import { DayFull, explainRefusal } from './refusal.ts'
import { releaseAssignment } from './release.commands.ts'
import { getSheet, toWordFile } from './sheet.queries.ts'
import { togetherRoutes } from './together.routes.ts'
import { withdrawRelease } from './withdraw.commands.ts'

export function assignmentRoutes(app: FastifyInstance, deps: Deps): void {
  const { db, now } = deps

  route(app, contract.listAssignments, ({ actor }) =>
    reading(db, actor.sight, (reader) => queries.listAssignments(reader, actor)),
  )

  route(app, contract.createAssignment, ({ actor, params: { school_id }, body }) =>
    inTransaction(db, actor.sight, async (tx) => {
      const id = await commands.createAssignment(tx, actor, school_id, body)
      return queries.getAssignment(tx, actor, school_id, id)
    }),
  )

  route(app, contract.getAssignment, ({ actor, params: { school_id, assignment_id } }) =>
    reading(db, actor.sight, (reader) => queries.getAssignment(reader, actor, school_id, assignment_id)),
  )

  route(app, contract.exportAssignment, async ({ actor, params: { school_id, assignment_id }, querystring }) =>
    toWordFile(
      await reading(db, actor.sight, (reader) =>
        getSheet(reader, actor, { schoolId: school_id, id: assignment_id }, querystring),
      ),
    ),
  )

  route(app, contract.saveAssignment, ({ actor, params: { school_id, assignment_id }, body }) =>
    inTransaction(db, actor.sight, (tx) =>
      commands.saveAssignment(tx, actor, { schoolId: school_id, id: assignment_id }, { ...body, now: now() }),
    ),
  )

  route(app, contract.keepConflict, ({ actor, params: { school_id, assignment_id }, body }) =>
    inTransaction(db, actor.sight, (tx) =>
      commands.keepConflict(tx, actor, { schoolId: school_id, id: assignment_id }, body),
    ),
  )

  route(app, contract.listKeptTexts, ({ actor, params: { school_id, assignment_id } }) =>
    reading(db, actor.sight, (reader) => queries.listKeptTexts(reader, actor, school_id, assignment_id)),
  )

  route(app, contract.deleteAssignment, async ({ actor, params: { school_id, assignment_id } }) => {
    await inTransaction(db, actor.sight, (tx) =>
      commands.deleteAssignment(tx, actor, { schoolId: school_id, id: assignment_id }, now()),
    )
    return {}
  })

  togetherRoutes(app, deps)
  releaseRoutes(app, deps)
  itemUseRoutes(app, deps)
}

function itemUseRoutes(app: FastifyInstance, { db, now }: Deps): void {
  route(app, contract.getItemUse, ({ actor, params: { item_id } }) =>
    reading(db, actor.sight, (reader) => getItemUse(reader, actor, item_id, now())),
  )

  route(app, contract.listReplacements, ({ actor, querystring: { ids } }) =>
    reading(db, actor.sight, (reader) => listReplacements(reader, ids)),
  )
}

function releaseRoutes(app: FastifyInstance, { db, now }: Deps): void {
  route(app, contract.releaseAssignment, async ({ actor, params: { school_id, assignment_id }, headers, body }) => {
    const { class_ids: classIds, days, revision } = body
    const request = {
      schoolId: school_id,
      assignmentId: assignment_id,
      revision,
      classIds,
      days,
      key: headers['idempotency-key'],
    }
    try {
      const released = await inTransaction(db, actor.sight, (tx) => releaseAssignment(tx, actor, request, now()))
      for (const classId of classIds) for (const day of days) forgetNotice(school_id, classId, day)
      return released
    } catch (error) {
      if (error instanceof DayFull)
        throw await reading(db, actor.sight, (reader) => explainRefusal(reader, school_id, error))
      throw error
    }
  })

  route(app, contract.withdrawRelease, async ({ actor, params: { school_id, release_id }, body: { reason } }) => {
    const withdrawal = { schoolId: school_id, releaseId: release_id, reason }
    const { classId, days } = await inTransaction(db, actor.sight, (tx) =>
      withdrawRelease(tx, actor, withdrawal, now()),
    )
    for (const day of days) forgetNotice(school_id, classId, day)
    return reading(db, actor.sight, (reader) => queries.getRelease(reader, school_id, release_id))
  })
}
