import type { Clock } from '../../../lib/saving/saver.ts'

export const START = Date.parse('2026-11-25T08:00:00.000Z')

export interface FakeClock extends Clock {
  pass(milliseconds: number): Promise<void>
  sleep(milliseconds: number): Promise<void>
}

/** Time of a test: it goes on only when `pass` says so, and everything that is due happens in one order. */
export function createFakeClock(): FakeClock {
  let now = 0
  let timers: { at: number; then: () => void }[] = []
  // A turn of the event loop: every promise that can go on has gone on.
  const breathe = () => new Promise<void>((resolve) => setImmediate(resolve))
  const wait: Clock['wait'] = (milliseconds, then) => {
    const timer = { at: now + milliseconds, then }
    timers.push(timer)
    return () => {
      timers = timers.filter((other) => other !== timer)
    }
  }
  return {
    now: () => now,
    wait,
    sleep: (milliseconds) =>
      milliseconds === 0 ? Promise.resolve() : new Promise((resolve) => wait(milliseconds, resolve)),
    async pass(milliseconds) {
      const end = now + milliseconds
      await breathe()
      for (;;) {
        const [next] = timers.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)
        if (next === undefined) break
        timers = timers.filter((timer) => timer !== next)
        now = Math.max(now, next.at)
        next.then()
        await breathe()
      }
      now = end
      await breathe()
    },
  }
}
