import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, dayKindOf, isDay, mondayOf, schoolDay } from './calendar.ts'

describe('school days', () => {
  it('follow the school’s own clock across midnight', () => {
    expect(schoolDay(new Date('2026-11-24T15:59:59Z'))).toBe('2026-11-24')
    expect(schoolDay(new Date('2026-11-24T16:00:00Z'))).toBe('2026-11-25')
  })

  it('are Monday to Friday unless the calendar says otherwise', () => {
    expect(dayKindOf('2026-11-28', null)).toBe('rest_day')
    expect(dayKindOf('2026-11-28', 'make_up')).toBe('school_day')
    expect(dayKindOf('2026-11-27', 'rest')).toBe('rest_day')
    expect(dayKindOf('2026-11-27', 'no_homework')).toBe('no_homework_day')
  })

  it('are real calendar days', () => {
    expect(isDay('2026-02-28')).toBe(true)
    for (const text of ['2026-02-30', '2026-2-3', '', '2026-13-01', '20261101']) expect(isDay(text)).toBe(false)
  })

  it('lie in the week of their Monday', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 20_000 }), (offset) => {
        const day = addDays('2020-01-01', offset)
        expect(addDays(mondayOf(day), 7) > day && mondayOf(day) <= day).toBe(true)
        expect(new Date(`${mondayOf(day)}T00:00:00Z`).getUTCDay()).toBe(1)
      }),
    )
  })
})
