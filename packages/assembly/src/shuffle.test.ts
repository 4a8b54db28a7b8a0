import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { numberOf, seededRandom, shuffled } from './random.ts'
import { blindCodes, judgingOrder } from './shuffle.ts'

const ids = fc.uniqueArray(fc.uuid(), { maxLength: 40 })

describe('the order of entries for a judge', () => {
  it('is the same at reload and however the entries are listed', () => {
    fc.assert(
      fc.property(ids, fc.string(), fc.string(), (entries, judge, seed) => {
        const order = judgingOrder(entries, judge, seed)
        expect([...order].sort()).toEqual([...entries].sort())
        expect(judgingOrder(entries.toReversed(), judge, seed)).toEqual(order)
      }),
    )
  })

  it('does not move the others when an entry is withdrawn', () => {
    fc.assert(
      fc.property(ids, fc.string(), (entries, seed) => {
        const [gone, ...rest] = entries
        expect(judgingOrder(entries, 'j', seed).filter((id) => id !== gone)).toEqual(judgingOrder(rest, 'j', seed))
      }),
    )
  })

  it('puts every entry first for about as many judges', () => {
    const entries = Array.from({ length: 10 }, (_, index) => `e${index}`)
    const firsts = Array.from({ length: 4000 }, (_, judge) => judgingOrder(entries, `j${judge}`, 'seed')[0])
    const counts = entries.map((id) => firsts.filter((first) => first === id).length)
    expect(Math.min(...counts)).toBeGreaterThan(320)
    expect(Math.max(...counts)).toBeLessThan(480)
  })
})

describe('blind codes', () => {
  const codesOf = (entryIds: readonly string[], seed = 'x', taken?: ReadonlySet<string>) =>
    blindCodes({ entryIds, prefix: '数-小', seed, ...(taken === undefined ? {} : { taken }) })

  it('are one for each entry, and do not depend on the order of entering', () => {
    fc.assert(
      fc.property(ids, fc.string(), (entries, seed) => {
        const codes = codesOf(entries, seed)
        expect(new Set(codes.values()).size).toBe(entries.length)
        expect([...codes.values()].every((code) => /^数-小-\d{3}$/.test(code))).toBe(true)
        expect([...codesOf(entries.toReversed(), seed)].sort()).toEqual([...codes].sort())
      }),
    )
  })

  it('say nothing about the time of entering: neither order nor size goes with it', () => {
    const entries = Array.from({ length: 300 }, (_, index) => `0190${String(index).padStart(6, '0')}`)
    const numbers = Array.from(codesOf(entries).values(), (code) => Number(code.slice(4)))
    const middle = numbers.reduce((sum, value) => sum + value, 0) / numbers.length
    const place = (numbers.length - 1) / 2
    const with_ = numbers.reduce((sum, value, index) => sum + (value - middle) * (index - place), 0)
    const own = Math.sqrt(numbers.reduce((sum, value) => sum + (value - middle) ** 2, 0))
    const other = Math.sqrt(numbers.reduce((sum, _, index) => sum + (index - place) ** 2, 0))
    expect(Math.abs(with_ / (own * other))).toBeLessThan(0.15)
  })

  it('are not given twice, and get more digits when there are many entries', () => {
    const first = codesOf(['a', 'b', 'c'])
    const late = codesOf(['d'], 'x', new Set(first.values()))
    expect([...first.values()]).not.toContain(late.get('d'))
    const large = codesOf(Array.from({ length: 500 }, (_, index) => `e${index}`))
    expect([...large.values()].every((code) => /^数-小-\d{4}$/.test(code))).toBe(true)
  })
})

describe('numbers drawn by lot', () => {
  it('are spread evenly and repeat with their seed', () => {
    const random = seededRandom('seed')
    const drawn = Array.from({ length: 10_000 }, random)
    for (let tenth = 0; tenth < 10; tenth += 1) {
      const count = drawn.filter((value) => Math.floor(value * 10) === tenth).length
      expect(Math.abs(count - 1000)).toBeLessThan(120)
    }
    const again = seededRandom('seed')
    expect(drawn.slice(0, 50)).toEqual(Array.from({ length: 50 }, again))
    expect(new Set(Array.from({ length: 2000 }, (_, index) => numberOf(`${index}`))).size).toBe(2000)
  })

  it('shuffle without loss', () => {
    fc.assert(
      fc.property(fc.array(fc.integer()), fc.string(), (list, seed) => {
        expect(shuffled(list, seededRandom(seed)).sort()).toEqual([...list].sort())
      }),
    )
  })
})
