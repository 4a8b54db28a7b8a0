import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readClock, toClock } from './clock.ts'

describe('a time on the clock', () => {
  it('is read as people write it', () => {
    expect(['3:20', '3：20', '３:２０', '3分20秒', "3'20"].map(readClock)).toEqual([200, 200, 200, 200, 200])
    expect(readClock('4')).toBe(240)
    expect(['', '0', 'abc', '3:75', '1:2:3', '-3'].map(readClock)).toEqual([null, null, null, null, null, null])
  })

  it('is read back as it was written', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 36_000 }), (seconds) => {
        expect(readClock(toClock(seconds))).toBe(seconds)
      }),
    )
  })
})
