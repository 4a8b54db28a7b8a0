import { describe, expect, it } from 'vitest'
import { emptyForm, toChange } from './bulk-form.ts'

describe('the form of a bulk edit', () => {
  it('asks for nothing while nothing is chosen', () => {
    expect(toChange(emptyForm)).toBeNull()
    expect(toChange({ ...emptyForm, point_ids: { op: 'add', values: [] } })).toBeNull()
    expect(toChange({ ...emptyForm, minutes: { op: 'set', value: null } })).toBeNull()
  })

  it('names only what was chosen', () => {
    expect(
      toChange({
        ...emptyForm,
        grades: { op: 'add', values: ['5', '6'] },
        tier: 'raise',
        licence: ' CC0 ',
        minutes: { op: 'subtract', value: 2 },
      }),
    ).toEqual({
      grades: { op: 'add', values: [5, 6] },
      tier: 'raise',
      licence: 'CC0',
      minutes: { op: 'add', value: -2 },
    })
  })

  it('replaces a list by nothing, which empties it, and reads percent', () => {
    expect(
      toChange({ ...emptyForm, unit_ids: { op: 'replace', values: [] }, minutes: { op: 'percent', value: 150 } }),
    ).toEqual({ unit_ids: { op: 'replace', values: [] }, minutes: { op: 'multiply', value: 1.5 } })
  })
})
