import { describe, expect, it } from 'vitest'
import { defaultResultRules, groupResult, type ResultInput, type ResultSheet, whatWouldChange } from './results.ts'
import { rubricTemplates } from './rubric-templates.ts'

const rubric = rubricTemplates.science_unit
const leniency = [-2, -1, 0, 0, 1, 2, 0]

/** Marks of a judge who gives the entry so many points above the lowest, criterion by criterion. */
function marksOf(above: number): Record<string, number> {
  let left = above
  return Object.fromEntries(
    rubric.criteria.map(({ code, points }) => {
      const more = Math.max(0, Math.min(left, 8))
      left -= more
      return [code, Math.max(points - 8, 0) + more]
    }),
  )
}

const entryIds = Array.from({ length: 14 }, (_, index) => `e${String(index).padStart(2, '0')}`)
const sheets = entryIds.flatMap((entry_id, entry) =>
  [0, 1, 2, 3, 4].map((turn): ResultSheet => {
    const judge = (entry + turn) % leniency.length
    return { entry_id, judge_id: `j${judge}`, marks: marksOf(4 + entry * 3 + (leniency[judge] ?? 0)) }
  }),
)
const input: ResultInput = { rubric, rules: defaultResultRules, entryIds, sheets }

describe('the result of a group', () => {
  it('ranks, awards and explains from the sheets alone', () => {
    const { entries, awards, reliability, components, unscored } = groupResult(input)
    expect(entries.map(({ entry_id }) => entry_id)).toEqual([...entryIds].reverse())
    expect(awards.entries.map(({ award }) => award).slice(0, 5)).toEqual([
      'first',
      'second',
      'second',
      'second',
      'third',
    ])
    expect(reliability?.agreement).toBe('excellent')
    expect([components, unscored]).toEqual([1, []])
    for (const { score, marks, sheets: own, dropped } of entries) {
      expect(own.reduce((sum, { share, corrected }) => sum + share * corrected, 0)).toBeCloseTo(score, 6)
      expect(Object.values(marks).reduce((sum, mark) => sum + mark, 0)).toBeCloseTo(score, 6)
      expect(dropped.length).toBe(2)
    }
  })

  it('takes a recused sheet for missing: the score stays, the band widens', () => {
    const recused = sheets.map((sheet, index) => (index === 30 ? { ...sheet, marks: null } : sheet))
    const find = (result: ReturnType<typeof groupResult>) => result.entries.find(({ entry_id }) => entry_id === 'e06')
    const [before, after] = [find(groupResult(input)), find(groupResult({ ...input, sheets: recused }))]
    expect(after).toMatchObject({ missing: ['j6'], dropped: [] })
    expect(Math.abs((after?.score ?? 0) - (before?.score ?? 0))).toBeLessThan(1)
  })

  it('gives an entry without sheets no place', () => {
    const rest = sheets.filter(({ entry_id }) => entry_id !== 'e00')
    const { unscored, entries } = groupResult({ ...input, sheets: rest })
    expect(unscored).toEqual(['e00'])
    expect(entries.length).toBe(13)
  })

  it('publishes the trimmed mean when the rules say so', () => {
    const { entries } = groupResult({ ...input, rules: { ...defaultResultRules, method: 'trimmed' } })
    expect(entries.every(({ score, trimmed }) => score === trimmed)).toBe(true)
  })

  it('of nothing is nothing', () => {
    expect(groupResult({ ...input, sheets: [], entryIds: [] })).toMatchObject({ entries: [], judges: [], unscored: [] })
  })

  it('says what would change with another rounding, another method, and each judge left out', () => {
    const variants = [...whatWouldChange(input)]
    expect(variants.map(({ variant }) => variant.kind)).toEqual([
      'rounding',
      'rounding',
      'method',
      ...leniency.map(() => 'without_judge'),
    ])
    const up = variants.find(({ variant }) => variant.kind === 'rounding' && variant.rounding === 'up')
    // 10, 20 and 30 % of 14 are 1.4, 2.8 and 4.2: rounded up there is one more first and one more third prize.
    expect(up?.changes).toContainEqual({ entry_id: 'e12', from: 'second', to: 'first' })
    expect(variants.find(({ variant }) => variant.kind === 'method')?.changes).toEqual([])
  })
})
