import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anyParts } from '../test/arbitraries.ts'
import {
  addLoad,
  dayFigure,
  figureOf,
  type LoadBlock,
  type LoadPart,
  loadOf as loadOfTasks,
  noLoad,
  subtractLoad,
  withoutSubject,
  withSubject,
} from './load.ts'
import { tiers } from './vocabulary.ts'

/** Without groups each tier is a way of its own. */
const loadOf = (parts: readonly LoadPart[]) => loadOfTasks({ parts, groups: null })

const block = (changes: Partial<LoadBlock> = {}): LoadBlock => ({
  id: 'b',
  minutes: 10,
  mode: 'written',
  place: 'home',
  tiers: [...tiers],
  required: true,
  ...changes,
})

describe('what counts as load', () => {
  it('counts written work in after-school service but not in the lesson', () => {
    const load = loadOf([block(), block({ place: 'after_school' }), block({ place: 'school' })])
    expect(load.base).toEqual({ written: 20, written_home: 10, home_total: 10, optional: 0 })
  })

  it('keeps written minutes and the home total apart', () => {
    const load = loadOf([block({ mode: 'reading', minutes: 15 }), block({ minutes: 7 })])
    expect(load.raise).toMatchObject({ written: 7, home_total: 22 })
  })

  it('takes the k largest of a choice group', () => {
    const blocks = [5, 12, 8].map((minutes, index) => block({ id: String(index), minutes }))
    expect(loadOf([{ pick: 2, blocks }]).base.written).toBe(20)
  })

  it('keeps optional work out of the required figure', () => {
    expect(loadOf([block(), block({ required: false, minutes: 9 })]).base).toMatchObject({ written: 10, optional: 9 })
  })

  it('is the largest over tiers, never the sum of them', () => {
    const load = loadOf([
      block({ tiers: ['base'], minutes: 10 }),
      block({ tiers: ['raise'], minutes: 14 }),
      block({ tiers: ['extend'], minutes: 12 }),
    ])
    expect(figureOf(load).written).toBe(14)
  })

  it('adds two homeworks of one subject tier by tier before the largest is taken', () => {
    const first = loadOf([block({ tiers: ['base'], minutes: 10 }), block({ tiers: ['raise'], minutes: 20 })])
    const second = loadOf([block({ tiers: ['base'], minutes: 20 }), block({ tiers: ['raise'], minutes: 10 })])
    expect(dayFigure(withSubject(withSubject({}, 'math', first), 'math', second)).written).toBe(30)
    expect(dayFigure(withSubject(withSubject({}, 'math', first), 'chinese', second)).written).toBe(40)
  })
})

describe('properties of load', () => {
  it('one tier never exceeds the subject’s figure, and a group never costs more than all its blocks', () => {
    fc.assert(
      fc.property(anyParts, (parts) => {
        const load = loadOf(parts)
        const all = loadOf(parts.flatMap((part) => ('pick' in part ? part.blocks : [part])))
        for (const tier of tiers) {
          expect(load[tier].written).toBeLessThanOrEqual(figureOf(load).written)
          expect(load[tier].written).toBeLessThanOrEqual(all[tier].written)
          expect(load[tier].written_home).toBeLessThanOrEqual(load[tier].written)
        }
      }),
    )
  })

  it('dropping any part never makes the load larger', () => {
    fc.assert(
      fc.property(anyParts, fc.nat(), (parts, index) => {
        const fewer = parts.filter((_, at) => at !== index % Math.max(1, parts.length))
        expect(figureOf(loadOf(fewer)).home_total).toBeLessThanOrEqual(figureOf(loadOf(parts)).home_total)
      }),
    )
  })

  it('what is charged and given back leaves the day as it was', () => {
    fc.assert(
      fc.property(anyParts, anyParts, (standing, coming) => {
        const day = withSubject({}, 'math', loadOf(standing))
        const back = withoutSubject(withSubject(day, 'math', loadOf(coming)), 'math', loadOf(coming))
        expect(dayFigure(back)).toEqual(dayFigure(day))
        expect(subtractLoad(addLoad(noLoad, loadOf(coming)), loadOf(coming))).toEqual(noLoad)
      }),
    )
  })
})
