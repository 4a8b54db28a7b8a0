import type { AlikeKind } from '@lightwork/domain'

export interface FoundPair {
  readonly item_a: string
  readonly item_b: string
  readonly hash_a: string
  readonly hash_b: string
  readonly kind: AlikeKind
  readonly score: number
  readonly subject: string
}

interface Side {
  readonly id: string
  readonly hash: string
}

/** The row of two items, the smaller id first. */
export const toPair = (one: Side, other: Side, found: Pick<FoundPair, 'kind' | 'score' | 'subject'>): FoundPair => {
  const [a, b] = one.id < other.id ? [one, other] : [other, one]
  const { kind, score, subject } = found
  return { item_a: a.id, item_b: b.id, hash_a: a.hash, hash_b: b.hash, kind, score, subject }
}
