/** Keeps from asking an engine that just failed: longer with every failure, and then one question at a time. */
export interface Breaker {
  /** Whether to ask now. */
  tries(): boolean
  note(succeeded: boolean): void
}

const FIRST_REST = 1000
const LONGEST_REST = 30_000

export function breaker(now: () => number = () => performance.now()): Breaker {
  let failures = 0
  let until = 0
  return {
    tries: () => {
      if (failures === 0) return true
      if (now() < until) return false
      // The others wait until this one is answered, or as long again.
      until = now() + FIRST_REST
      return true
    },
    note: (succeeded) => {
      failures = succeeded ? 0 : failures + 1
      until = succeeded ? 0 : now() + Math.min(LONGEST_REST, FIRST_REST * 2 ** (failures - 1))
    },
  }
}
