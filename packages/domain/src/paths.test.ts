import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anyBlock, anyParts, someGroups } from '../test/arbitraries.ts'
import { groupMinutes, loadByDay } from './days.ts'
import { addLoad, figureOf, type LoadBlock, type LoadPart, loadOf, minutesOf, noLoad, quantities } from './load.ts'
import { areTaskGroups, isGiven, type Path, pathsOf, type TaskGroup, type TaskGroups } from './paths.ts'
import { type Tier, tiers } from './vocabulary.ts'

const block = (id: string, minutes: number, own: readonly Tier[], changes: Partial<LoadBlock> = {}): LoadBlock => ({
  id,
  minutes,
  mode: 'written',
  place: 'home',
  tiers: own,
  required: true,
  ...changes,
})

const twoGroups: TaskGroup[] = [
  { name: '甲组', tiers: ['base', 'raise'] },
  { name: '乙组', tiers: ['raise', 'extend'] },
]

/** The figure of one way, worked out anew and slowly: what DESIGN 4.2 says. */
function asked(parts: readonly LoadPart[], { tiers: own }: Pick<Path, 'tiers'>, quantity: (typeof quantities)[number]) {
  const costs = (blocks: readonly LoadBlock[]) =>
    blocks
      .filter((each) => each.required && each.tiers.some((tier) => own.includes(tier)))
      .map((each) => minutesOf(each)[quantity])
      .sort((a, b) => b - a)
  return parts
    .flatMap((part) => ('pick' in part ? costs(part.blocks).slice(0, part.pick) : costs([part])))
    .reduce((sum, minutes) => sum + minutes, 0)
}

describe('two groups, three task tiers', () => {
  const parts = [block('b', 10, ['base']), block('r', 8, ['raise']), block('e', 15, ['extend']), block('all', 2, tiers)]

  it('charge the group that gets most, with the work of all its tiers', () => {
    expect(figureOf(loadOf({ parts, groups: twoGroups })).written).toBe(25)
    expect(figureOf(loadOf({ parts, groups: null })).written).toBe(17)
    expect(loadOf({ parts, groups: twoGroups })).toMatchObject({
      base: { written: 20 },
      raise: { written: 25 },
      extend: { written: 25 },
    })
  })

  it('take the k largest of what the group has of a choice', () => {
    const choice = { pick: 1, blocks: [block('x', 4, ['base']), block('y', 6, ['raise']), block('z', 9, ['extend'])] }
    const load = (groups: TaskGroups) => loadOf({ parts: [choice], groups })
    expect(load(twoGroups).base.written).toBe(6)
    expect(figureOf(load(twoGroups)).written).toBe(9)
  })

  it('do the sub-items up to their highest tier once, not once a tier', () => {
    const tier_minutes = groupMinutes(3, [
      { minutes: 4, tier: 'base' },
      { minutes: 5, tier: 'raise' },
      { minutes: 6, tier: 'extend' },
    ])
    const load = loadOf({ parts: [block('g', 18, tiers, { tier_minutes })], groups: twoGroups })
    expect([load.base.written, load.extend.written]).toEqual([12, 18])
    const only = loadOf({ parts: [block('g', 18, ['base'], { tier_minutes })], groups: twoGroups })
    expect(figureOf(only).written).toBe(7)
  })

  it('leave out work that no group has', () => {
    const groups = twoGroups.map((each) => ({ ...each, tiers: ['base'] as const }))
    expect(isGiven(groups, { tiers: ['extend'] })).toBe(false)
    expect(figureOf(loadOf({ parts, groups })).written).toBe(12)
  })
})

describe('properties of groups', () => {
  it('the figure is the largest group’s, for every quantity; without groups the largest tier’s', () => {
    fc.assert(
      fc.property(anyParts, fc.option(someGroups), (parts, groups) => {
        const figure = figureOf(loadOf({ parts, groups }))
        const paths = groups ?? tiers.map((tier) => ({ tiers: [tier] }))
        for (const quantity of quantities)
          expect(figure[quantity]).toBe(Math.max(...paths.map((path) => asked(parts, path, quantity))))
      }),
    )
  })

  it('one group for each tier is a homework without groups', () => {
    fc.assert(
      fc.property(anyParts, fc.integer({ min: 1, max: 5 }), (parts, days) => {
        const groups = tiers.map((tier) => ({ name: tier, tiers: [tier] }))
        expect(loadByDay({ parts, groups }, days)).toEqual(loadByDay({ parts, groups: null }, days))
      }),
    )
  })

  it('a pupil who is of one tier in two homeworks of a subject is never asked more than the day is charged', () => {
    const anyTasks = fc.record({ parts: anyParts, groups: fc.option(someGroups) })
    fc.assert(
      fc.property(anyTasks, anyTasks, fc.constantFrom(...tiers), (one, other, tier) => {
        const charged = figureOf(addLoad(loadOf(one), loadOf(other))).written
        const ofPupil = ({ groups }: typeof one) => {
          const own = pathsOf(groups).filter((path) => path.tiers.includes(tier))
          return own.length > 0 ? own : pathsOf(groups)
        }
        for (const first of ofPupil(one))
          for (const second of ofPupil(other))
            expect(asked(one.parts, first, 'written') + asked(other.parts, second, 'written')).toBeLessThanOrEqual(
              charged,
            )
      }),
    )
  })

  it('days never charge less than the whole', () => {
    const project = fc
      .tuple(anyBlock, fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 1, maxLength: 4 }))
      .map(([each, daily]) => ({ ...each, daily, minutes: daily.reduce((sum, minutes) => sum + minutes, 0) }))
    fc.assert(
      fc.property(anyParts, fc.array(project, { maxLength: 3 }), someGroups, (parts, projects, groups) => {
        const tasks = { parts: [...parts, ...projects], groups }
        const days = loadByDay(tasks, 4).reduce((total, day) => addLoad(total, day), noLoad)
        for (const quantity of quantities)
          expect(figureOf(days)[quantity]).toBeGreaterThanOrEqual(figureOf(loadOf(tasks))[quantity])
      }),
    )
  })
})

describe('groups', () => {
  it('are two to four, of different names, each with a tier', () => {
    const [one, other] = twoGroups as [TaskGroup, TaskGroup]
    expect(areTaskGroups(twoGroups)).toBe(true)
    expect(areTaskGroups([one])).toBe(false)
    expect(areTaskGroups([one, other, one, other, one])).toBe(false)
    expect(areTaskGroups([one, { ...other, name: ' 甲组 ' }])).toBe(false)
    expect(areTaskGroups([one, { ...other, name: ' ' }])).toBe(false)
    expect(areTaskGroups([one, { ...other, tiers: [] }])).toBe(false)
  })

  it('are the ways through a homework in their order', () => {
    expect(pathsOf(twoGroups).map(({ code }) => code)).toEqual(['group_1', 'group_2'])
    expect(pathsOf(null).map(({ code }) => code)).toEqual([...tiers])
  })
})
