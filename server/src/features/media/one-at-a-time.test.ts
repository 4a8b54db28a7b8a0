import { describe, expect, it } from 'vitest'
import { OneAtATime } from './one-at-a-time.ts'

describe('files that are read one at a time', () => {
  it('are read in turn, also after one that fails; beyond those that may wait the next is asked to come again', async () => {
    const queue = new OneAtATime({ mostWaiting: 3 })
    const done: string[] = []
    let running = 0
    const work = (name: string, fails = false) =>
      queue.run(async () => {
        running += 1
        expect(running).toBe(1)
        await new Promise((resolve) => setImmediate(resolve))
        running -= 1
        if (fails) throw new Error(name)
        done.push(name)
      })
    const all = [work('first', true), work('second'), work('third')]
    await expect(work('fourth')).rejects.toMatchObject({ code: 'busy' })
    await Promise.allSettled(all)
    expect(done).toEqual(['second', 'third'])
    await work('fifth')
    expect(done.at(-1)).toBe('fifth')
  })
})
