import { isAllowedMark, rubricTemplates } from '@lightwork/domain'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { marksOf, rangesOf, stepMark } from './mark-steps.ts'

const rubrics = Object.values(rubricTemplates)

describe('marks by keyboard', () => {
  it('steps through allowed marks only, whatever was typed before', () => {
    const steps = fc.array(fc.constantFrom<1 | -1>(1, -1), { maxLength: 60 })
    fc.assert(
      fc.property(
        fc.constantFrom(...rubrics),
        fc.nat(20),
        fc.option(fc.integer({ min: -5, max: 200 })),
        steps,
        (rubric, at, typed, moves) => {
          const criterion = rubric.criteria[at % rubric.criteria.length]
          if (criterion === undefined) return
          let mark = typed ?? undefined
          for (const by of moves) {
            mark = stepMark(criterion, rubric.step, { from: mark, by })
            expect(isAllowedMark(criterion, mark, rubric.step)).toBe(true)
          }
        },
      ),
    )
  })

  it('knows every allowed mark and says the bands as they stand in the rubric', () => {
    const [thought] = rubricTemplates.science_unit.criteria
    if (thought === undefined) throw new Error('no criterion')
    expect(rangesOf(thought)).toBe('15–13 / 12–10 / 9–7')
    expect(marksOf(thought, 1)).toEqual([7, 8, 9, 10, 11, 12, 13, 14, 15])
    expect(stepMark(thought, 1, { from: undefined, by: -1 })).toBe(15)
    expect(stepMark(thought, 0.5, { from: 13, by: 1 })).toBe(13.5)
  })
})
