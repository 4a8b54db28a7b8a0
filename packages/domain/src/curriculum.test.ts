import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bandsOf, competenciesOf, gradesOfSubject, holdCompetencies, subjects, tagGaps, termKey } from './index.ts'

const gradesIn = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => from + index)

describe('the bands of a subject', () => {
  it('cover the grades in which it is offered, each once', () => {
    for (const subject of subjects) {
      const covered = bandsOf(subject).flatMap(({ from, to }) => gradesIn(from, to))
      expect({ subject, covered }).toEqual({ subject, covered: gradesIn(...gradesOfSubject[subject]) })
    }
  })

  it('are 1-2, 3-5, 6-7, 8-9 in the arts, and levels in PE', () => {
    expect(bandsOf('art').map(({ from, to }) => [from, to])).toEqual([
      [1, 2],
      [3, 5],
      [6, 7],
      [8, 9],
    ])
    expect(bandsOf('pe')[3]?.zh).toBe('水平四（7–9 年级）')
    expect(bandsOf('english').map(({ zh }) => zh)).toEqual(['一级（3–4 年级）', '二级（5–6 年级）', '三级（7–9 年级）'])
  })
})

describe('competencies', () => {
  it('of mathematics have other names in junior school, and are led there and back', () => {
    expect(competenciesOf('math', [5])).toHaveLength(11)
    expect(competenciesOf('math', [8])).toHaveLength(9)
    expect(holdCompetencies('math', [8], ['推理意识', '数感', '量感', '运算能力'])).toEqual({
      known: ['推理能力', '抽象能力', '运算能力'],
      unknown: [],
    })
    expect(holdCompetencies('math', [3], ['数据观念', '抽象能力'])).toEqual({
      known: ['数据意识'],
      unknown: ['抽象能力'],
    })
    expect(holdCompetencies('math', [6, 7], ['推理意识', '推理能力']).known).toEqual(['推理意识', '推理能力'])
  })

  it('once held are of the closed list and stay as they are', () => {
    const any = fc.constantFrom(...subjects)
    const names = fc.array(
      fc.constantFrom(...subjects.flatMap((subject) => competenciesOf(subject, [5, 8])), '想象力', ''),
    )
    fc.assert(
      fc.property(any, fc.subarray([1, 5, 6, 7, 9], { minLength: 1 }), names, (subject, grades, asked) => {
        const { known, unknown } = holdCompetencies(subject, grades, asked)
        expect(known.every((name) => competenciesOf(subject, grades).includes(name))).toBe(true)
        expect(new Set(known).size).toBe(known.length)
        expect(holdCompetencies(subject, grades, known)).toEqual({ known, unknown: [] })
        expect(unknown.every((name) => asked.includes(name))).toBe(true)
      }),
    )
  })
})

describe('required tags', () => {
  it('are missed by name', () => {
    const whole = {
      subject: 'math',
      grades: [5],
      type: 'short_answer',
      tier: 'base',
      mode: 'written',
      place: 'home',
      minutes: 4,
      point_ids: ['a'],
      competencies: ['运算能力'],
      education: 'intellectual',
    }
    expect(tagGaps(whole)).toEqual([])
    expect(tagGaps({ ...whole, minutes: 0, point_ids: [], competencies: [] })).toEqual([
      'minutes',
      'point_ids',
      'competencies',
    ])
    expect(tagGaps({})).toHaveLength(10)
  })
})

describe('the key of a name', () => {
  it('does not see width, case of Latin letters and spaces', () => {
    expect(termKey('Ａ 型　题')).toBe(termKey('a型题'))
    expect(termKey('分数 加减法')).toBe('分数加减法')
    expect(termKey('分数加法')).not.toBe(termKey('分数减法'))
  })
})
