import { describe, expect, it } from 'vitest'
import { formats } from './days.ts'

describe('the moment at which something ends', () => {
  it('belongs to the day before when it is midnight in the county', () => {
    expect(formats.zh.end('2026-12-24T16:00:00.000Z')).toBe('12月24日 24:00')
    expect(formats.en.end('2026-12-24T16:00:00.000Z')).toBe('24 December 24:00')
    expect(formats.zh.end('2026-12-31T16:00:00.000Z')).toBe('12月31日 24:00')
  })

  it('is itself at any other time', () => {
    expect(formats.zh.end('2026-12-25T09:30:00.000Z')).toBe(formats.zh.moment('2026-12-25T09:30:00.000Z'))
    expect(formats.zh.end('2026-12-25T09:30:00.000Z')).toContain('17:30')
  })
})
