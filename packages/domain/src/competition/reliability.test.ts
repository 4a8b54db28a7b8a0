import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { agreementOf, kendallsW, reliabilityOf } from './reliability.ts'
import type { GivenScore } from './severity.ts'

const table = (rows: readonly (readonly number[])[]): GivenScore[] =>
  rows.flatMap((row, entry) => row.map((score, judge) => ({ entry_id: `e${entry}`, judge_id: `j${judge}`, score })))

/** Shrout and Fleiss 1979: six targets, four judges; ICC(1,1) = 0.17, ICC(1,4) = 0.44. */
const shroutFleiss = table([
  [9, 2, 5, 8],
  [6, 1, 3, 2],
  [8, 4, 6, 8],
  [7, 1, 2, 6],
  [10, 5, 6, 9],
  [6, 2, 4, 7],
])

describe('reliability', () => {
  it('gives the figures of a published example', () => {
    const found = reliabilityOf(shroutFleiss)
    expect(found?.single).toBeCloseTo(0.1657, 3)
    expect(found?.average).toBeCloseTo(0.4428, 3)
    expect(found).toMatchObject({ judges_per_entry: 4, agreement: 'poor' })
    expect(found?.concordance).toBeGreaterThan(0.8)
  })

  it('of judges who all agree is 1, of a group that cannot say is null', () => {
    expect(
      reliabilityOf(
        table([
          [3, 3],
          [5, 5],
          [9, 9],
        ]),
      ),
    ).toMatchObject({ single: 1, average: 1, concordance: 1 })
    expect(reliabilityOf(table([[3], [4]]))).toBeNull()
    expect(reliabilityOf(table([[3, 4]]))).toBeNull()
    expect(
      reliabilityOf(
        table([
          [3, 3],
          [3, 3],
        ]),
      ),
    ).toMatchObject({ single: 0, average: 0 })
  })

  it('knows no concordance where judges differ from entry to entry', () => {
    expect(reliabilityOf(shroutFleiss.slice(1))?.concordance).toBeNull()
  })

  it('stays within its bounds, and the mean of several tells more than one', () => {
    const rows = fc.array(fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 1, maxLength: 5 }), {
      minLength: 2,
      maxLength: 10,
    })
    fc.assert(
      fc.property(rows, (drawn) => {
        const found = reliabilityOf(table(drawn))
        if (found === null) return
        expect(found.single).toBeLessThanOrEqual(1)
        expect(found.average).toBeLessThanOrEqual(1)
        if (found.single > 0) expect(found.average).toBeGreaterThanOrEqual(found.single - 1e-9)
      }),
    )
  })

  it('measures concordance from 0 to 1, whatever each judge adds', () => {
    const rows = fc.array(fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 4, maxLength: 4 }), {
      minLength: 2,
      maxLength: 5,
    })
    fc.assert(
      fc.property(rows, fc.nat(50), (drawn, more) => {
        const found = kendallsW(drawn)
        expect(found >= -1e-9 && found <= 1 + 1e-9).toBe(true)
        expect(kendallsW(drawn.map((row, judge) => (judge === 0 ? row.map((x) => x + more) : row)))).toBeCloseTo(
          found,
          9,
        )
      }),
    )
  })

  it('has a word for every figure', () => {
    expect([0.49, 0.5, 0.75, 0.9].map(agreementOf)).toEqual(['poor', 'moderate', 'good', 'excellent'])
  })
})
