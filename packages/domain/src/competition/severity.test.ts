import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { componentsOf } from './components.ts'
import { inverse } from './linear.ts'
import { fitSeverity, type GivenScore } from './severity.ts'

const options = { range: 60 }

/** Entry `index` of quality 60 + index·3, judged by three of the judges in turn, without chance. */
function exact(entries: number, leniency: readonly number[], prefix = ''): GivenScore[] {
  return Array.from({ length: entries }, (_, entry) =>
    [0, 1, 2].map((turn) => {
      const judge = (entry + turn) % leniency.length
      return {
        entry_id: `${prefix}e${String(entry).padStart(2, '0')}`,
        judge_id: `${prefix}j${judge}`,
        score: 60 + entry * 3 + (leniency[judge] ?? 0),
      }
    }),
  ).flat()
}

const anyScores: fc.Arbitrary<GivenScore[]> = fc.uniqueArray(
  fc.record({
    entry_id: fc.integer({ min: 0, max: 11 }).map((n) => `e${n}`),
    judge_id: fc.integer({ min: 0, max: 5 }).map((n) => `j${n}`),
    score: fc.integer({ min: 40, max: 100 }),
  }),
  { minLength: 1, maxLength: 50, selector: ({ entry_id, judge_id }) => `${entry_id} ${judge_id}` },
)

describe('the correction for severity', () => {
  it('finds how severe judges are when nothing else is in the scores', () => {
    const { judges, entries, components } = fitSeverity(exact(20, [-8, 0, 3, 5]), options)
    expect(components).toBe(1)
    expect(judges.map(({ severity }) => Math.round(severity))).toEqual([8, 0, -3, -5])
    expect(entries.map(({ score }) => Math.round(score))).toEqual(entries.map((_, index) => 60 + index * 3))
    expect(judges[0]?.flags).toMatchObject([{ flag: 'severe' }])
    expect(judges[3]?.flags).toMatchObject([{ flag: 'lenient' }])
    expect(judges[1]?.flags).toEqual([])
  })

  it('can be unfolded: the corrected sheets by their shares are the score', () => {
    fc.assert(
      fc.property(anyScores, (given) => {
        const { entries } = fitSeverity(given, options)
        for (const { score, sheets, low, high, standard_error } of entries) {
          const shares = sheets.reduce((sum, { share }) => sum + share, 0)
          const unfolded = sheets.reduce((sum, { share, corrected }) => sum + share * corrected, 0)
          expect(shares).toBeCloseTo(1, 9)
          expect(unfolded).toBeCloseTo(score, 6)
          expect(low < score && score < high && standard_error > 0).toBe(true)
        }
        expect(entries.flatMap(({ sheets }) => sheets).length).toBe(given.length)
      }),
      { numRuns: 60 },
    )
  })

  it('does not depend on the order of the sheets, and moves with a shift of all scores', () => {
    fc.assert(
      fc.property(anyScores, fc.integer({ min: -20, max: 20 }), (given, shift) => {
        const fit = fitSeverity(given, options)
        expect(fitSeverity(given.toReversed(), options)).toEqual(fit)
        const shifted = fitSeverity(
          given.map((each) => ({ ...each, score: each.score + shift })),
          options,
        )
        for (const [index, { score }] of shifted.entries.entries())
          expect(score).toBeCloseTo((fit.entries[index]?.score ?? 0) + shift, 5)
      }),
      { numRuns: 40 },
    )
  })

  it('corrects nothing across judges who share no entry', () => {
    fc.assert(
      fc.property(anyScores, (given) => {
        const { judges, components } = fitSeverity(given, options)
        expect(components).toBe(componentsOf(given).count)
        for (let component = 0; component < components; component += 1) {
          const own = judges.filter((judge) => judge.component === component)
          expect(own.reduce((sum, { severity }) => sum + severity, 0)).toBeCloseTo(0, 6)
        }
      }),
      { numRuns: 60 },
    )
    const one = exact(12, [-6, 0, 6], 'a')
    const other = exact(12, [10, 10, 10], 'b')
    const joint = fitSeverity([...one, ...other], options)
    expect(joint.components).toBe(2)
    expect(
      joint.judges
        .filter(({ judge_id }) => judge_id.startsWith('b'))
        .every(({ severity }) => Math.abs(severity) < 1e-6),
    ).toBe(true)
  })

  it('leaves an entry with one sheet in place, with a wider band', () => {
    const { entries } = fitSeverity(
      exact(20, [0, 1, -1, 0]).filter(({ entry_id, judge_id }) => entry_id !== 'e10' || judge_id === 'j2'),
      options,
    )
    const bands = entries.map(({ low, high }) => high - low)
    expect(Math.max(...bands)).toBe(bands[10])
  })

  it('tells who favours a school', () => {
    const campOf = new Map(
      Array.from({ length: 30 }, (_, index) => [`e${String(index).padStart(2, '0')}`, `s${index % 5}`]),
    )
    const given = exact(30, [0, 0, 0, 0, 0, 0, 0]).map((each, index) => ({
      ...each,
      score:
        each.score + ((index * 7) % 5) - 2 + (each.judge_id === 'j3' && campOf.get(each.entry_id) === 's2' ? 12 : 0),
    }))
    const { judges } = fitSeverity(given, { ...options, campOf })
    const flagged = judges.filter(({ flags }) => flags.length > 0)
    expect(flagged.map(({ judge_id }) => judge_id)).toEqual(['j3'])
    expect(flagged[0]?.flags).toContainEqual(expect.objectContaining({ flag: 'favours', camp: 's2' }))
  })

  it('tells two whose marks go together', () => {
    const given = Array.from({ length: 24 }, (_, entry) =>
      Array.from({ length: 6 }, (_, judge) => ({
        entry_id: `e${String(entry).padStart(2, '0')}`,
        judge_id: `j${judge}`,
        score: 60 + entry + (judge < 2 ? ((entry * 5) % 7) - 3 : ((entry * 3 + judge * judge * 4) % 7) - 3),
      })),
    ).flat()
    const alike = fitSeverity(given, options).judges.map(({ flags }) => flags.filter(({ flag }) => flag === 'alike'))
    expect(alike[0]).toMatchObject([{ with_judge: 'j1' }])
    expect(alike[1]).toMatchObject([{ with_judge: 'j0' }])
  })
})

describe('the inverse', () => {
  it('times its matrix is one', () => {
    const rows = [
      [4, 1, -1],
      [1, 3, 0.5],
      [-1, 0.5, 5],
    ]
    const found = inverse(rows.map((row) => Float64Array.from(row)))
    for (const [r, row] of rows.entries())
      for (const c of rows.keys())
        expect(row.reduce((sum, value, k) => sum + value * (found[k]?.[c] ?? 0), 0)).toBeCloseTo(r === c ? 1 : 0, 12)
  })

  it('of a matrix that has none is refused', () => {
    expect(() => inverse([Float64Array.from([1, 1]), Float64Array.from([1, 1])])).toThrow(RangeError)
  })
})
