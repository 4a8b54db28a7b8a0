/** How a day stands; `none`: nothing may be set and nothing is. Shown as colour, shape and word together. */
export type LoadState = 'free' | 'none' | 'ok' | 'near' | 'full' | 'over'

export interface LoadFigures {
  /** Minutes that stand on the day already. */
  readonly used: number
  /** Minutes of the homework at hand. */
  readonly mine: number
  /** Null where no rule gives a limit: the total is shown and not judged. */
  readonly limit: number | null
}

export interface LoadVerdict {
  readonly state: LoadState
  readonly total: number
  readonly left: number
  readonly over: number
}

/** Fewer than a fifth of the limit left: the next teacher will hardly fit. */
const NEAR = 0.2

export function loadVerdict({ used, mine, limit }: LoadFigures): LoadVerdict {
  const total = used + mine
  if (limit === null) return { state: 'free', total, left: 0, over: 0 }
  const left = Math.max(0, limit - total)
  const over = Math.max(0, total - limit)
  return { state: stateOf({ left, over, limit }), total, left, over }
}

function stateOf({ left, over, limit }: { left: number; over: number; limit: number }): LoadState {
  if (over > 0) return 'over'
  if (limit === 0) return 'none'
  if (left === 0) return 'full'
  return left < limit * NEAR ? 'near' : 'ok'
}
