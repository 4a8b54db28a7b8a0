import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, type CalendarKind } from '../calendar.ts'
import { isWorkingDay, publicityPeriod } from './publicity.ts'

const calendarOf = (kinds: Readonly<Record<string, CalendarKind>>) => (day: string) => kinds[day] ?? null
/** National Day 2026: rest from Thursday 1 to Wednesday 7 October, made up on Sunday 27 September and Saturday 10 October. */
const nationalDay = calendarOf({
  '2026-09-27': 'make_up',
  '2026-10-01': 'rest',
  '2026-10-02': 'rest',
  '2026-10-05': 'rest',
  '2026-10-06': 'rest',
  '2026-10-07': 'rest',
  '2026-10-10': 'make_up',
})

describe('publicity', () => {
  it('takes five working days after the day of publishing', () => {
    expect(publicityPeriod('2026-11-25', () => null)).toEqual({
      first_day: '2026-11-26',
      last_day: '2026-12-02',
      days: ['2026-11-26', '2026-11-27', '2026-11-30', '2026-12-01', '2026-12-02'],
    })
  })

  it('counts the day of publishing when the notice says so', () => {
    expect(publicityPeriod('2021-12-08', () => null, { countsFirstDay: true })).toMatchObject({
      first_day: '2021-12-08',
      last_day: '2021-12-14',
    })
  })

  it('leaves out rest days and counts make-up days', () => {
    expect(publicityPeriod('2026-09-25', nationalDay).days).toEqual([
      '2026-09-27',
      '2026-09-28',
      '2026-09-29',
      '2026-09-30',
      '2026-10-08',
    ])
  })

  it('counts a day without homework as the day of the week it is', () => {
    const calendar = calendarOf({ '2026-11-25': 'no_homework', '2026-11-28': 'no_homework' })
    expect(isWorkingDay('2026-11-25', calendar)).toBe(true)
    expect(isWorkingDay('2026-11-28', calendar)).toBe(false)
  })

  it('always has as many working days as asked, none twice, none before the day after', () => {
    const kinds = fc.array(fc.constantFrom<CalendarKind | null>('rest', 'make_up', 'no_homework', null, null), {
      minLength: 40,
      maxLength: 40,
    })
    fc.assert(
      fc.property(kinds, fc.integer({ min: 1, max: 10 }), (drawn, days) => {
        const start = '2026-09-01'
        const calendar = (day: string) => drawn.find((_, index) => addDays(start, index) === day) ?? null
        const period = publicityPeriod(start, calendar, { days })
        expect(new Set(period.days).size).toBe(days)
        expect(period.days.every((day) => day > start && isWorkingDay(day, calendar))).toBe(true)
        for (let day = addDays(start, 1); day < period.last_day; day = addDays(day, 1))
          expect(period.days.includes(day)).toBe(isWorkingDay(day, calendar))
      }),
    )
  })

  it('says so when a calendar has no working days', () => {
    expect(() => publicityPeriod('2026-11-25', () => 'rest')).toThrow(RangeError)
  })
})
