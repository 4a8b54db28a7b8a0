import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { defaultReviewRules, type Opinion, type ReviewRule, rulesInForce, stagesOf, verdicts, weigh } from './review.ts'

const anyOpinion: fc.Arbitrary<Opinion> = fc.record({
  verdict: fc.constantFrom(...verdicts),
  score: fc.integer({ min: 1, max: 5 }),
})
const anyOpinions = fc.array(anyOpinion, { maxLength: 8 })
const anyRule: fc.Arbitrary<ReviewRule> = fc.record({
  step: fc.constant('subject_review'),
  votes: fc.integer({ min: 1, max: 4 }),
  floor: fc.integer({ min: 2, max: 10 }).map((half) => half / 2),
  extra: fc.integer({ min: 0, max: 2 }),
  ticks: fc.constant([]),
})
const rule = defaultReviewRules.subject_review
const accept = (score: number): Opinion => ({ verdict: 'accept', score })
const refuse = (score: number): Opinion => ({ verdict: 'return', score })

describe('what opinions come to', () => {
  it('waits for as many as the rule asks', () => {
    expect(weigh(rule, [accept(5)])).toEqual({ outcome: 'waiting', missing: 1, disputed: false })
    expect(weigh(rule, [accept(4), accept(4)])).toEqual({ outcome: 'passed', missing: 0, disputed: false })
  })

  it('asks a third person when two disagree, and the majority decides', () => {
    expect(weigh(rule, [accept(5), refuse(2)])).toEqual({ outcome: 'waiting', missing: 1, disputed: true })
    expect(weigh(rule, [accept(5), refuse(2), accept(4)]).outcome).toBe('passed')
    expect(weigh(rule, [accept(5), refuse(2), refuse(3)]).outcome).toBe('returned')
  })

  it('returns what all accept with too low a score', () => {
    expect(weigh(rule, [accept(3), accept(3)]).outcome).toBe('returned')
  })

  it('does not depend on their order', () => {
    fc.assert(
      fc.property(anyRule, anyOpinions, (any, opinions) => {
        expect(weigh(any, opinions.toReversed())).toEqual(weigh(any, opinions))
      }),
    )
  })

  it('never passes with too few, below the floor, or without a majority', () => {
    fc.assert(
      fc.property(anyRule, anyOpinions, (any, opinions) => {
        if (weigh(any, opinions).outcome !== 'passed') return
        const mean = opinions.reduce((sum, { score }) => sum + score, 0) / opinions.length
        expect(opinions.length).toBeGreaterThanOrEqual(any.votes)
        expect(mean).toBeGreaterThanOrEqual(any.floor)
        expect(opinions.filter(({ verdict }) => verdict === 'accept').length * 2).toBeGreaterThan(opinions.length)
      }),
    )
  })

  it('is never made worse by a higher score', () => {
    const worth = { returned: 0, waiting: 1, passed: 2 }
    fc.assert(
      fc.property(anyRule, fc.array(anyOpinion, { minLength: 1, maxLength: 8 }), (any, opinions) => {
        const [first, ...rest] = opinions
        if (first === undefined) return
        const better = [{ ...first, score: Math.min(5, first.score + 1) }, ...rest]
        expect(worth[weigh(any, better).outcome]).toBeGreaterThanOrEqual(worth[weigh(any, opinions).outcome])
      }),
    )
  })
})

describe('the rule in force', () => {
  const set = (changes: Partial<Parameters<typeof rulesInForce>[0][number]>) => ({
    ...rule,
    subject: null,
    set_at: '2026-09-01T00:00:00.000Z',
    ...changes,
  })

  it("is the subject's own before the county's, the newest before older ones, the default without any", () => {
    expect(rulesInForce([], 'math').subject_review.votes).toBe(rule.votes)
    const county = set({ votes: 3 })
    const older = set({ votes: 1, subject: 'math', set_at: '2026-08-01T00:00:00.000Z' })
    const newer = set({ votes: 4, subject: 'math', set_at: '2026-08-02T00:00:00.000Z' })
    expect(rulesInForce([county, newer, older], 'math').subject_review.votes).toBe(4)
    expect(rulesInForce([county, newer, older], 'art').subject_review.votes).toBe(3)
    expect(rulesInForce([county, newer, older], 'art').second_review).toEqual(defaultReviewRules.second_review)
  })
})

describe('stages', () => {
  it('are those of the grades', () => {
    expect(stagesOf([5, 6])).toEqual(['primary'])
    expect(stagesOf([6, 7])).toEqual(['primary', 'junior'])
  })
})
