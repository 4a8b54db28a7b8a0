import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anyGroups, anyParts } from '../test/arbitraries.ts'
import { bandOf, excesses, type LimitRule, limitsInForce, remaining, schoolCeiling } from './limits.ts'
import { type LoadPart, loadOf, noMinutes } from './load.ts'
import { blocksToDrop, fits } from './way-out.ts'

const rule = (changes: Partial<LimitRule> = {}): LimitRule => ({
  id: 'r',
  level: 'national',
  title: '',
  number: null,
  clause: null,
  issuer: '',
  text_zh: '',
  text_en: '',
  source: null,
  band: 'upper',
  quantity: 'written',
  day_kind: 'school_day',
  minutes: 60,
  severity: 'block',
  effective_from: '2021-04-25',
  effective_to: null,
  enabled: true,
  ...changes,
})
const wednesday = { day: '2026-11-25', band: 'upper', dayKind: 'school_day' } as const

describe('which rule is in force', () => {
  it('is the strictest of those dated, enabled and meant for the class', () => {
    const rules = [
      rule(),
      rule({ id: 'school', level: 'school', minutes: 45 }),
      rule({ id: 'off', minutes: 10, enabled: false }),
      rule({ id: 'over', minutes: 5, effective_to: '2022-01-01' }),
    ]
    expect(limitsInForce(rules, wednesday).blocking.written?.id).toBe('school')
  })

  it('gives no verdict on rest days without a rule of their own', () => {
    expect(limitsInForce([rule()], { ...wednesday, dayKind: 'rest_day' }).blocking).toEqual({})
  })

  it('shows advice only where it is stricter than the limit', () => {
    const advice = (minutes: number) =>
      limitsInForce([rule(), rule({ id: 'a', severity: 'warn', minutes })], wednesday).advising.written
    expect(advice(45)?.id).toBe('a')
    expect(advice(60)).toBeUndefined()
  })

  it('makes grade 6 junior in a 5+4 school only', () => {
    expect(bandOf(6, '6+3')).toBe('upper')
    expect(bandOf(6, '5+4')).toBe('junior')
    expect(bandOf(2, '5+4')).toBe('lower')
  })

  it('lets a school be stricter, never looser than what stands above it', () => {
    const rules = [rule(), rule({ id: 'own', level: 'school', minutes: 30 })]
    expect(schoolCeiling(rules, { ...wednesday, quantity: 'written' })?.minutes).toBe(60)
  })
})

describe('excess', () => {
  const limits = { written: rule() }

  it('names limit, use and how much too much', () => {
    const [excess] = excesses({ ...noMinutes, written: 40 }, { ...noMinutes, written: 65 }, limits)
    expect(excess).toMatchObject({ limit: 60, used: 40, asked: 25, over: 5, rule_id: 'r' })
  })

  it('lets minutes come back on a day that is over already', () => {
    expect(excesses({ ...noMinutes, written: 90 }, { ...noMinutes, written: 70 }, limits)).toEqual([])
    expect(excesses({ ...noMinutes, written: 90 }, { ...noMinutes, written: 91 }, limits)).toHaveLength(1)
  })

  it('leaves exactly what is left', () => {
    expect(remaining({ ...noMinutes, written: 40 }, limits)).toEqual({ written: 20 })
    expect(remaining({ ...noMinutes, written: 70 }, limits)).toEqual({ written: 0 })
  })
})

describe('the way out', () => {
  it('always makes it fit, and drops nothing when it fits already', () => {
    fc.assert(
      fc.property(anyParts, anyGroups, fc.integer({ min: 0, max: 60 }), (parts, groups, minutes) => {
        const day = { loads: {}, limits: { written: rule({ minutes }) } }
        const drop = blocksToDrop({ parts, groups }, 'math', day)
        expect(drop).not.toBeNull()
        const rest = parts.flatMap((part): LoadPart[] => {
          if (!('pick' in part)) return drop?.includes(part.id) ? [] : [part]
          const blocks = part.blocks.filter(({ id }) => !drop?.includes(id))
          return blocks.length === 0 ? [] : [{ ...part, blocks }]
        })
        expect(fits({ parts: rest, groups }, 'math', day)).toBe(true)
        if (fits({ parts, groups }, 'math', day)) expect(drop).toEqual([])
      }),
      { numRuns: 300 },
    )
  })

  it('drops the one block that is enough rather than several', () => {
    const block = (id: string, minutes: number) =>
      ({ id, minutes, mode: 'written', place: 'home', tiers: ['base', 'raise', 'extend'], required: true }) as const
    const tasks = { parts: [block('a', 12), block('b', 5), block('c', 8)], groups: null }
    expect(blocksToDrop(tasks, 'math', { loads: {}, limits: { written: rule({ minutes: 20 }) } })).toEqual(['b'])
    expect(loadOf(tasks).base.written).toBe(25)
  })
})
