import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { applyChange, type BulkChange, type BulkTags, differenceOf, revertTags, type Terms } from './bulk-change.ts'
import { educations, gradesOfSubject, itemTypes, modes, origins, places, subjects, tiers } from './vocabulary.ts'

const points = ['p1', 'p2', 'p3', 'p4']
const units = ['u1', 'u2', 'u3']
const names = ['运算能力', '推理意识', '推理能力', '语言运用']
const terms: Terms = {
  subjectOfPoint: new Map(points.map((id) => [id, id === 'p4' ? 'chinese' : 'math'])),
  subjectOfUnit: new Map(units.map((id) => [id, id === 'u3' ? 'chinese' : 'math'])),
}

const some = <T>(values: readonly T[]) => fc.subarray([...values])
const tagsOf: fc.Arbitrary<BulkTags> = fc.constantFrom(...subjects).chain((subject) => {
  const [from, to] = gradesOfSubject[subject]
  const grades = Array.from({ length: to - from + 1 }, (_, index) => from + index)
  return fc.record({
    subject: fc.constant(subject),
    grades: fc.subarray(grades, { minLength: 1 }),
    type: fc.constantFrom(...itemTypes),
    tier: fc.constantFrom(...tiers),
    mode: fc.constantFrom(...modes),
    place: fc.constantFrom(...places),
    minutes: fc.integer({ min: 0, max: 600 }),
    competencies: some(names),
    education: fc.constantFrom(...educations),
    origin: fc.constantFrom(...origins),
    citation: fc.option(fc.constantFrom('', '某书第 3 页')),
    licence: fc.constantFrom('CC-BY-4.0', 'CC0'),
    point_ids: some(points),
    unit_ids: some(units),
  })
})

const listChange = <T>(values: readonly T[]) =>
  fc.record({ op: fc.constantFrom('add', 'remove', 'replace' as const), values: some(values) })

const members = {
  point_ids: listChange(points),
  unit_ids: listChange(units),
  grades: listChange([1, 2, 3, 4, 5, 6, 7, 8, 9]),
  competencies: listChange(names),
  type: fc.constantFrom(...itemTypes),
  tier: fc.constantFrom(...tiers),
  mode: fc.constantFrom(...modes),
  place: fc.constantFrom(...places),
  education: fc.constantFrom(...educations),
  origin: fc.constantFrom(...origins),
  citation: fc.option(fc.constantFrom('某书第 3 页', '')),
  licence: fc.constantFrom('CC-BY-4.0', 'CC0'),
}
const minutes = fc.oneof(
  fc.record({ op: fc.constant('set' as const), value: fc.integer({ min: 1, max: 600 }) }),
  fc.record({ op: fc.constant('add' as const), value: fc.integer({ min: -60, max: 60 }) }),
  fc.record({ op: fc.constant('multiply' as const), value: fc.double({ min: 0.1, max: 5, noNaN: true }) }),
)
const settled = fc.record(members, { requiredKeys: [] }) as fc.Arbitrary<BulkChange>
const any = fc.record({ ...members, minutes }, { requiredKeys: [] }) as fc.Arbitrary<BulkChange>

const base: BulkTags = {
  subject: 'math',
  grades: [5],
  type: 'calculation',
  tier: 'base',
  mode: 'written',
  place: 'home',
  minutes: 5,
  competencies: [],
  education: 'intellectual',
  origin: 'original',
  citation: null,
  licence: 'CC-BY-4.0',
  point_ids: ['p1'],
  unit_ids: [],
}
const refusal = (change: BulkChange, tags: BulkTags = base) => {
  const made = applyChange(tags, change, terms)
  return 'refused' in made ? made.refused : null
}

