import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type Rubric,
  rubricFaults,
  type ScoreSheet,
  sheetFaults,
  sheetTotal,
  totalRange,
  unmetRequirements,
} from './rubric.ts'
import { rubricTemplates } from './rubric-templates.ts'

const rubric: Rubric = rubricTemplates.science_unit
const met = Object.fromEntries(rubric.requirements.map(({ code }) => [code, true]))
const best = (of: Rubric): ScoreSheet => ({
  marks: Object.fromEntries(of.criteria.map(({ code, points }) => [code, points])),
  requirements: Object.fromEntries(of.requirements.map(({ code }) => [code, true])),
})
const change = (index: number, changes: Partial<Rubric['criteria'][number]>): Rubric => ({
  ...rubric,
  criteria: rubric.criteria.map((criterion, place) => (place === index ? { ...criterion, ...changes } : criterion)),
})
const faultsOf = (of: Rubric) => rubricFaults(of).map(({ fault }) => fault)

describe('a rubric', () => {
  it.each(Object.entries(rubricTemplates))('template %s can be used as it is', (_, template) => {
    expect(rubricFaults(template)).toEqual([])
    expect(sheetFaults(template, best(template))).toEqual([])
    expect(sheetTotal(template, best(template))).toBe(template.total)
  })

  it('of three levels has no zero: the lowest total is 52 of 100', () => {
    expect(totalRange(rubric)).toEqual({ lowest: 52, highest: 100 })
  })

  it('is refused with what is wrong in it', () => {
    const bands = (...pairs: [number, number][]) => pairs.map(([from, to], index) => ({ name: `${index}`, from, to }))
    expect(faultsOf({ ...rubric, criteria: [] })).toEqual(['no_criteria'])
    expect(faultsOf({ ...rubric, total: 90 })).toEqual(['points_sum'])
    expect(faultsOf(change(0, { code: 'science' }))).toEqual(['code_twice'])
    expect(faultsOf(change(0, { bands: bands([15, 13], [13, 10]) }))).toEqual(['bands_overlap'])
    expect(faultsOf(change(0, { bands: bands([15, 13], [11, 9]) }))).toEqual(['bands_gap'])
    expect(faultsOf(change(0, { bands: bands([15, 16], [12, 9]) }))).toContain('band_reversed')
    expect(faultsOf(change(0, { bands: bands([9, 7], [15, 10]) }))).toContain('bands_not_descending')
    expect(faultsOf(change(0, { bands: bands([14, 9]) }))).toEqual(['band_outside_points'])
    expect(faultsOf(change(0, { bands: bands([15, 9.5]) }))).toEqual(['not_a_step'])
    const [first] = change(0, { bands: bands([15, 12.5], [12, 9.5]) }).criteria
    expect(faultsOf({ ...rubric, total: 15, step: 0.5, criteria: first === undefined ? [] : [first] })).toEqual([])
  })
})

describe('a score sheet', () => {
  it('names the missing mark, the mark that is not allowed and what is', () => {
    const marks: Record<string, number> = { ...best(rubric).marks, thought: 6 }
    const { science: _, ...rest } = marks
    expect(sheetFaults(rubric, { marks: { ...rest, other: 1 }, requirements: {} })).toEqual([
      {
        fault: 'mark_not_allowed',
        code: 'thought',
        mark: 6,
        allowed: [
          { from: 15, to: 13 },
          { from: 12, to: 10 },
          { from: 9, to: 7 },
        ],
      },
      { fault: 'mark_missing', code: 'science' },
      { fault: 'unknown_criterion', code: 'other' },
      ...rubric.requirements.map(({ code }) => ({ fault: 'requirement_open', code })),
    ])
    expect(sheetTotal(rubric, { marks: rest, requirements: {} })).toBeNull()
  })

  it('says which requirements are not met', () => {
    expect(unmetRequirements(rubric, { marks: {}, requirements: { ...met, minutes: false } })).toMatchObject([
      { code: 'minutes' },
    ])
  })

  it('without faults has a total within the range, and every allowed mark is in a band', () => {
    const sheet = fc.record(
      Object.fromEntries(rubric.criteria.map(({ code, points }) => [code, fc.integer({ min: 0, max: points + 1 })])),
    )
    fc.assert(
      fc.property(sheet, (marks) => {
        const faults = sheetFaults(rubric, { marks, requirements: met })
        const inBands = rubric.criteria.every(({ code, bands }) =>
          bands.some(({ from, to }) => (marks[code] ?? -1) <= from && (marks[code] ?? -1) >= to),
        )
        expect(faults.length === 0).toBe(inBands)
        const { lowest, highest } = totalRange(rubric)
        const total = sheetTotal(rubric, { marks, requirements: met }) ?? Number.NaN
        if (inBands) expect(total >= lowest && total <= highest).toBe(true)
      }),
    )
  })
})
