import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { buildIndex, findAll, isCandidate, type LikenessItem, likenessOf, readLean, signatureOf } from './index.ts'

const characters = [
  ...'春江潮水连海平滟随波千里何处无月明流宛转绕芳甸照花林皆似霰空飞霜汀上白沙看不见天色纤尘皎孤轮人初谁得知',
]
const word = fc.array(fc.constantFrom(...characters), { minLength: 2, maxLength: 5 }).map((each) => each.join(''))
const clause = fc
  .tuple(word, fc.integer({ min: 10, max: 999 }), word)
  .map(([before, number, after]) => `${before}有${number}枝${after}`)
const stem = fc.array(clause, { minLength: 2, maxLength: 6 }).map((clauses) => `${clauses.join('，')}？`)
const options = fc.uniqueArray(word, { minLength: 3, maxLength: 5 })
const item: fc.Arbitrary<LikenessItem> = fc
  .record({ stem, options: fc.option(options, { nil: undefined }) })
  .map(({ stem: text, options: list }) => ({ stem: text, ...(list !== undefined && { options: list }) }))
const anything: fc.Arbitrary<LikenessItem> = fc
  .record({
    stem: fc.oneof(
      fc.string({ unit: 'binary' }),
      stem,
      fc.constantFrom('', '，。？', '\\frac{', '((((', '$$', '{}^{}', '\ud800'),
    ),
    options: fc.array(fc.string({ unit: 'grapheme' }), { maxLength: 4 }),
  })
  .map((each) => each)

const wide = (text: string) =>
  text
    .replace(/[0-9]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0))
    .replaceAll('，', ', ')
    .replaceAll('？', ' ? ')

describe('likeness of any two items', () => {
  it('is symmetric, reflexive and within 0 to 1', () => {
    fc.assert(
      fc.property(fc.oneof(item, anything), fc.oneof(item, anything), (a, b) => {
        const [there, back] = [likenessOf(a, b), likenessOf(b, a)]
        expect(there.kind).toBe(back.kind)
        expect(there.score).toBeCloseTo(back.score, 6)
        expect(there.score).toBeGreaterThanOrEqual(0)
        expect(there.score).toBeLessThanOrEqual(1)
        expect(likenessOf(a, a)).toEqual({ kind: 'same', score: 1, differences: [] })
      }),
    )
  })

  it('does not see width, punctuation and spaces', () => {
    fc.assert(
      fc.property(item, (a) => {
        const b = { stem: wide(a.stem), ...(a.options && { options: a.options.map((option) => ` ${option}。`) }) }
        expect(likenessOf(a, b)).toMatchObject({ kind: 'same', score: 1 })
      }),
    )
  })

  it('knows the same options in another order', () => {
    fc.assert(
      fc.property(stem, options, (text, list) => {
        const turned = [...list.slice(1), list[0] ?? '']
        expect(likenessOf({ stem: text, options: list }, { stem: text, options: turned }).kind).toBe('reordered')
      }),
    )
  })

  it('calls other numbers an adaptation and marks each of them', () => {
    fc.assert(
      fc.property(stem, (text) => {
        const numbers = text.match(/\d+/g)?.length ?? 0
        const other = text.replace(/\d+/g, (number) => String(Number(number) + 1000))
        const { kind, differences } = likenessOf({ stem: text }, { stem: other })
        expect(kind).toBe('adapted')
        expect(differences.map((span) => span.kind)).toEqual(Array.from({ length: numbers }, () => 'number'))
      }),
    )
  })

  it('calls texts without a common character two items', () => {
    const other = [...'鱼鸟虫羊牛马犬猪鸡鸭鹅兔龙虎豹熊']
    const far = fc.array(fc.constantFrom(...other), { minLength: 8, maxLength: 60 }).map((each) => each.join(''))
    fc.assert(
      fc.property(stem, far, (a, b) => {
        expect(likenessOf({ stem: a }, { stem: b }).kind).toBe('none')
      }),
    )
  })

  it('marks places that lie inside the texts', () => {
    fc.assert(
      fc.property(item, item, fc.integer({ min: 1, max: 9 }), (a, b, at) => {
        const mixed = { ...a, stem: `${a.stem.slice(0, at)}${b.stem}${a.stem.slice(at)}` }
        for (const span of likenessOf(a, mixed).differences) {
          for (const [place, side] of [
            [span.a, a],
            [span.b, mixed],
          ] as const) {
            if (place?.part !== 'stem') continue
            expect(place.start).toBeLessThan(place.end)
            expect(place.end).toBeLessThanOrEqual(side.stem.length)
          }
        }
      }),
    )
  })
})

describe('looking up by keys', () => {
  it('finds an item again that had its numbers changed or sentences put in', () => {
    fc.assert(
      fc.property(stem, clause, (text, extra) => {
        const changed = `${text.replace(/\d+/g, '7').replace('？', '')}，${extra}？`
        const [a, b] = [signatureOf({ stem: text }).keys, signatureOf({ stem: changed }).keys]
        const shared = a.filter((key) => b.includes(key)).length
        expect(isCandidate(shared, Math.min(a.length, b.length))).toBe(true)
      }),
    )
  })

  it('sweeps in ranges to the same result as in one go', () => {
    fc.assert(
      fc.property(fc.array(item, { minLength: 2, maxLength: 12 }), fc.nat(12), (items, cut) => {
        const readings = [...items, ...items].map(readLean)
        const index = buildIndex([...items, ...items].map(signatureOf))
        const whole = [...findAll(readings, index)]
        expect([...findAll(readings, index, 0, cut), ...findAll(readings, index, cut)]).toEqual(whole)
        for (const at of items.keys()) {
          expect(whole.some(({ b, kind }) => b === at + items.length && kind === 'same')).toBe(true)
        }
      }),
    )
  })
})

describe('hostile input', () => {
  // A megabyte of Chinese in UTF-8.
  const megabyte = (unit: string) => unit.repeat(Math.ceil(340_000 / unit.length))
  const seed = Array.from({ length: 340_000 }, (_, place) =>
    String.fromCharCode(0x4e00 + ((place * 7919) % 20_000)),
  ).join('')

  it.each([
    ['one character', megabyte('一'), megabyte('二')],
    ['only punctuation', megabyte('，。！'), megabyte('？')],
    ['open brackets', megabyte('('), megabyte('(x+')],
    ['open groups', megabyte('\\frac{'), megabyte('{^{')],
    ['digits', megabyte('9'), megabyte('1,234,')],
    ['tags', megabyte('<b '), megabyte('<p><p')],
    ['letters of options', megabyte('A. B. '), megabyte('A. B. C. ')],
    ['spaces', megabyte(' '), megabyte('\n')],
    ['different texts', seed, [...seed].reverse().join('')],
    ['nearly equal texts', seed, seed.replaceAll('丁', '七七')],
    ['minus signs', megabyte('-'), megabyte('* ')],
  ])(
    'takes linear time: %s',
    (_, a, b) => {
      const started = performance.now()
      likenessOf({ stem: a }, { stem: b })
      signatureOf({ stem: a, options: [b] })
      expect(performance.now() - started).toBeLessThan(25_000)
    },
    60_000,
  )
})
