import { describe, expect, it } from 'vitest'
import { neighboursIn } from './lane.ts'

describe('the lane of a queue', () => {
  it('goes from one to the next and back', () => {
    expect(neighboursIn(['a', 'b', 'c'], 'b', [])).toEqual({ previous: 'a', next: 'c' })
  })

  it('goes on with the first after the last, but never to itself', () => {
    expect(neighboursIn(['a', 'b'], 'b', [])).toEqual({ previous: 'a', next: 'a' })
    expect(neighboursIn(['a'], 'a', [])).toEqual({ previous: null, next: null })
  })

  it('goes on behind where this one stood before it left the queue', () => {
    expect(neighboursIn(['a', 'c', 'd'], 'b', ['a', 'b', 'c', 'd'])).toEqual({ previous: null, next: 'c' })
    expect(neighboursIn(['a'], 'b', ['a', 'b', 'c'])).toEqual({ previous: null, next: 'a' })
  })

  it('goes to the first when this one has left the queue', () => {
    expect(neighboursIn(['b', 'c'], 'a', [])).toEqual({ previous: null, next: 'b' })
    expect(neighboursIn([], 'a', [])).toEqual({ previous: null, next: null })
  })
})
