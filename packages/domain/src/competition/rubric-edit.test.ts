import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Criterion, rubricFaults } from './rubric.ts'
import {
  moved,
  withBand,
  withBandEnd,
  withCriterion,
  withoutBand,
  withPoints,
  withRequirement,
  withStep,
} from './rubric-edit.ts'
import { rubricTemplates } from './rubric-templates.ts'

const templates = Object.values(rubricTemplates)
const anyCriterion = fc.constantFrom(...templates.flatMap(({ criteria }) => criteria))
const faultsOf = (criterion: Criterion, step: 0.5 | 1) =>
  rubricFaults({ name: '', note: '', total: criterion.points, step, criteria: [criterion], requirements: [] })

describe('editing a rubric', () => {
  it('leaves bands that fit, whatever is done to them', () => {
    const act = fc.oneof(
      fc.record({ act: fc.constant('points' as const), to: fc.integer({ min: 1, max: 60 }) }),
      fc.record({ act: fc.constant('end' as const), to: fc.integer({ min: 0, max: 60 }) }),
      fc.record({ act: fc.constantFrom('add' as const, 'remove' as const), to: fc.integer({ min: 0, max: 5 }) }),
    )
    fc.assert(
      fc.property(anyCriterion, fc.array(act, { maxLength: 8 }), (start, acts) => {
        let now: Criterion = start
        for (const { act, to } of acts) {
          const last = Math.max(0, now.bands.length - 1)
          if (act === 'points') now = withPoints(now, to, 1)
          else if (act === 'end') now = withBandEnd(now, to % (last + 1), to, 1)
          else now = act === 'add' ? withBand(now, { name: '档' }, 1) : withoutBand(now, to % (last + 1), 1)
          expect(faultsOf(now, 1)).toEqual([])
        }
      }),
    )
  })

  it('keeps the names and the shares of bands when the points change', () => {
    fc.assert(
      fc.property(anyCriterion, (criterion) => {
        expect(withPoints(criterion, criterion.points, 1)).toEqual(criterion)
        const double = withPoints(criterion, criterion.points * 2, 1)
        expect(double.bands.map(({ name, to }) => [name, to / 2])).toEqual(
          criterion.bands.map(({ name, to }) => [name, to]),
        )
      }),
    )
  })

  it('can be marked in halves', () => {
    for (const rubric of templates) expect(rubricFaults(withStep(rubric, 0.5))).toEqual([])
  })

  it('gives every new part a code of its own, and a criterion the points that are missing', () => {
    const { criteria, ...rest } = rubricTemplates.default
    const short = { ...rest, criteria: criteria.slice(1) }
    const whole = withCriterion(short, { name: '趣味' })
    expect(whole.criteria.at(-1)).toMatchObject({ name: '趣味', points: criteria[0]?.points })
    expect(rubricFaults(whole)).toEqual([])
    const more = withRequirement(withRequirement(withCriterion(whole, { name: '二' }), { name: '甲' }), { name: '乙' })
    expect(rubricFaults(more).map(({ fault }) => fault)).toEqual(['points_sum'])
  })

  it('moves a part by one place, and not beyond the ends', () => {
    expect(moved([1, 2, 3], 0, 1)).toEqual([2, 1, 3])
    expect(moved([1, 2, 3], 0, -1)).toEqual([1, 2, 3])
    expect(moved([1, 2, 3], 2, 1)).toEqual([1, 2, 3])
  })
})
