import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findDisagreement, type JudgeScore, needsFurtherJudge, settleByThird, trimmedMean } from './trimmed.ts'

const scores = (...values: (number | null)[]): JudgeScore[] =>
  values.map((score, index) => ({ judge_id: `j${index}`, score }))
const anyScores = fc
  .array(fc.option(fc.integer({ min: 0, max: 100 }), { nil: null }), { maxLength: 9 })
  .map((values) => scores(...values))

describe('the trimmed mean', () => {
  it('leaves out the highest and the lowest from five valid sheets on', () => {
    expect(trimmedMean(scores(90, 70, 80, 81, 100))).toEqual({
      mean: (90 + 80 + 81) / 3,
      used: ['j2', 'j3', 'j0'],
      dropped: ['j1', 'j4'],
      missing: [],
    })
    expect(trimmedMean(scores(90, 70, 80, 81)).mean).toBe(80.25)
  })

  it('takes a recused judge for missing, never for a zero', () => {
    expect(trimmedMean(scores(90, null, 80, 70, 100, null))).toMatchObject({ mean: 85, missing: ['j1', 'j5'] })
    expect(trimmedMean(scores(null))).toMatchObject({ mean: null, used: [] })
  })

  it('uses every valid sheet once or drops it, and lies between the lowest and the highest', () => {
    fc.assert(
      fc.property(anyScores, (given) => {
        const { mean, used, dropped, missing } = trimmedMean(given)
        expect([...used, ...dropped, ...missing].sort()).toEqual(given.map(({ judge_id }) => judge_id).sort())
        const valid = given.flatMap(({ score }) => (score === null ? [] : [score]))
        expect(dropped.length).toBe(valid.length >= 5 ? 2 : 0)
        if (mean !== null) expect(mean >= Math.min(...valid) && mean <= Math.max(...valid)).toBe(true)
      }),
    )
  })

  it('does not depend on the order of the sheets, and no raised score lowers it', () => {
    fc.assert(
      fc.property(anyScores, fc.nat(8), fc.nat(20), (given, place, more) => {
        expect(trimmedMean(given.toReversed())).toMatchObject({ mean: trimmedMean(given).mean })
        const raised = given.map((each, index) =>
          index === place && each.score !== null ? { ...each, score: each.score + more } : each,
        )
        expect((trimmedMean(raised).mean ?? 0) + 1e-9).toBeGreaterThanOrEqual(trimmedMean(given).mean ?? 0)
      }),
    )
  })
})

describe('two who differ', () => {
  it('by more than the threshold ask for one more', () => {
    expect(needsFurtherJudge(scores(70, 80), 10)).toBe(false)
    expect(needsFurtherJudge(scores(70, null, 80.5), 10)).toBe(true)
    expect(needsFurtherJudge(scores(70, 80, 95), 10)).toBe(true)
    expect(needsFurtherJudge(scores(10, 70, 75, 80, 95), 10)).toBe(false)
    expect(needsFurtherJudge(scores(10, 70, 75, 80, 95), 10, 9)).toBe(true)
    expect(findDisagreement(scores(70, 80, 95), 10)).toEqual({ lowest: 'j0', highest: 'j2', difference: 25 })
    expect(findDisagreement(scores(null), 0)).toBeNull()
  })

  it('are settled by the two nearest of three', () => {
    expect(settleByThird([70, 90, 86])).toBe(88)
    expect(settleByThird([90, 70, 72])).toBe(71)
    expect(settleByThird([70, 80, 90])).toBe(80)
  })
})
