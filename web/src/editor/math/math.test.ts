import { mathProblem, mathToHtml } from '@lightwork/content'
import { ommlFaults, toOmml } from '@lightwork/interchange/omml'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { conditions, fromChemistry, toChemistry, withCondition } from './chemistry.ts'
import { palette } from './palette.ts'
import { insertTemplate, nthSlot, SLOT, stepSlot, toHalfWidth, withActiveSlot } from './slots.ts'
import { stageOf } from './stage.ts'

const groups = palette.flatMap(({ groups }) => groups)
const templates = groups.flatMap(({ templates }) => templates)
const value = fc.constantFrom('1', '36', 'x', '3.5', 'ABC', '甲', '2x+1', '-7')
const fill = (latex: string, values: readonly string[]) => {
  let next = 0
  return latex.replaceAll(SLOT, () => values[next++ % values.length] ?? '')
}

describe('the palette', () => {
  it.each(templates.map(({ latex, name }) => [name.zh, latex]))(
    '%s can be set empty and with its places filled',
    (_, latex) => {
      expect(mathProblem(latex)).toBeNull()
      fc.assert(
        fc.property(fc.array(value, { minLength: 1, maxLength: 5 }), (values) => {
          expect(mathProblem(fill(latex, values))).toBeNull()
        }),
        { numRuns: 20 },
      )
    },
  )

  it.each(templates.map(({ latex, name }) => [name.zh, latex]))('%s is an equation of Word', (_, latex) => {
    for (const filled of [latex, fill(latex, ['1', 'x', '3.5'])]) {
      const { math, problem } = toOmml(filled)
      expect(problem).toBeNull()
      expect(math === null ? ['nothing'] : ommlFaults(math)).toEqual([])
    }
  })

  it('names every template once in its group', () => {
    for (const { templates } of groups)
      expect(new Set(templates.map(({ name }) => name.zh)).size).toBe(templates.length)
  })

  it('stays valid when templates are put into the places of others, as far as anyone clicks', () => {
    const structures = templates.filter(({ latex }) => latex.includes(SLOT))
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...structures), { minLength: 1, maxLength: 4 }), (chosen) => {
        const field = chosen.reduce((state, { latex }) => insertTemplate(state, latex), { text: '', from: 0, to: 0 })
        expect(mathProblem(field.text)).toBeNull()
      }),
      { numRuns: 200 },
    )
  })
})

describe('empty places', () => {
  it('are filled from left to right by Tab', () => {
    const fraction = insertTemplate({ text: '', from: 0, to: 0 }, '\\frac{□}{□}')
    expect(fraction).toEqual({ text: '\\frac{□}{□}', from: 6, to: 7 })
    const typed = { text: '\\frac{1}{□}', from: 7, to: 7 }
    expect(stepSlot(typed, 1)).toEqual({ text: '\\frac{1}{□}', from: 9, to: 10 })
    expect(stepSlot({ text: '\\frac{1}{2}', from: 10, to: 10 }, 1)).toBeNull()
    expect(stepSlot({ text: '□+□', from: 2, to: 3 }, -1)).toEqual({ text: '□+□', from: 0, to: 1 })
  })

  it('take what was selected', () => {
    expect(insertTemplate({ text: 'x+1', from: 0, to: 3 }, '\\sqrt{□}')).toEqual({
      text: '\\sqrt{x+1}',
      from: 10,
      to: 10,
    })
    expect(insertTemplate({ text: 'x^2', from: 0, to: 3 }, '□^{□}').text).toBe('{x^2}^{□}')
  })

  it('keep a command apart from the letter after it', () => {
    expect(insertTemplate({ text: 'ab', from: 1, to: 1 }, '\\times').text).toBe('a\\times b')
  })

  it('are found by number and shown full when chosen', () => {
    expect(nthSlot('□+□', 1)).toEqual({ text: '□+□', from: 2, to: 3 })
    expect(nthSlot('□', 1)).toBeNull()
    expect(mathProblem(withActiveSlot({ text: '\\frac{□}{□}', from: 6, to: 7 }))).toBeNull()
  })

  it('accept what a Chinese keyboard types', () => {
    expect(toHalfWidth('（１＋ｘ）＝甲')).toBe('(1+x)=甲')
  })
})

