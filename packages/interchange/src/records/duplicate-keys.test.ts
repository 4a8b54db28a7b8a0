import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findDuplicateKey } from './duplicate-keys.ts'

const names = fc.constantFrom('a', 'b', '__proto__', '题', '": ', 'a\\b', '1')
type Written = { readonly text: string; readonly twice: boolean }

const one = (text: string): Written => ({ text, twice: false })
const texts = fc.constantFrom('"a":1', '{"a":', '\\":', '"', '题').map((text) => one(JSON.stringify(text)))

/** JSON text with its own knowledge of whether an object in it holds a name twice. */
const { value } = fc.letrec<{ value: Written }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    texts,
    fc.constantFrom(one('1'), one('null')),
    fc.array(tie('value')).map((all) => ({
      text: `[${all.map(({ text }) => text).join(' ,')}]`,
      twice: all.some(({ twice }) => twice),
    })),
    fc.array(fc.tuple(names, tie('value'))).map((all) => ({
      text: `{${all.map(([name, { text }]) => `${JSON.stringify(name)} : ${text}`).join(',')}}`,
      twice: all.some(([, { twice }]) => twice) || new Set(all.map(([name]) => name)).size < all.length,
    })),
  ),
}))

describe('names that stand twice in an object', () => {
  it('are found wherever they are, and only they', () => {
    fc.assert(
      fc.property(value, ({ text, twice }) => {
        expect(findDuplicateKey(text, JSON.parse(text)) !== null, text).toBe(twice)
      }),
      { numRuns: 3000 },
    )
  })

  it('are found by what they mean, at any depth', () => {
    expect(findDuplicateKey('{"a":1,"\\u0061":2}', { a: 2 })).toBe('a')
    const deep = `${'['.repeat(100_000)}{"a":1,"a":2}${']'.repeat(100_000)}`
    expect(findDuplicateKey(deep, JSON.parse(deep))).toBe('a')
  })
})
