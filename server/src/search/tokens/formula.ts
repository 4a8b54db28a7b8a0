/** Symbols that teachers type and the LaTeX command for the same thing. */
const symbols: Record<string, string> = {
  '√': 'sqrt',
  '×': 'times',
  '÷': 'div',
  '±': 'pm',
  '≤': 'le',
  '⩽': 'le',
  '≦': 'le',
  '≥': 'ge',
  '⩾': 'ge',
  '≧': 'ge',
  '≠': 'ne',
  '≈': 'approx',
  '≌': 'cong',
  '≅': 'cong',
  '∽': 'sim',
  '∼': 'sim',
  '∠': 'angle',
  '△': 'triangle',
  '∆': 'triangle',
  '⊙': 'odot',
  '⊥': 'perp',
  '∥': 'parallel',
  '∵': 'because',
  '∴': 'therefore',
  '∞': 'infty',
  '∈': 'in',
  '∉': 'notin',
  '∪': 'cup',
  '∩': 'cap',
  '⊂': 'subset',
  '⊆': 'subseteq',
  '∅': 'emptyset',
  '∑': 'sum',
  '∫': 'int',
  '→': 'to',
  '⇒': 'rightarrow',
  '°': 'circ',
  π: 'pi',
  α: 'alpha',
  β: 'beta',
  γ: 'gamma',
  δ: 'delta',
  ε: 'epsilon',
  θ: 'theta',
  λ: 'lambda',
  μ: 'mu',
  ρ: 'rho',
  σ: 'sigma',
  φ: 'phi',
  ω: 'omega',
  '▱': 'parallelogram',
  '⌒': 'frown',
}
const symbol = new RegExp(`[${Object.keys(symbols).join('')}]`, 'gu')

/** Commands that are spelled in several ways. */
const aliases: Record<string, string> = {
  dfrac: 'frac',
  tfrac: 'frac',
  cfrac: 'frac',
  leq: 'le',
  leqslant: 'le',
  geq: 'ge',
  geqslant: 'ge',
  neq: 'ne',
  rightarrow: 'to',
  longrightarrow: 'to',
  varepsilon: 'epsilon',
  varphi: 'phi',
  degree: 'circ',
  backsim: 'sim',
  overparen: 'frown',
  wideparen: 'frown',
  varnothing: 'emptyset',
}
/** Commands that only set type or space; what they hold stays. */
const silent = new Set(
  (
    'left right big bigg text mathrm mathbf mathit mathbb mathop operatorname textbf textit rm bf it mbox ce displaystyle textstyle limits nolimits' +
    ' quad qquad hspace uline underline emph hfill hline cline phantom boldsymbol'
  ).split(' '),
)

const superscripts: Record<string, string> = {
  '⁰': '0',
  '¹': '1',
  '²': '2',
  '³': '3',
  '⁴': '4',
  '⁵': '5',
  '⁶': '6',
  '⁷': '7',
  '⁸': '8',
  '⁹': '9',
  '⁺': '+',
  '⁻': '-',
  ⁿ: 'n',
}
const superscript = /[⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻ⁿ]+/gu

/** Before NFKC, which would make x² into x2: raised characters as LaTeX writes them. */
export const raise = (text: string): string =>
  text
    .replaceAll('㎡', 'm²')
    .replaceAll('㎥', 'm³')
    .replace(superscript, (run) => `^${[...run].map((character) => superscripts[character] ?? '').join('')}`)

/** Typed symbols as LaTeX writes them, in lower case: «√3» and «$\\sqrt{3}$» come to the same. */
export const spellSymbols = (text: string): string => text.replace(symbol, (character) => `\\${symbols[character]} `)

const command = /\\([a-z]+)\*?/g
const simpleFraction = /\\frac ?\{([a-z0-9.]{1,12})\} ?\{([a-z0-9.]{1,12})\}/g

/** LaTeX in lower case reduced to what can be searched: commands by one name, `x^2`, `1/2`, no braces, no indices. */
export function flattenLatex(text: string): string {
  if (!/[\\^_{}$]/.test(text)) return text
  return text
    .replace(/_{2,}/g, ' ')
    .replace(/\\(?:begin|end) ?\{[a-z*]+\}(?:\{[^{}]*\})?/g, ' ')
    .replace(/(?<![\\a-z])([dt]?frac|sqrt)(?=\{)/g, '\\$1')
    .replace(/\\[^a-z]/g, ' ')
    .replace(command, (_, name: string) => (silent.has(name) ? ' ' : `\\${aliases[name] ?? name} `))
    .replace(/\{ +/g, '{')
    .replace(/ +\}/g, '}')
    .replace(simpleFraction, '\\frac $1/$2 ')
    .replace(/\^ ?\{? ?\\circ ?\}?/g, ' \\circ ')
    .replace(/\^ ?\{ ?(-?[a-z0-9.]{1,12}) ?\}/g, '^$1')
    .replace(/_ ?\{([^{}]{0,12})\}/g, '$1')
    .replace(/\$|_(?=\S)/g, '')
    .replace(/[{}]/g, ' ')
    .replace(/ {2,}/g, ' ')
}
