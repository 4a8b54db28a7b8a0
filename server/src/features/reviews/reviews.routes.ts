import * as contract from '@lightwork/contract'
import type { FastifyInstance } from 'fastify'
import { inTransaction, reading } from '../../db/transaction.ts'
import type { Deps } from '../../deps.ts'
import { route } from '../../http/route.ts'
import { getItem } from '../items/items.queries.ts'
import { getReview, listItemReviews } from './desk.queries.ts'
import * as guidance from './guidance.commands.ts'
import { listGuidance } from './guidance.queries.ts'
import { handInItem, takeBackItem } from './hand-in.commands.ts'
import { giveOpinion, tickReview } from './opinions.commands.ts'
import { requireCoordinator } from './reviews.policy.ts'
import { listReviews } from './reviews.queries.ts'
import { listRules } from './rules.queries.ts'
import { leaveSeat, takeSeat } from './seats.commands.ts'

export function reviewRoutes(app: FastifyInstance, deps: Deps): void {
  handInRoutes(app, deps)
  deskRoutes(app, deps)
  guidanceRoutes(app, deps)
}

function handInRoutes(app: FastifyInstance, { db, now }: Deps): void {
  route(app, contract.handInItem, ({ actor, params: { item_id }, body }) =>
    inTransaction(db, actor.sight, async (tx) => {
      await handInItem(tx, actor, { itemId: item_id, ...body }, now())
      return getItem(tx, actor, item_id)
    }),
  )

  route(app, contract.takeBackItem, ({ actor, params: { item_id }, body: { revision } }) =>
    inTransaction(db, actor.sight, async (tx) => {
      await takeBackItem(tx, actor, { itemId: item_id, revision }, now())
      return getItem(tx, actor, item_id)
    }),
  )

  route(app, contract.listItemReviews, ({ actor, params: { item_id } }) =>
    reading(db, actor.sight, (reader) => listItemReviews(reader, actor, item_id)),
  )
}

function deskRoutes(app: FastifyInstance, { db, now }: Deps): void {
  route(app, contract.listReviews, ({ actor, querystring }) =>
    reading(db, actor.sight, (reader) => listReviews(reader, actor, querystring)),
  )

  route(app, contract.getReview, ({ actor, params: { review_id } }) =>
    reading(db, actor.sight, (reader) => getReview(reader, actor, review_id)),
  )

  route(app, contract.takeSeat, ({ actor, params: { review_id }, body: { account_id } }) =>
    inTransaction(db, actor.sight, async (tx) => {
      await takeSeat(tx, actor, { reviewId: review_id, accountId: account_id }, now())
      return getReview(tx, actor, review_id)
    }),
  )

  route(app, contract.leaveSeat, async ({ actor, params: { review_id }, body: { reason } }) => {
    await inTransaction(db, actor.sight, (tx) => leaveSeat(tx, actor, review_id, { reason, now: now() }))
    return {}
  })

  route(app, contract.tickReview, ({ actor, params: { review_id }, body }) =>
    inTransaction(db, actor.sight, async (tx) => {
      await tickReview(tx, actor, { reviewId: review_id, ...body }, now())
      return getReview(tx, actor, review_id)
    }),
  )

  route(app, contract.giveOpinion, ({ actor, params: { review_id }, body }) =>
    inTransaction(db, actor.sight, async (tx) => {
      await giveOpinion(tx, actor, review_id, { ...body, now: now() })
      return getReview(tx, actor, review_id)
    }),
  )
}

function guidanceRoutes(app: FastifyInstance, { db, now }: Deps): void {
  route(app, contract.listGuidance, ({ actor, querystring: { subject } }) => {
    requireCoordinator(actor)
    return reading(db, actor.sight, (reader) => listGuidance(reader, subject, now()))
  })

  route(app, contract.appointMember, async ({ actor, body }) => {
    requireCoordinator(actor)
    await inTransaction(db, actor.sight, (tx) => guidance.appointMember(tx, actor, body, now()))
    return {}
  })

  route(app, contract.endMember, async ({ actor, params: { member_id } }) => {
    requireCoordinator(actor)
    await inTransaction(db, actor.sight, (tx) => guidance.endMember(tx, actor, member_id, now()))
    return {}
  })

  route(app, contract.listReviewRules, ({ actor, params: { subject } }) =>
    reading(db, actor.sight, (reader) => listRules(reader, subject)),
  )

  route(app, contract.setReviewRule, async ({ actor, body }) => {
    requireCoordinator(actor)
    await inTransaction(db, actor.sight, (tx) => guidance.setReviewRule(tx, actor, body, now()))
    return {}
  })
}
