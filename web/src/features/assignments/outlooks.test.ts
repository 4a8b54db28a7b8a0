import type { ClassDay } from '@lightwork/contract'
import { loadOf } from '@lightwork/domain'
import { describe, expect, it } from 'vitest'
import type { SheetPart } from '../../editor/blocks/parts.ts'
import { firstFitting, outlooksOf } from './outlooks.ts'

const rule = { id: 'r', quantity: 'written', minutes: 60 } as ClassDay['blocking'][number]

/** A class's day on which others hold so many written minutes. */
function dayOf(day: string, held: number, kind: ClassDay['day_kind'] = 'school_day'): ClassDay {
  const block = { id: 'o', minutes: held, mode: 'written', place: 'home', tiers: ['base'], required: true } as const
  return {
    class_id: 'c',
    class_name: '五年级(1)班',
    day,
    day_kind: kind,
    loads: { chinese: loadOf({ parts: [block], groups: null }) },
    releases: [],
    blocking: kind === 'school_day' ? [rule] : [],
    // What the outlook reads of a class day is written out above.
  } as unknown as ClassDay
}

const block = (minutes: number, daily: number[] | null = null) =>
  ({
    id: `b${minutes}`,
    minutes,
    daily,
    mode: 'written',
    place: 'home',
    tiers: ['base', 'raise', 'extend'],
    required: true,
  }) as unknown as SheetPart

const asked = (...parts: SheetPart[]) => ({
  subject: 'math' as const,
  tasks: { parts, groups: null },
  own: new Set<string>(),
})

describe('what a homework does to the days of a class', () => {
  const week = [
    dayOf('2026-11-26', 10),
    dayOf('2026-11-27', 55),
    dayOf('2026-11-28', 0, 'rest_day'),
    dayOf('2026-11-29', 0, 'rest_day'),
    dayOf('2026-11-30', 20),
    dayOf('2026-12-01', 0),
  ]

  it('is shown for the chosen day where there is no project', () => {
    const [only, ...more] = outlooksOf(week.slice(0, 1), asked(block(20)))
    expect(more).toEqual([])
    expect(only).toMatchObject({ nth: 1, mine: 20, limit: 60, over: [] })
  })

  it('is shown for every school day of a project, each with its own share', () => {
    const days = outlooksOf([...week].reverse(), asked(block(30, [5, 15, 10]), block(4)))
    expect(days.map(({ classDay, mine, over }) => [classDay.day, mine, over.length])).toEqual([
      ['2026-11-26', 7, 0],
      ['2026-11-27', 16, 1],
      ['2026-11-30', 11, 0],
    ])
  })

  it('fits from the first day on which every one of its days has room', () => {
    expect(firstFitting(week, asked(block(25, [15, 10])))).toBe('2026-11-30')
    expect(firstFitting(week, asked(block(5, [5, 0])))).toBe('2026-11-26')
    expect(firstFitting(week, asked(block(90, [30, 30, 30])))).toBeNull()
    expect(firstFitting(week, asked(block(20)))).toBe('2026-11-26')
  })
})
