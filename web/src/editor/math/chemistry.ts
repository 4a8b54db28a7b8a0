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

/** A sign behind which nothing goes on is a charge, not a plus or a bond. */
const ends = '(?!\\s*[\\p{Script=Han}A-Za-z0-9([])'
const ionOfOneElement = new RegExp(`(?<=(?:^|[\\s+=→⇌(])\\d*[A-Z][a-z]?)(\\d)([+-])${ends}`, 'gu')
const ionOfSeveral = new RegExp(`(?<=[A-Za-z)\\]])(\\d)(\\d)([+-])${ends}`, 'gu')

/**
 * Charges as they are typed on a keyboard: `Cu2+` has two of them, of the figures in `SO42-` the last says how many.
 * `NH4+` and `NO3-` are right as they are.
 */
const withCharges = (text: string): string => text.replace(ionOfOneElement, '^$1$2').replace(ionOfSeveral, '$1^$2$3')

/** One side of an equation in the language of mhchem. */
const side = (text: string): string =>
  withCharges(text)
    .replace(/(?<!\^\d*)\s*\+\s*(?=[\p{Script=Han}A-Za-z0-9([])/gu, ' + ')
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

interface Conditioned {
  readonly sign: 'longequal' | 'rightarrow'
  readonly left: string
  readonly above: string
  readonly below: string
  readonly right: string
}

/** `=点燃=`; `-点燃->` and mhchem's `->[点燃]`. A bond of carbon before an arrow is no condition: that has words or △. */
const signs: readonly (readonly [Conditioned['sign'], RegExp])[] = [
  ['longequal', /^([^=]*)=([^=/+]+)(?:\/([^=/+]+))?=([^=]*)$/],
  ['rightarrow', /^([^=→]*)[-→]([^=→/+-]*[\p{Script=Han}△][^=→/+-]*)(?:\/([^=→/+-]+))?→([^=→]*)$/u],
  ['rightarrow', /^([^=→]*)→\s*\[([^\]→=+]+)\](?:\s*\[([^\]→=+]+)\])?([^=→]*)$/],
]

function conditioned(text: string): Conditioned | null {
  for (const [sign, pattern] of signs) {
    const [, left = '', above = '', below = '', right = ''] = (pattern.exec(text) ?? []).map((part = '') => part.trim())
    if (left !== '' && above !== '' && right !== '') return { sign, left, above, below, right }
  }
  return null
}

/**
 * An equation as it is typed, as LaTeX: `2H2 + O2 = 2H2O`. A condition stands in the sign, `=点燃=` or `-点燃->`, with a
 * second one below after a stroke: `=催化剂/△=`. Arrows ↑ ↓ → ⇌, charges `Ca2+`, `Ca^2+` or `Ca²⁺`, hydrates `·5H2O`.
 */
export function toChemistry(text: string): string {
  const cleaned = clean(text)
  const found = conditioned(cleaned)
  if (found !== null) {
    const under = found.below === '' ? '' : `[${condition(found.below)}]`
    return `${ce(found.left)}\\x${found.sign}${under}{${condition(found.above)}}${ce(found.right)}`
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
  const match = /^\\ce\{([^{}\\]*)\}\\x(longequal|rightarrow)(?:\[([^\]]*)\])?\{(.*)\}\\ce\{([^{}\\]*)\}$/.exec(latex)
  if (match === null) return null
  const [, left = '', kind, below, above = '', right = ''] = match
  const sign = below === undefined ? conditionText(above) : `${conditionText(above)}/${conditionText(below)}`
  return `${sideText(left)} ${kind === 'longequal' ? `=${sign}=` : `-${sign}->`} ${sideText(right)}`
}

/** What chemistry lessons of grade 9 write above the sign. */
export const conditions = ['点燃', '加热', '△', '高温', '通电', '催化剂', 'MnO2', 'MnO2/△'] as const

/** The text with a condition in its sign or arrow, in place of the one that is there; `=` is added when there is none. */
export function withCondition(text: string, condition: string): string {
  const sign = `=${condition}=`
  const arrow = /-[^-=>]*[\p{Script=Han}△][^-=>]*-+>|[-⟶]+>|→/u
  if (!text.includes('=') && arrow.test(text)) return text.replace(arrow, `-${condition}->`)
  if (/=[^=]*=/.test(text)) return text.replace(/=[^=]*=/, sign)
  return text.includes('=') ? text.replace('=', sign) : `${text.trimEnd()} ${sign} `
}
