import { Problem } from '../../http/problem.ts'

/** At most `count` works at once, the rest in a bounded queue: public readers never take the pool from teachers. */
export function atMost(count: number, queueLimit: number): <T>(work: () => Promise<T>) => Promise<T> {
  const waiting: (() => void)[] = []
  let running = 0
  return async (work) => {
    if (running >= count) {
      if (waiting.length >= queueLimit) throw new Problem('busy')
      await new Promise<void>((resolve) => waiting.push(resolve))
    } else {
      running++
    }
    try {
      return await work()
    } finally {
      const next = waiting.shift()
      if (next === undefined) running--
      else next()
    }
  }
}
