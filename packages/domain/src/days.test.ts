import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anyBlock, anyParts } from '../test/arbitraries.ts'
import { daysNeeded, exerciseMinutes, groupMinutes, loadByDay as loadOfTasksByDay, spreadOverDays } from './days.ts'
import { addLoad, figureOf, type LoadBlock, type LoadPart, loadOf as loadOfTasks, noLoad } from './load.ts'
import { tiers } from './vocabulary.ts'

const loadOf = (parts: readonly LoadPart[]) => loadOfTasks({ parts, groups: null })
const loadByDay = (parts: readonly LoadPart[], days: number) => loadOfTasksByDay({ parts, groups: null }, days)

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)

const project = (daily: readonly number[], changes: Partial<LoadBlock> = {}): LoadBlock => ({
  id: 'p',
  minutes: sum(daily),
  mode: 'written',
  place: 'home',
  tiers: [...tiers],
  required: true,
  daily,
  ...changes,
})

const anyProject: fc.Arbitrary<LoadBlock> = fc
  .tuple(anyBlock, fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 1, maxLength: 10 }))
  .map(([block, daily]) => ({ ...block, minutes: sum(daily), daily }))

const isGroup = (part: LoadPart) => 'pick' in part

describe('work over several days', () => {
  it('charges a project the minutes it names for each day, not an even share', () => {
    const days = loadByDay([project([10, 5, 15])], 4)
    expect(days.map((load) => figureOf(load).written)).toEqual([10, 5, 15, 0])
  })

  it('adds what is split evenly beside it', () => {
    const days = loadByDay([project([10, 10, 10]), { ...project([9]), daily: null }], 3)
    expect(days.map((load) => figureOf(load).written)).toEqual([13, 13, 13])
  })

  it('charges a choice with a project the dearest choice of each day', () => {
    const days = loadByDay([{ pick: 1, blocks: [project([12, 2]), project([3, 9])] }], 2)
    expect(days.map((load) => figureOf(load).written)).toEqual([12, 9])
  })

  it('without projects is the even split, to the minute', () => {
    fc.assert(
      fc.property(anyParts, fc.integer({ min: 1, max: 30 }), (parts, days) => {
        expect(loadByDay(parts, days)).toEqual(spreadOverDays(loadOf(parts), days))
      }),
    )
  })

  it('split evenly adds up to the whole, and its days differ by at most a minute', () => {
    fc.assert(
      fc.property(anyParts, fc.integer({ min: 1, max: 30 }), (parts, days) => {
        const load = loadOf(parts)
        const shares = spreadOverDays(load, days)
        expect(shares.reduce((total, share) => addLoad(total, share), noLoad)).toEqual(load)
        const written = shares.map((share) => share.base.written)
        expect(Math.max(...written) - Math.min(...written)).toBeLessThanOrEqual(1)
      }),
    )
  })

  it('adds up to the whole when the release is as long as its longest project', () => {
    fc.assert(
      fc.property(anyParts, fc.array(anyProject, { maxLength: 4 }), fc.nat(5), (parts, projects, longer) => {
        const all = [...parts.filter((part) => !isGroup(part)), ...projects]
        const days = loadByDay(all, daysNeeded(all) + longer)
        expect(days.reduce((total, load) => addLoad(total, load), noLoad)).toEqual(loadOf(all))
      }),
    )
  })

  it('never charges a choice less than the whole', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(anyBlock, anyProject), { minLength: 1, maxLength: 5 }),
        fc.integer({ min: 1, max: 4 }),
        (blocks, pick) => {
          const parts = [{ pick, blocks }]
          const charged = loadByDay(parts, daysNeeded(parts)).reduce((total, load) => addLoad(total, load), noLoad)
          for (const tier of tiers) {
            expect(charged[tier].written).toBeGreaterThanOrEqual(loadOf(parts)[tier].written)
            expect(charged[tier].home_total).toBeGreaterThanOrEqual(loadOf(parts)[tier].home_total)
          }
        },
      ),
    )
  })
})

describe('groups of sub-items', () => {
  it('cost each tier the reading and its own sub-items', () => {
    const minutes = groupMinutes(3, [
      { minutes: 4, tier: 'base' },
      { minutes: 5, tier: 'raise' },
      { minutes: 6, tier: 'extend' },
    ])
    expect(minutes).toEqual({ base: 7, raise: 12, extend: 18 })
    const block = { ...project([18]), daily: null, tier_minutes: minutes }
    expect(tiers.map((tier) => loadOf([block])[tier].written)).toEqual([7, 12, 18])
  })

  it('add up to the whole for the highest tier and never shrink with the tier', () => {
    const subItem = fc.record({ minutes: fc.integer({ min: 0, max: 30 }), tier: fc.constantFrom(...tiers) })
    fc.assert(
      fc.property(fc.nat(20), fc.array(subItem, { minLength: 1, maxLength: 8 }), (reading, subItems) => {
        const { base, raise, extend } = groupMinutes(reading, subItems)
        expect(extend).toBe(reading + sum(subItems.map(({ minutes }) => minutes)))
        expect(base).toBeLessThanOrEqual(raise)
        expect(raise).toBeLessThanOrEqual(extend)
      }),
    )
  })
})

describe('minutes of an exercise', () => {
  const drill = { name: '跳绳', sets: 3, amount: 60, unit: 'seconds', set_seconds: 60, rest_seconds: 30 } as const

  it('counts sets and the rests between, in whole minutes', () => {
    expect(exerciseMinutes([drill])).toBe(4)
    expect(exerciseMinutes([drill, { ...drill, sets: 1 }])).toBe(6)
    expect(exerciseMinutes([])).toBe(0)
  })
})
