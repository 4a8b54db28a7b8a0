import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { gunzipSync } from 'node:zlib'
import fc from 'fast-check'
import katex from 'katex'
import { describe, expect, it } from 'vitest'
import { mathOptions } from './math.ts'
import { FUNCTIONS, isPlainMath, SIGNS } from './math-plain.ts'

const formulas = resolve(import.meta.dirname, '../../../../shared/data/formulas/formulas-unique.jsonl.gz')

const canBeSet = (latex: string): boolean => {
  try {
    katex.renderToString(latex, { ...mathOptions(false, 'mathml'), throwOnError: true })
    return true
  } catch {
    return false
  }
}

const pieces = fc.constantFrom(
  ...['{', '}', '^', '_', '{', '}', '^', '_', ' ', 'a', '2', '-', '(', ']', '，', '元', "'", '&', '~', '%', '\\'],
  ...[
    '\\frac',
    '\\dfrac{1}',
    '\\sqrt',
    '\\sqrt[3]',
    '\\text',
    '\\vec',
    '\\boxed',
    '\\left(',
    '\\right)',
    '\\left|',
    '\\right.',
    '\\left\\{',
    '\\right]',
    '\\left',
    '\\right \\}',
  ],
  ...[
    '\\times',
    '\\ne',
    '\\sin',
    '\\sum',
    '\\textless',
    '\\%',
    '\\{',
    '\\,',
    '\\quad',
    '\\text{元}',
    '\\begin{cases}',
    '^{2}',
    '_{n}',
  ],
)

describe('what is plain in mathematics', () => {
  it('can always be set, however it is put together', () => {
    let plain = 0
    const check = (parts: readonly string[]) => {
      const latex = parts.join('')
      if (!isPlainMath(latex)) return
      plain++
      expect(canBeSet(latex), latex).toBe(true)
    }
    fc.assert(fc.property(fc.array(pieces, { maxLength: 14 }), check), { numRuns: 6000 })
    expect(plain).toBeGreaterThan(300)
  })

  it('are the signs in every place of a letter', () => {
    const inAll = (name: string) => [name, many(name), `\\sqrt{${name}}`, `${name}^2_3`, `${name}{}`, `a^{${name}}`]
    // As often as there is room for: KaTeX expands a thousand macros at most.
    const many = (name: string) => `${name} `.repeat(Math.floor(500 / (name.length + 1)))
    const bare = (name: string) => [`a^${name}`, `a_${name}^${name} b`]
    const names = SIGNS.map((name) => `\\${name}`)
    for (const latex of [
      ...names.flatMap(inAll),
      ...names.flatMap(bare),
      ...FUNCTIONS.flatMap((name) => inAll(`\\${name} `)),
      ...inAll('~'),
    ]) {
      expect(isPlainMath(latex), latex).toBe(true)
      expect(canBeSet(latex), latex).toBe(true)
    }
  })

  it('is not what cannot be set', () => {
    const broken = [
      'a^2^3',
      'a^{2}^{\\frac{1}{2}}',
      '\\frac{1}',
      '{a',
      '\\text{a^2}',
      '\\text{\\frac{1}{2}}',
      'a^\\sqrt{2}',
      '\\left( a',
      '\\nosuch',
      'a^',
      '%',
      'a&b',
      '\\left\\alpha a\\right)',
      '\\left\\{a\\right',
    ]
    for (const latex of broken) {
      expect(canBeSet(latex), latex).toBe(latex === '%')
      expect(isPlainMath(latex), latex).toBe(false)
    }
  })

  it('are most formulas of papers, and none of those that KaTeX refuses', (context) => {
    if (!existsSync(formulas)) return context.skip('shared/data is not here')
    const rows = gunzipSync(readFileSync(formulas))
      .toString()
      .trim()
      .split('\n')
      .filter((_, index) => index % 10 === 0)
      .map((line) => (JSON.parse(line) as { tex: string }).tex)
    const plain = rows.filter(isPlainMath)
    expect(plain.length).toBeGreaterThan(0.75 * rows.length)
    expect(plain.filter((latex) => !canBeSet(latex))).toEqual([])
  })
})
