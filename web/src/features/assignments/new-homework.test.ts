import type { Me } from '@lightwork/contract'
import { describe, expect, it } from 'vitest'
import { chargesOf } from './new-homework.ts'

const school = '01900000-0000-7000-8000-000000000001'
const taught = (grade: number) =>
  ({ school_id: school, class_id: `c${grade}`, class_name: `${grade}(1)班`, grade, subject: 'math' }) as const
const person = (leads: Me['leads']) => ({
  teaching: [taught(6), taught(1), taught(5), taught(5)],
  leads,
  memberships: [],
})

describe('what a teacher may set homework for', () => {
  it('is each grade once, in order', () => {
    expect(chargesOf(person([])).map(({ grade }) => grade)).toEqual([1, 5, 6])
  })

  it('begins with the grade of the class the teacher leads', () => {
    const led = { school_id: school, class_id: 'c5', class_name: '5(1)班', grade: 5 }
    expect(chargesOf(person([led])).map(({ grade }) => grade)).toEqual([5, 1, 6])
  })
})
