import { defaultTrialFactors, trialMinutes } from '@lightwork/domain'
import { v7 as newId } from 'uuid'
import type { Tx } from '../../db/transaction.ts'
import { type Actor, hasRole } from '../../http/actor.ts'
import { Problem } from '../../http/problem.ts'
import { projectItems } from '../../search/project-items.ts'
import { isCurator } from '../items/items.policy.ts'
import { findShown } from '../items/items.queries.ts'
import { factorOf } from './minutes.queries.ts'
import { recalibrate } from './recalibrate.ts'

/** Whoever teaches or reviews can say how long an item takes; the bureau only reads. */
function requireTeacher(actor: Actor): void {
  if (!hasRole(actor, 'curator', 'teacher', 'class_lead', 'head')) throw new Problem('not-allowed')
}

async function settle(tx: Tx, itemId: string, now: Date): Promise<void> {
  await recalibrate(tx, itemId, now)
  await projectItems(tx, [itemId])
}

/** «I did it in 3:20»: kept with the factor of the moment, so that the figure stays explained. */
export async function addTrial(
  tx: Tx,
  actor: Actor,
  { itemId, seconds, grade }: { readonly itemId: string; readonly seconds: number; readonly grade: number },
  now: Date,
): Promise<void> {
  requireTeacher(actor)
  const { version_id, grades } = await findShown(tx, actor, itemId)
  if (!grades.includes(grade))
    throw new Problem('invalid-request', '这道题不适用于这个年级 / the item is not for this grade')
  const factor = (await factorOf(tx, grade)) ?? defaultTrialFactors[grade] ?? 1
  const minutes = Math.min(600, trialMinutes(seconds, factor))
  await tx
    .insertInto('minutes_sample')
    .values({
      id: newId(),
      item_id: itemId,
      version_id,
      kind: 'trial',
      minutes,
      seconds,
      factor,
      grade,
      account_id: actor.accountId,
      at: now,
    })
    .execute()
  await settle(tx, itemId, now)
}

/** What a class needed: a typical figure and how many pupils it stands for, nothing about any of them. */
export async function addClassReport(
  tx: Tx,
  actor: Actor,
  { itemId, minutes, pupils }: { readonly itemId: string; readonly minutes: number; readonly pupils: number },
  now: Date,
): Promise<void> {
  requireTeacher(actor)
  const { version_id } = await findShown(tx, actor, itemId)
  await tx
    .insertInto('minutes_sample')
    .values({
      id: newId(),
      item_id: itemId,
      version_id,
      kind: 'class',
      minutes,
      pupils,
      account_id: actor.accountId,
      at: now,
    })
    .execute()
  await settle(tx, itemId, now)
}

/** A reviewer's estimate, given with the opinion; who may give it was decided there. */
export async function addReviewerEstimate(
  tx: Tx,
  actor: Actor,
  { itemId, versionId, minutes }: { readonly itemId: string; readonly versionId: string; readonly minutes: number },
  now: Date,
): Promise<void> {
  await tx
    .insertInto('minutes_sample')
    .values({
      id: newId(),
      item_id: itemId,
      version_id: versionId,
      kind: 'reviewer',
      minutes,
      account_id: actor.accountId,
      at: now,
    })
    .execute()
  await settle(tx, itemId, now)
}

/** Takes a sample back: one's own, or as a curator anybody's. Answers its item. */
export async function withdrawSample(tx: Tx, actor: Actor, sampleId: string, now: Date): Promise<string> {
  const sample = await tx
    .selectFrom('minutes_sample')
    .where('id', '=', sampleId)
    .where('withdrawn_at', 'is', null)
    .select(['item_id', 'account_id', 'kind'])
    .executeTakeFirst()
  if (sample === undefined) throw new Problem('not-found')
  const isOwn = sample.account_id === actor.accountId && sample.kind !== 'reviewer'
  if (!isOwn && !isCurator(actor)) throw new Problem('not-allowed')
  await tx.updateTable('minutes_sample').set({ withdrawn_at: now }).where('id', '=', sampleId).execute()
  await settle(tx, sample.item_id, now)
  return sample.item_id
}

export async function setTrialFactor(
  tx: Tx,
  actor: Actor,
  { grade, factor }: { readonly grade: number; readonly factor: number },
  now: Date,
): Promise<void> {
  if (!isCurator(actor)) throw new Problem('not-allowed')
  await tx
    .insertInto('trial_factor')
    .values({ id: newId(), grade, factor, set_by: actor.accountId, set_at: now })
    .execute()
}
