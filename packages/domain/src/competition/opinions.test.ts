import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type GivenSheet, needsOf, sheetRounds, sheetStates } from './opinions.ts'

const rules = { judges_per_entry: 2, third_threshold: 10, trim_from: 5 }
const final = (judge_id: string, total: number, round: GivenSheet['round'] = 'main'): GivenSheet => ({
  judge_id,
  round,
  state: 'final',
  total,
})

describe('what a work needs', () => {
  it('is a third opinion only beyond the threshold, and an arbiter only when no two of three are near', () => {
    expect(needsOf([final('a', 80), final('b', 70)], rules).further).toBeNull()
    expect(needsOf([final('a', 80), final('b', 69)], rules)).toMatchObject({ further: 'third', difference: 11 })
    const apart = [final('a', 90), final('b', 60)]
    expect(needsOf([...apart, final('c', 85, 'third')], rules).further).toBeNull()
    expect(needsOf([...apart, final('c', 75, 'third')], rules).further).toBe('arbitration')
    const decided = [...apart, final('c', 75, 'third'), final('d', 70, 'arbitration')]
    expect(needsOf(decided, rules).further).toBeNull()
    expect(needsOf(apart, { ...rules, third_threshold: null }).further).toBeNull()
  })

  it('is one more opinion on a larger panel, too, when two that would count differ', () => {
    const panel = (...totals: number[]) => totals.map((total, index) => final(`${index}`, total))
    const of = (judges_per_entry: number) => ({ ...rules, judges_per_entry })
    expect(needsOf(panel(60, 90, 93), of(3)).further).toBe('third')
    expect(needsOf(panel(85, 90, 93), of(3)).further).toBeNull()
    // Of five the farthest two do not count.
    expect(needsOf(panel(40, 80, 82, 88, 99), of(5)).further).toBeNull()
    expect(needsOf(panel(40, 70, 82, 88, 99), of(5))).toMatchObject({ further: 'third', difference: 59 })
    expect(needsOf([...panel(60, 90, 93), final('x', 88, 'third')], of(3)).further).toBeNull()
  })

  it('is a judge for each sheet that was recused or taken back: it is missing, never zero', () => {
    const sheet = fc.record({
      judge_id: fc.uuid(),
      round: fc.constantFrom(...sheetRounds),
      state: fc.constantFrom(...sheetStates),
      total: fc.integer({ min: 0, max: 100 }),
    })
    fc.assert(
      fc.property(fc.array(sheet, { maxLength: 12 }), fc.integer({ min: 1, max: 5 }), (made, judges_per_entry) => {
        const sheets = made.map((one): GivenSheet => ({ ...one, total: one.state === 'final' ? one.total : null }))
        const wanted = { judges_per_entry, third_threshold: 10, trim_from: 5 }
        const needs = needsOf(sheets, wanted)
        const gone = sheets.filter(({ state }) => state !== 'recused' && state !== 'released')
        expect(needsOf(gone, wanted)).toEqual(needs)
        expect(
          needsOf(
            gone.filter(({ round }) => round !== 'calibration'),
            wanted,
          ),
        ).toEqual(needs)
        const main = gone.filter(({ round }) => round === 'main').length
        expect(needs.missing).toBe(Math.max(0, judges_per_entry - main))
        if (!needs.complete) expect(needs).toMatchObject({ further: null, difference: null })
      }),
    )
  })
})
