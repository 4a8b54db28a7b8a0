import type { Tx } from '../../db/transaction.ts'
import type { Actor } from '../../http/actor.ts'
import { Problem } from '../../http/problem.ts'
import { projectItems } from '../../search/project-items.ts'
import { dropOldTexts } from '../duplicates/signatures.commands.ts'
import { recalibrate } from '../minutes/recalibrate.ts'
import { tagErrorsOf } from './item-draft.ts'
import { allGapsOf } from './item-gaps.ts'
import { canEdit, isCurator } from './items.policy.ts'
import { checkRevision, lockItem, type Standing } from './lock-item.ts'

interface Wanted {
  readonly itemId: string
  readonly revision: number
}

const moveVersion = (
  tx: Tx,
  versionId: string,
  changes: { state: string; published_at?: Date; published_by?: string },
) =>
  tx
    .updateTable('item_version')
    .set((eb) => ({ ...changes, revision: eb('revision', '+', 1) }))
    .where('id', '=', versionId)
    .execute()

/** Draft -> in review. Only whoever may write it hands it in, and only when nothing is missing. Answers it, locked. */
export async function enterReview(tx: Tx, actor: Actor, { itemId, revision }: Wanted): Promise<Standing> {
  const standing = await lockItem(tx, actor, itemId)
  if (!canEdit(actor, standing)) throw new Problem('not-allowed')
  checkRevision(standing, revision)
  if (standing.state !== 'draft') throw new Problem('state-refused', `${standing.state} → in_review`)
  const errors = [...(await allGapsOf(tx, [standing])).flat(), ...tagErrorsOf(standing)]
  if (errors.length > 0) throw new Problem('item-incomplete', undefined, { errors })
  await moveVersion(tx, standing.version_id, { state: 'in_review' })
  await projectItems(tx, [itemId])
  return standing
}

/** In review -> draft, by its author or a curator. */
export async function checkTakeBack(tx: Tx, actor: Actor, { itemId, revision }: Wanted): Promise<Standing> {
  const standing = await lockItem(tx, actor, itemId)
  if (!canEdit(actor, standing)) throw new Problem('not-allowed')
  checkRevision(standing, revision)
  if (standing.state !== 'in_review') throw new Problem('state-refused', `${standing.state} → draft`)
  return standing
}

interface Version {
  readonly itemId: string
  readonly versionId: string
}

export async function returnToDraft(tx: Tx, { itemId, versionId }: Version): Promise<void> {
  await moveVersion(tx, versionId, { state: 'draft' })
  await projectItems(tx, [itemId])
}

/** The end of a review that passed: the version is the one in use from now on; older homework keeps what it pinned. */
export async function publishVersion(
  tx: Tx,
  { itemId, versionId, publishedBy }: Version & { readonly publishedBy: string },
  now: Date,
): Promise<void> {
  await moveVersion(tx, versionId, { state: 'published', published_at: now, published_by: publishedBy })
  await tx
    .updateTable('item')
    .set({
      published_version_id: versionId,
      retired_at: null,
      retired_by: null,
      retire_reason: null,
      successor_id: null,
    })
    .where('id', '=', itemId)
    .execute()
  await recalibrate(tx, itemId, now)
  await projectItems(tx, [itemId])
  await dropOldTexts(tx, [itemId])
}

export interface Retirement extends Wanted {
  readonly reason: string
  readonly successorId: string | null
}

/** A successor must be in use itself. */
async function checkSuccessor(tx: Tx, { itemId, successorId }: Retirement): Promise<void> {
  if (successorId === null) return
  const successor = await tx
    .selectFrom('item')
    .where('id', '=', successorId)
    .where('published_version_id', 'is not', null)
    .select('id')
    .executeTakeFirst()
  if (successor === undefined || successorId === itemId)
    throw new Problem(
      'unknown-reference',
      '替代题必须是另一道已入库的题 / the successor must be another published item',
    )
}

/**
 * Takes an item out of use, with the reason and what to use instead: every version that was published, so that no
 * homework can release an older one either. A draft of the next version stays.
 */
export async function retireItem(tx: Tx, actor: Actor, retirement: Retirement, now: Date): Promise<void> {
  const { itemId, revision, reason, successorId } = retirement
  const standing = await lockItem(tx, actor, itemId)
  if (!isCurator(actor)) throw new Problem('not-allowed')
  checkRevision(standing, revision)
  if (standing.published_version_id === null) throw new Problem('state-refused', `${standing.state} → retired`)
  await checkSuccessor(tx, retirement)
  await tx
    .updateTable('item_version')
    .set({ state: 'retired' })
    .where('item_id', '=', itemId)
    .where('state', '=', 'published')
    .execute()
  await tx
    .updateTable('item')
    .set({
      published_version_id: null,
      retired_at: now,
      retired_by: actor.accountId,
      retire_reason: reason,
      successor_id: successorId,
    })
    .where('id', '=', itemId)
    .execute()
  await tx
    .updateTable('item_version')
    .set((eb) => ({ revision: eb('revision', '+', 1) }))
    .where('id', '=', standing.version_id)
    .execute()
  await projectItems(tx, [itemId])
  await dropOldTexts(tx, [itemId])
}
