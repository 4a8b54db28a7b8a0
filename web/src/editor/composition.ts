/** Milliseconds after the end of a composition in which Safari still sends the Enter that ended it. */
const AFTER = 100

interface KeyLike {
  readonly keyCode: number
  readonly isComposing: boolean
}

/** Tells keys meant for the input method from keys meant for us. */
export interface Composition {
  readonly onCompositionEnd: () => void
  readonly takes: (event: KeyLike) => boolean
}

export function composition(now: () => number = () => performance.now()): Composition {
  let endedAt = Number.NEGATIVE_INFINITY
  return {
    onCompositionEnd: () => {
      endedAt = now()
    },
    takes: ({ isComposing, keyCode }) => isComposing || keyCode === 229 || now() - endedAt < AFTER,
  }
}
