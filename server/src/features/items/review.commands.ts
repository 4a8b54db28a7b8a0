import { canMove, type ItemState } from '@lightwork/domain'
import type { Tx } from '../../db/transaction.ts'
import type { Actor } from '../../http/actor.ts'
import { Problem } from '../../http/problem.ts'
import { projectItems } from '../../search/project-items.ts'
import { gapsOf } from './item-draft.ts'
import { canEdit, isCurator, isOwnText } from './items.policy.ts'
import { checkRevision, lockItem, type Standing } from './lock-item.ts'

/** Publishing and retiring are the curators'; handing in and taking back also the author's. */
function checkMover(actor: Actor, standing: Standing, to: ItemState): void {
  const may = to === 'published' || to === 'retired' ? isCurator(actor) : canEdit(actor, standing)
  if (!may) throw new Problem('not-allowed')
  if (to === 'published' && isOwnText(actor, standing)) throw new Problem('own-review')
}

function checkComplete(standing: Standing, to: ItemState): void {
  if (to !== 'in_review' && to !== 'published') return
  const errors = gapsOf(standing)
  if (errors.length > 0) throw new Problem('item-incomplete', undefined, { errors })
}

/** Takes an item out of use: every version that was published, so that no homework can release an older one either. */
async function retire(tx: Tx, itemId: string, { version_id }: Standing): Promise<void> {
  await tx
    .updateTable('item_version')
    .set({ state: 'retired' })
    .where('item_id', '=', itemId)
    .where('state', '=', 'published')
    .execute()
  await tx.updateTable('item').set({ published_version_id: null }).where('id', '=', itemId).execute()
  await tx
    .updateTable('item_version')
    .set((eb) => ({ revision: eb('revision', '+', 1) }))
    .where('id', '=', version_id)
    .execute()
}

async function moveCurrent(
  tx: Tx,
  actor: Actor,
  { itemId, standing, to, now }: { itemId: string; standing: Standing; to: ItemState; now: Date },
) {
  const published = to === 'published' ? { published_at: now, published_by: actor.accountId } : {}
  await tx
    .updateTable('item_version')
    .set({ state: to, revision: standing.revision + 1, ...published })
    .where('id', '=', standing.version_id)
    .execute()
  if (to === 'published')
    await tx.updateTable('item').set({ published_version_id: standing.version_id }).where('id', '=', itemId).execute()
}

export interface Move {
  readonly itemId: string
  readonly to: ItemState
  readonly revision: number
}

/**
 * Moves the newest version through its life. Retiring concerns what is published, also while a newer draft is written.
 * A superseded version keeps its state: homework that pins it may still be released.
 */
export async function moveItem(tx: Tx, actor: Actor, { itemId, to, revision }: Move, now: Date): Promise<void> {
  const standing = await lockItem(tx, actor, itemId)
  checkMover(actor, standing, to)
  checkRevision(standing, revision)
  const retires = to === 'retired' && standing.published_version_id !== null
  if (!retires && !canMove(standing.state, to)) throw new Problem('state-refused', `${standing.state} → ${to}`)
  checkComplete(standing, to)
  if (retires) await retire(tx, itemId, standing)
  else await moveCurrent(tx, actor, { itemId, standing, to, now })
  await projectItems(tx, [itemId])
}
