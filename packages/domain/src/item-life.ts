import type { ItemState } from './vocabulary.ts'

/** The item's life (DESIGN: draft -> in review -> published -> retired); a refused review goes back to draft. */
const next: Record<ItemState, readonly ItemState[]> = {
  draft: ['in_review'],
  in_review: ['published', 'draft'],
  published: ['retired'],
  retired: [],
}

export const canMove = (from: ItemState, to: ItemState): boolean => next[from].includes(to)

/** Who said how long an item takes, from how many samples, when. */
export interface MinutesEvidence {
  readonly source: 'author' | 'estimate' | 'import' | 'trial' | 'class'
  readonly samples: number
  readonly at: string
  readonly note?: string
}
