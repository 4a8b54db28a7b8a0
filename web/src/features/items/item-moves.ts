import type { Item, Me } from '@lightwork/contract'
import { canMove, type ItemState } from '@lightwork/domain'
import { isCurator, mayEdit } from './item-roles.ts'

export interface MoveOffer {
  readonly to: ItemState
  readonly name: 'submit' | 'publish' | 'sendBack' | 'takeBack' | 'retire'
}

/** May this person be the one who reviews? The server knows everybody whose words stand in it; we know who began it. */
export const isOwnText = (me: Me, { current }: Item): boolean => current.created_by?.id === me.account_id

/** What this person may do with the newest version now. The server decides again. */
export function movesOf(me: Me, item: Item): MoveOffer[] {
  const { current, published_version_id } = item
  const curates = isCurator(me)
  const isOwn = isOwnText(me, item)
  const offers: (MoveOffer & { readonly isOffered: boolean })[] = [
    { to: 'in_review', name: 'submit', isOffered: mayEdit(me, current.created_by?.id) },
    { to: 'published', name: 'publish', isOffered: curates && !isOwn },
    { to: 'draft', name: isOwn ? 'takeBack' : 'sendBack', isOffered: mayEdit(me, current.created_by?.id) },
    { to: 'retired', name: 'retire', isOffered: curates },
  ]
  // What is published can be retired also while its next version is being written.
  const isPossible = (to: ItemState) =>
    canMove(current.state, to) || (to === 'retired' && published_version_id !== null)
  return offers.filter(({ to, isOffered }) => isOffered && isPossible(to)).map(({ to, name }) => ({ to, name }))
}
