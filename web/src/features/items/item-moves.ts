import type { Item, Me } from '@lightwork/contract'
import { isCurator, mayEdit } from './item-roles.ts'

export type MoveOffer = 'submit' | 'takeBack' | 'retire'

/** What this person may do with the newest version now, beside editing it. The server decides again. */
export function movesOf(me: Me, { current, published_version_id }: Item): MoveOffer[] {
  const writes = mayEdit(me, current.created_by?.id)
  const offers: Record<MoveOffer, boolean> = {
    submit: writes && current.state === 'draft',
    takeBack: writes && current.state === 'in_review',
    // What is published can be retired also while its next version is being written.
    retire: isCurator(me) && published_version_id !== null,
  }
  return (['submit', 'takeBack', 'retire'] as const).filter((name) => offers[name])
}
