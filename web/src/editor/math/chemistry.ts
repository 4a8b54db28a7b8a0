import { toHalfWidth } from './slots.ts'

const superscripts = '⁰¹²³⁴⁵⁶⁷⁸⁹'
const subscripts = '₀₁₂₃₄₅₆₇₈₉'

const plainScripts = (text: string): string =>
  text
    .replace(
      /[⁰¹²³⁴⁵⁶⁷⁸⁹]*[⁺⁻]/g,
      (charge) => `^${charge.replace(/[⁰-⁹¹²³]/g, (d) => String(superscripts.indexOf(d)))}`,
    )
    .replace(/[₀-₉]/g, (digit) => String(subscripts.indexOf(digit)))
    .replaceAll('⁺', '+')
    .replaceAll('⁻', '-')

/** Only what a chemical equation is made of; the rest could only break the formula. */
const clean = (text: string): string =>
  plainScripts(toHalfWidth(text))
    .replace(/=+>|-+>|⟶|→/g, '→')
    .replace(/<=+>|⇋|⇄/g, '⇌')
    .replace(/[•∙・]/g, '·')
    .replace(/[▲Δ∆]/g, '△')
    .replace(/[^\p{Script=Han}a-zA-Z0-9+\-=()[\].·^→⇌↑↓△,/\s]/gu, '')

/** One side of an equation in the language of mhchem. */
const side = (text: string): string =>
  text
    .replace(/(?<!\^\d*)\s*\+\s*(?=[A-Za-z0-9([])/g, ' + ')
    .replace(/\s*↑/g, ' ^ ')
    .replace(/\s*↓/g, ' v ')
    .replace(/·/g, '*')
    .replace(/\s*(?<!=)=(?!=)\s*/g, ' = ')
    .replace(/\s*→\s*/g, ' -> ')
    .replace(/\s*⇌\s*/g, ' <=> ')
    .replace(/\s+/g, ' ')
    .trim()

const condition = (text: string): string =>
  text
    .split(/([A-Za-z0-9()]+|△)/)
    .filter((piece) => piece !== '')
    .map((piece) =>
      piece === '△' ? '\\triangle' : /^[A-Za-z0-9()]+$/.test(piece) ? `\\ce{${piece}}` : `\\text{${piece}}`,
    )
    .join('')

const ce = (text: string) => `\\ce{${side(text)}}`

/**
 * An equation as it is typed, as LaTeX: `2H2 + O2 = 2H2O`. A condition stands in the sign: `=点燃=`, with a second one
 * below after a stroke: `=催化剂/△=`. Arrows ↑ ↓ → ⇌, charges `Ca^2+` or `Ca²⁺`.
 */
export function toChemistry(text: string): string {
  const cleaned = clean(text)
  const [, left = '', above = '', below = '', right = ''] =
    /^([^=]*)=([^=/+]+)(?:\/([^=/+]+))?=([^=]*)$/.exec(cleaned) ?? []
  if (above.trim() !== '' && left.trim() !== '' && right.trim() !== '') {
    const under = below.trim() === '' ? '' : `[${condition(below.trim())}]`
    return `${ce(left)}\\xlongequal${under}{${condition(above.trim())}}${ce(right)}`
  }
  return side(cleaned) === '' ? '' : ce(cleaned.replace(/={2,}/g, '='))
}

const sideText = (mhchem: string): string =>
  mhchem
    .replace(/ \^(?= |$)/g, '↑')
    .replace(/ v(?= |$)/g, '↓')
    .replaceAll('<=>', '⇌')
    .replaceAll('->', '→')
    .replaceAll('*', '·')

const conditionText = (latex: string): string =>
  latex.replace(/\\(?:ce|text)\{([^{}]*)\}/g, '$1').replaceAll('\\triangle', '△')

/** The typed form of a formula that `toChemistry` made, or null when the formula is something else. */
export function fromChemistry(latex: string): string | null {
  const plain = /^\\ce\{([^{}\\]*)\}$/.exec(latex)?.[1]
  if (plain !== undefined) return sideText(plain)
  const match = /^\\ce\{([^{}\\]*)\}\\xlongequal(?:\[([^\]]*)\])?\{(.*)\}\\ce\{([^{}\\]*)\}$/.exec(latex)
  if (match === null) return null
  const [, left = '', below, above = '', right = ''] = match
  const sign = below === undefined ? conditionText(above) : `${conditionText(above)}/${conditionText(below)}`
  return `${sideText(left)} =${sign}= ${sideText(right)}`
}

/** What chemistry lessons of grade 9 write above the sign. */
export const conditions = ['点燃', '△', '高温', '通电', '催化剂', 'MnO2', 'MnO2/△'] as const

/** The text with a condition in its sign, in place of the one that is there; `=` is added when there is none. */
export function withCondition(text: string, condition: string): string {
  const sign = `=${condition}=`
  if (/=[^=]*=/.test(text)) return text.replace(/=[^=]*=/, sign)
  return text.includes('=') ? text.replace('=', sign) : `${text.trimEnd()} ${sign} `
}
