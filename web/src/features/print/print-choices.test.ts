import { describe, expect, it } from 'vitest'
import { firstChoices, orderOf, pageAddress } from './print-choices.ts'

const choices = firstChoices(true, null)
const address = { schoolId: 's', assignmentId: 'a' }

describe('what is asked of the server', () => {
  it('is the sheet of a path on A4 to begin with', () => {
    expect(orderOf(choices)).toEqual({ kind: 'pupils', tier: 'base', paper: 'a4' })
    expect(orderOf(firstChoices(false, 'r'))).toEqual({ kind: 'pupils', paper: 'a4', release_id: 'r' })
  })

  it('is no class set without copies, or with more than are allowed', () => {
    const set = { ...choices, kind: 'set' } as const
    expect(orderOf(set)).toBeNull()
    expect(orderOf({ ...set, copies: { base: 100, raise: 21, extend: null } })).toBeNull()
    expect(orderOf({ ...set, copies: { base: 12, raise: 0, extend: 3 } })).toEqual({
      kind: 'set',
      paper: 'a4',
      duplex: true,
      base: 12,
      extend: 3,
    })
  })

  it('never names a path for what shows every path', () => {
    expect(orderOf({ ...choices, kind: 'teacher', room: true })).toEqual({ kind: 'teacher', paper: 'a4' })
  })

  it('stands in the address', () => {
    const order = orderOf({ ...choices, paper: '8k', large: true })
    expect(order && pageAddress(address, order)).toBe(
      '/api/schools/s/assignments/a/print?kind=pupils&paper=8k&tier=base&large=true',
    )
  })
})
