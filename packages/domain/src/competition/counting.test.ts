import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type FinalSheet, sheetsSetAside } from './counting.ts'
import { settleByThird } from './trimmed.ts'

const sheet = (sheet_id: string, round: FinalSheet['round'], total: number): FinalSheet => ({ sheet_id, round, total })

describe('which sheets count', () => {
  it('all of the main round', () => {
    const sheets = [60, 70, 80, 90, 100].map((total, index) => sheet(`${index}`, 'main', total))
    expect(sheetsSetAside(sheets).size).toBe(0)
  })

  it('with a third opinion on two, the mean of what counts is what the rule settles', () => {
    fc.assert(
      fc.property(fc.tuple(...[0, 1, 2].map(() => fc.integer({ min: 0, max: 100 }))), (totals) => {
        const [a = 0, b = 0, c = 0] = totals
        const sheets = [sheet('a', 'main', a), sheet('b', 'main', b), sheet('c', 'third', c)]
        const aside = sheetsSetAside(sheets)
        const counting = sheets.filter(({ sheet_id }) => !aside.has(sheet_id))
        const mean = counting.reduce((sum, { total }) => sum + total, 0) / counting.length
        expect(mean).toBeCloseTo(settleByThird([a, b, c]), 9)
      }),
    )
  })

  it('an arbiter’s alone, and a re-review never', () => {
    const sheets = [sheet('a', 'main', 60), sheet('b', 'main', 90), sheet('c', 'third', 75)]
    const arbitrated = sheetsSetAside([...sheets, sheet('d', 'arbitration', 80), sheet('e', 'tie', 50)])
    expect([...arbitrated]).toEqual([
      ['a', 'arbitrated'],
      ['b', 'arbitrated'],
      ['c', 'arbitrated'],
    ])
  })
})