describe('a change of many items', () => {
  it('made twice is the change made once', () => {
    fc.assert(
      fc.property(tagsOf, settled, (tags, change) => {
        const once = applyChange(tags, change, terms)
        if ('refused' in once) return
        const twice = applyChange(once.tags, change, terms)
        expect('tags' in twice && differenceOf(once.tags, twice.tags)).toBeNull()
      }),
    )
  })

  it('is taken back to exactly what was there', () => {
    fc.assert(
      fc.property(tagsOf, any, (tags, change) => {
        const made = applyChange(tags, change, terms)
        if ('refused' in made) return
        const difference = differenceOf(tags, made.tags)
        const back = difference === null ? made.tags : revertTags(made.tags, difference)
        expect(differenceOf(tags, back)).toBeNull()
      }),
    )
  })

  it('never leaves tags behind that a single edit would refuse', () => {
    fc.assert(
      fc.property(tagsOf, any, (tags, change) => {
        const made = applyChange(tags, change, terms)
        if ('refused' in made) return
        const [from, to] = gradesOfSubject[tags.subject]
        expect(made.tags.grades.length).toBeGreaterThan(0)
        expect(made.tags.grades.every((grade) => grade >= from && grade <= to)).toBe(true)
        expect(made.tags.minutes).toBeLessThanOrEqual(600)
        if ('origin' in change || 'citation' in change)
          expect(made.tags.origin === 'original' || (made.tags.citation ?? '') !== '').toBe(true)
        expect(made.tags.subject).toBe(tags.subject)
      }),
    )
  })

  it('touches only what it names', () => {
    fc.assert(
      fc.property(tagsOf, any, (tags, change) => {
        const made = applyChange(tags, change, terms)
        if ('refused' in made) return
        const changed = Object.keys(differenceOf(tags, made.tags)?.after ?? {})
        // Other grades call some competencies by other names.
        const renamed = 'grades' in change ? ['competencies'] : []
        expect(changed.filter((name) => !(name in change) && !renamed.includes(name))).toEqual([])
      }),
    )
  })

  it.each([
    [{ grades: { op: 'remove', values: [5] } }, 'no-grade'],
    [{ point_ids: { op: 'add', values: ['p4'] } }, 'point-of-other-subject'],
    [{ point_ids: { op: 'add', values: ['unheard of'] } }, 'point-of-other-subject'],
    [{ unit_ids: { op: 'replace', values: ['u3'] } }, 'unit-of-other-subject'],
    [{ competencies: { op: 'add', values: ['语言运用'] } }, 'competency-of-other-subject'],
    [{ minutes: { op: 'add', value: -5 } }, 'minutes-out-of-range'],
    [{ minutes: { op: 'multiply', value: 200 } }, 'minutes-out-of-range'],
    [{ origin: 'adapted' }, 'citation-needed'],
    [{ type: 'single_choice' }, 'other-answer-kind'],
    [{ type: 'matching' }, 'other-answer-kind'],
  ] as const)('%o is refused: %s', (change, reason) => {
    expect(refusal(change as BulkChange)).toBe(reason)
  })

  it('takes terms of another subject away without asking what they are', () => {
    expect(refusal({ point_ids: { op: 'remove', values: ['p4', 'gone'] } })).toBeNull()
  })

  it('holds grades to those in which the subject is offered', () => {
    expect(refusal({ grades: { op: 'add', values: [5] } }, { ...base, subject: 'physics', grades: [8] })).toBe(
      'grade-not-offered',
    )
  })

  it('calls competencies by the names of the grades', () => {
    const tags = { ...base, competencies: ['推理意识'] }
    const competenciesAfter = (change: BulkChange) => {
      const made = applyChange(tags, change, terms)
      return 'tags' in made ? made.tags.competencies : made.refused
    }
    expect(competenciesAfter({ grades: { op: 'replace', values: [7] } })).toEqual(['推理能力'])
    expect(competenciesAfter({ competencies: { op: 'add', values: ['推理能力'] } })).toEqual(['推理意识'])
    expect(competenciesAfter({ competencies: { op: 'remove', values: ['推理能力'] } })).toEqual([])
  })

  it('multiplies minutes to whole ones', () => {
    const made = applyChange(base, { minutes: { op: 'multiply', value: 1.5 } }, terms)
    expect('tags' in made && made.tags.minutes).toBe(8)
  })
})
