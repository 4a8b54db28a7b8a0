import * as contract from '@lightwork/contract'
import { schoolDay } from '@lightwork/domain'
import type { FastifyInstance } from 'fastify'
import { inTransaction, reading } from '../../db/transaction.ts'
import type { Deps } from '../../deps.ts'
import { route } from '../../http/route.ts'
import { forgetClass } from '../notices/notice-cache.ts'
import { markCountyDay, markSchoolDay } from './calendar.commands.ts'
import { listCalendar } from './calendar.queries.ts'
import { getNoticeToken, renewNoticeToken, toNoticeAddress } from './notice-address.ts'
import { addSchoolLimit, endSchoolLimit, switchPolicy } from './policies.commands.ts'
import * as commands from './schools.commands.ts'
import { requireBureau, requireHead, requireSchoolManager, requireSight } from './schools.policy.ts'
import * as queries from './schools.queries.ts'
import { findTierNames, nameTiers } from './tier-names.ts'

export function schoolRoutes(app: FastifyInstance, deps: Deps): void {
  const { db, now } = deps

  route(app, contract.listOrganisations, ({ actor }) => queries.listOrganisations(db, actor))

  route(app, contract.createSchool, ({ actor, body }) => {
    requireBureau(actor)
    return inTransaction(db, actor.sight, (tx) => commands.createSchool(tx, body))
  })

  route(app, contract.changeSchool, ({ actor, params: { school_id }, body }) => {
    requireSchoolManager(actor, school_id)
    return inTransaction(db, actor.sight, (tx) => commands.changeSchool(tx, school_id, body))
  })

  route(app, contract.listClasses, ({ actor, params: { school_id } }) => {
    requireSight(actor, school_id)
    return reading(db, actor.sight, (reader) => queries.listClasses(reader, school_id))
  })

  route(app, contract.createClass, ({ actor, params: { school_id }, body }) => {
    requireHead(actor, school_id)
    return inTransaction(db, actor.sight, (tx) => commands.createClass(tx, school_id, body))
  })

  route(app, contract.changeClass, async ({ actor, params: { school_id, class_id }, body }) => {
    requireHead(actor, school_id)
    const which = { schoolId: school_id, classId: class_id }
    const changed = await inTransaction(db, actor.sight, (tx) => commands.changeClass(tx, which, body, now()))
    forgetClass(school_id, class_id)
    return changed
  })

  calendarRoutes(app, deps)
  policyRoutes(app, deps)
  noticeAddressRoutes(app, deps)
  tierNameRoutes(app, deps)
}

function calendarRoutes(app: FastifyInstance, { db }: Deps): void {
  route(app, contract.getCalendar, ({ actor, params: { school_id }, querystring }) => {
    requireSight(actor, school_id)
    return reading(db, actor.sight, async (reader) => {
      await queries.getSchool(reader, school_id)
      return listCalendar(reader, school_id, querystring)
    })
  })

  route(app, contract.markSchoolDay, async ({ actor, params: { school_id, day }, body }) => {
    requireHead(actor, school_id)
    await inTransaction(db, actor.sight, (tx) => markSchoolDay(tx, school_id, day, body))
    return {}
  })

  route(app, contract.getCountyCalendar, ({ querystring }) => listCalendar(db, null, querystring))

  route(app, contract.markCountyDay, async ({ actor, params: { day }, body }) => {
    requireBureau(actor)
    await inTransaction(db, actor.sight, (tx) => markCountyDay(tx, day, body))
    return {}
  })
}

function policyRoutes(app: FastifyInstance, { db, now }: Deps): void {
  route(app, contract.listPolicies, ({ actor, querystring: { school_id = null } }) => {
    if (school_id !== null) requireSight(actor, school_id)
    return reading(db, actor.sight, (reader) => queries.listPolicies(reader, school_id))
  })

  route(app, contract.switchPolicy, ({ actor, params: { rule_id }, body }) => {
    requireBureau(actor)
    return inTransaction(db, actor.sight, (tx) => switchPolicy(tx, rule_id, body))
  })

  route(app, contract.addSchoolLimit, ({ actor, params: { school_id }, body }) => {
    requireHead(actor, school_id)
    return inTransaction(db, actor.sight, (tx) =>
      addSchoolLimit(tx, actor, { schoolId: school_id, today: schoolDay(now()) }, body),
    )
  })

  route(app, contract.endSchoolLimit, async ({ actor, params: { school_id, limit_id } }) => {
    requireHead(actor, school_id)
    const which = { schoolId: school_id, limitId: limit_id }
    await inTransaction(db, actor.sight, (tx) => endSchoolLimit(tx, which, schoolDay(now())))
    return {}
  })
}

function noticeAddressRoutes(app: FastifyInstance, { db, config }: Deps): void {
  route(app, contract.getNoticeAddress, async ({ actor, params: { school_id, class_id } }) => {
    requireSight(actor, school_id)
    const which = { schoolId: school_id, classId: class_id }
    return toNoticeAddress(config, await reading(db, actor.sight, (reader) => getNoticeToken(reader, actor, which)))
  })

  route(app, contract.renewNoticeAddress, async ({ actor, params: { school_id, class_id } }) => {
    requireSight(actor, school_id)
    const which = { schoolId: school_id, classId: class_id }
    const token = await inTransaction(db, actor.sight, (tx) => renewNoticeToken(tx, actor, which))
    forgetClass(school_id, class_id)
    return toNoticeAddress(config, token)
  })
}

function tierNameRoutes(app: FastifyInstance, { db, now }: Deps): void {
  route(app, contract.getTierNames, ({ actor, params: { school_id } }) => {
    requireSight(actor, school_id)
    return reading(db, actor.sight, async (reader) => ({ names: await findTierNames(reader, school_id) }))
  })

  route(app, contract.nameTiers, async ({ actor, params: { school_id }, body: { names } }) => {
    requireHead(actor, school_id)
    await inTransaction(db, actor.sight, (tx) => nameTiers(tx, actor, school_id, { names, now: now() }))
    return {}
  })
}
