import { pathsOf } from '@lightwork/domain'
import { describe, expect, it } from 'vitest'
import { chosenPath, firstChoices, orderOf as orderOn, type PrintChoices, pageAddress, WHOLE } from './print-choices.ts'

const choices = firstChoices(null)
const tiered = { all: pathsOf(null), differ: true }
const orderOf = (chosen: PrintChoices) => orderOn(chosen, tiered)
const address = { schoolId: 's', assignmentId: 'a' }

describe('what is asked of the server', () => {
  it('is the sheet of a path on A4 to begin with', () => {
    expect(orderOf(choices)).toEqual({ kind: 'pupils', path: 'base', paper: 'a4' })
    expect(orderOn(firstChoices('r'), { ...tiered, differ: false })).toEqual({
      kind: 'pupils',
      paper: 'a4',
      release_id: 'r',
    })
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

  it('is of the groups where the printed text has them, and never of one that it has not', () => {
    const groups = pathsOf([
      { name: '甲组', tiers: ['base'] },
      { name: '乙组', tiers: ['extend'] },
    ])
    const grouped = { all: groups, differ: true }
    expect(chosenPath(choices, grouped)).toBe('group_1')
    expect(chosenPath({ ...choices, path: 'group_2' }, grouped)).toBe('group_2')
    expect(chosenPath({ ...choices, path: 'group_2' }, tiered)).toBe('base')
    expect(chosenPath({ ...choices, path: WHOLE }, grouped)).toBeNull()
    const set = { ...choices, kind: 'set', copies: { base: 9, group_1: 2, group_2: 3 } } as const
    expect(orderOn(set, grouped)).toEqual({ kind: 'set', paper: 'a4', duplex: true, group_1: 2, group_2: 3 })
  })

  it('never names a path for what shows every path', () => {
    expect(orderOf({ ...choices, kind: 'teacher', room: true })).toEqual({ kind: 'teacher', paper: 'a4' })
  })

  it('stands in the address', () => {
    const order = orderOf({ ...choices, paper: '8k', large: true })
    expect(order && pageAddress(address, order)).toBe(
      '/api/schools/s/assignments/a/print?kind=pupils&paper=8k&path=base&large=true',
    )
  })
})
