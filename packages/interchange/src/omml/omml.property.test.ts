import { mathProblem } from '@lightwork/content'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fromOmml, ommlFaults, parseXml, toOmml, toXml } from './index.ts'
import { lettersByKatex } from './test-formulas.ts'

const letter = fc.constantFrom('a', 'b', 'x', 'y', 'A', 'B', '\\alpha', '\\pi', '\\Delta', '2', '37', '0.5', '\\infty')
const sign = fc.constantFrom('+', '-', '\\times', '\\div', '=', '<', '\\le', '\\ne', '\\cdot', '\\pm', '\\to', '\\in')
const word = fc.constantFrom('\\text{速度}', '\\mathrm{kg}', '\\text{if }', '\\%', '\\angle', '\\triangle', ',')

const { formula } = fc.letrec<{ formula: string; part: string; row: string }>((tie) => {
  const one = tie('part')
  const row = tie('row')
  const both = (make: (a: string, b: string) => string) => fc.tuple(row, row).map(([a, b]) => make(a, b))
  const around = (make: (a: string) => string) => row.map(make)
  return {
    part: fc.oneof(
      { maxDepth: 4, depthIdentifier: 'formula' },
      letter,
      letter,
      word,
      both((a, b) => `\\frac{${a}}{${b}}`),
      both((a, b) => `\\sqrt[${b.includes(']') ? '3' : b}]{${a}}`),
      both((a, b) => `{${a}}^{${b}}`),
      both((a, b) => `x_{${a}}^{${b}}`),
      both((a, b) => `\\sum_{${a}}^{${b}}`),
      both((a, b) => `\\begin{cases}${a}\\\\${b}\\end{cases}`),
      both((a, b) => `\\begin{pmatrix}${a}&${b}\\\\${b}&${a}\\end{pmatrix}`),
      both((a, b) => `\\begin{aligned}${a}&=${b}\\\\&=${a}\\end{aligned}`),
      both((a, b) => `\\overset{${a}}{${b}}`),
      both((a, b) => `\\xrightarrow[${a.includes(']') ? 'a' : a}]{${b}}`),
      both((a, b) => `{}_{${a}}^{${b}}X`),
      around((a) => `\\left(${a}\\right]`),
      around((a) => `(${a})`),
      around((a) => `|${a}|`),
      around((a) => `\\overline{${a}}`),
      around((a) => `\\overbrace{${a}}^{n}`),
      around((a) => `\\boxed{${a}}`),
      around((a) => `\\sin ${a}`),
      around((a) => `\\lim_{${a}}x`),
      around((a) => `\\textcolor{red}{${a}}`),
      fc.constantFrom('\\ce{H2SO4}', '\\ce{Fe^3+}', '\\ce{A ->[x] B}', "f'(x)", '\\quad', '\\vec{a}', '\\not='),
    ),
    row: fc
      .array(fc.tuple(one, fc.option(sign, { nil: '' })), { minLength: 1, maxLength: 3, depthIdentifier: 'formula' })
      .map((pieces) => pieces.map(([part, after]) => `${part} ${after} `).join('')),
    formula: tie('row'),
  }
})

describe('any formula', () => {
  it('that KaTeX can set is a sound equation, and what is read of it is the same formula', () => {
    fc.assert(
      fc.property(formula, (latex) => {
        fc.pre(mathProblem(latex) === null)
        const { math, problem } = toOmml(latex)
        expect(problem).toBeNull()
        if (math === null) return
        expect(ommlFaults(math)).toEqual([])
        expect(toXml(parseXml(toXml(math)))).toBe(toXml(math))
        const { latex: back } = fromOmml(math)
        expect(lettersByKatex(back ?? '')).toBe(lettersByKatex(latex))
        const again = toOmml(back ?? '').math
        const second = again === null ? null : fromOmml(again).latex
        // Once read, a formula is in the words of the reader and stays so.
        expect(second).toBe(back)
      }),
      { numRuns: 400 },
    )
  })

  it('or any text at all is converted or refused with a reason, and nothing else happens', () => {
    const pieces = fc.constantFrom(
      '\\',
      '{',
      '}',
      '^',
      '_',
      '&',
      '\\left',
      '\\right',
      '.',
      '\\begin{array}{c}',
      '\\hline',
      'a',
      '中',
      '\u0000',
      '😀',
    )
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(pieces).map((each) => each.join('')),
        ),
        (latex) => {
          const { math, problem } = toOmml(latex)
          if (math === null) expect(problem.length).toBeGreaterThan(0)
          else {
            expect(ommlFaults(math)).toEqual([])
            parseXml(toXml(math))
          }
        },
      ),
      { numRuns: 500 },
    )
  })
})