describe('chemistry as it is typed', () => {
  it.each([
    ['2H2 + O2 = 2H2O', '\\ce{2H2 + O2 = 2H2O}'],
    ['2H2+O2=2H2O', '\\ce{2H2 + O2 = 2H2O}'],
    ['２Ｈ２＋Ｏ２＝２Ｈ２Ｏ', '\\ce{2H2 + O2 = 2H2O}'],
    ['2H₂ + O₂ ==点燃== 2H₂O'.replaceAll('==', '='), '\\ce{2H2 + O2}\\xlongequal{\\text{点燃}}\\ce{2H2O}'],
    ['2KClO3 =MnO2/△= 2KCl+3O2↑', '\\ce{2KClO3}\\xlongequal[\\triangle]{\\ce{MnO2}}\\ce{2KCl + 3O2 ^}'],
    ['CaCO3+2HCl=CaCl2+H2O+CO2↑', '\\ce{CaCO3 + 2HCl = CaCl2 + H2O + CO2 ^}'],
    ['Ca²⁺ + CO₃²⁻ = CaCO₃↓', '\\ce{Ca^2+ + CO3^2- = CaCO3 v}'],
    ['CuSO4·5H2O', '\\ce{CuSO4*5H2O}'],
    ['Na+ + OH-', '\\ce{Na+ + OH-}'],
    ['N2 + 3H2 ⇌ 2NH3', '\\ce{N2 + 3H2 <=> 2NH3}'],
    ['Cu2+', '\\ce{Cu^2+}'],
    ['SO4^2-', '\\ce{SO4^2-}'],
    ['SO42-', '\\ce{SO4^2-}'],
    ['NH4+', '\\ce{NH4+}'],
    ['NO3-', '\\ce{NO3-}'],
    ['Zn+Cu2+=Zn2++Cu', '\\ce{Zn + Cu^2+ = Zn^2+ + Cu}'],
    ['2H2+O2', '\\ce{2H2 + O2}'],
    ['Cu2+ + 2OH- = Cu(OH)2↓', '\\ce{Cu^2+ + 2OH- = Cu(OH)2 v}'],
    ['2H2O2 -催化剂/△-> 2H2O+O2↑', '\\ce{2H2O2}\\xrightarrow[\\triangle]{\\text{催化剂}}\\ce{2H2O + O2 ^}'],
    ['CH4 + 2O2 -点燃-> CO2 + 2H2O', '\\ce{CH4 + 2O2}\\xrightarrow{\\text{点燃}}\\ce{CO2 + 2H2O}'],
    ['A ->[加热][催化剂] B', '\\ce{A}\\xrightarrow[\\text{催化剂}]{\\text{加热}}\\ce{B}'],
    ['氢气+氧气-点燃->水', '\\ce{氢气 + 氧气}\\xrightarrow{\\text{点燃}}\\ce{水}'],
    ['CH3-CH3 -> C2H4', '\\ce{CH3-CH3 -> C2H4}'],
    ['Na2CO3·10H2O =加热= Na2CO3 + 10H2O↑', '\\ce{Na2CO3*10H2O}\\xlongequal{\\text{加热}}\\ce{Na2CO3 + 10H2O ^}'],
  ])('%s', (typed, latex) => {
    expect(toChemistry(typed)).toBe(latex)
    expect(mathProblem(latex)).toBeNull()
    expect(toChemistry(fromChemistry(latex) ?? '')).toBe(latex)
    const { math, problem } = toOmml(latex)
    expect(problem).toBeNull()
    expect(math === null ? ['nothing'] : ommlFaults(math)).toEqual([])
  })

  it.each(conditions)('takes the condition %s', (condition) => {
    expect(mathProblem(toChemistry(`A =${condition}= B`))).toBeNull()
  })

  it('draws the arrows of gas and precipitate', () => {
    expect(mathToHtml(toChemistry('CO2↑'), { display: false })).toContain('↑')
    expect(mathToHtml(toChemistry('AgCl↓'), { display: false })).toContain('↓')
  })

  it('makes a formula that can be set of any text without brackets, or none', () => {
    const sign = fc.constantFrom(...'HOCa2 3+-=()[]^↑↓→⇌△·/点燃\\{}$%'.split(''))
    fc.assert(
      fc.property(fc.array(sign, { maxLength: 20 }), (signs) => {
        const latex = toChemistry(signs.join(''))
        if (latex !== '' && !/[[\]()^]/.test(latex)) expect(mathProblem(latex)).toBeNull()
      }),
      { numRuns: 500 },
    )
  })

  it('puts a condition into the sign', () => {
    expect(withCondition('2H2 + O2 = 2H2O', '点燃')).toBe('2H2 + O2 =点燃= 2H2O')
    expect(withCondition('A =高温= B', '△')).toBe('A =△= B')
    expect(withCondition('2H2O', '通电')).toBe('2H2O =通电= ')
    expect(withCondition('A -> B', '加热')).toBe('A -加热-> B')
    expect(withCondition('A -加热-> B', '点燃')).toBe('A -点燃-> B')
  })

  it('leaves other formulas alone', () => {
    expect(fromChemistry('\\frac{1}{2}')).toBeNull()
  })
})

describe('the stage of the work', () => {
  it.each([
    ['math', 3, 'primary'],
    ['math', 8, 'junior'],
    ['physics', 8, 'physics'],
    ['chemistry', 9, 'chemistry'],
    ['science', 5, 'primary'],
    ['chinese', 7, 'junior'],
    [null, null, 'primary'],
  ] as const)('%s of grade %s opens at %s', (subject, grade, stage) => {
    expect(stageOf(subject, grade)).toBe(stage)
  })

  it('has forms for each', () => {
    expect(palette.map(({ stage }) => stage)).toEqual(['primary', 'junior', 'physics', 'chemistry'])
  })
})
