import { describe, expect, it } from 'vitest'
import { rangeOf } from './use-marks.ts'

const page = ['a', 'b', 'c', 'd']

describe('a range of marks', () => {
  it('goes from the last mark to this one, in either direction', () => {
    expect(rangeOf(page, 'b', 'd')).toEqual(['b', 'c', 'd'])
    expect(rangeOf(page, 'd', 'b')).toEqual(['b', 'c', 'd'])
  })

  it('is the one item when nothing on this page was marked before', () => {
    expect(rangeOf(page, null, 'c')).toEqual(['c'])
    expect(rangeOf(page, 'of another page', 'c')).toEqual(['c'])
  })
})
