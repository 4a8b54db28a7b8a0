const names = (...lines: readonly string[]): readonly string[] => lines.flatMap((line) => line.split(' '))

/**
 * Commands of one sign each: they take nothing after them and may stand wherever a letter may, also as an exponent.
 * The most used of 46,549 real formulas; a test reads each of them with KaTeX in every such place.
 */
export const SIGNS = names(
  'times div cdot cdots ldots dots pm mp ast circ bullet triangle angle square prime infty',
  'leq leqslant le geq geqslant ge neq ne approx equiv sim cong lt gt ll gg textless textgreater',
  'perp parallel mid because therefore rightarrow to Rightarrow Leftrightarrow',
  'in notin cap cup subset subseteq varnothing emptyset',
  'alpha beta gamma delta theta lambda mu pi rho sigma varphi phi omega Delta Omega',
)

/** These may stand wherever a part may, but not bare as an exponent. */
export const FUNCTIONS = names('sin cos tan ln log lg sum int')

/** Brackets of a size of their own: any of these on either side. */
const BRACKET = String.raw`(?:[()\[\]|.]|\\[{}|])`

/** Commands that take one group. */
const OVER_A_GROUP = 'sqrt(?:\\[[\\dA-Za-z]\\])?|overline|vec|overrightarrow|widehat|bar|boxed|mathrm|mathbf'

const sign = new RegExp(String.raw`\\(?:(?:${SIGNS.join('|')})(?![A-Za-z])|[%{}])`, 'g')
const named = new RegExp(String.raw`\\(?:${FUNCTIONS.join('|')})(?![A-Za-z])`, 'g')
const sized = new RegExp(String.raw`\\(left|right)\s*${BRACKET}`, 'g')
const space = /\\(?:[,;: ]|q?quad(?![A-Za-z]))/g

/** What stands for a sign, for a part and for a script that were read already. */
const [SIGN, PART, READ_SCRIPT] = ['\u0001', '\u0002', '\u0003']

const CHARACTER = String.raw`\dA-Za-z+\-*/=<>()\[\]|.,:;!? \u3001\u3002\u4e00-\u9fff\uff08\uff09\uff0c\uff1a\uff1b`
const ATOM = `[${CHARACTER}${SIGN}${PART}${READ_SCRIPT}]`
const GROUP = String.raw`\{${ATOM}*\}`
const SCRIPT = String.raw`(?:${GROUP}|[\dA-Za-z+\-*${SIGN}])`

/** What holds nothing but atoms, so the innermost first. A script waits while another may belong to the same base. */
const innermost = new RegExp(
  [
    String.raw`\\[dt]?frac\s*${GROUP}\s*${GROUP}`,
    String.raw`\\(?:${OVER_A_GROUP})${GROUP}`,
    // Words hold no formula.
    String.raw`\\text\{[${CHARACTER}]*\}`,
    String.raw`\\left\(${ATOM}*\\right\(`,
    // Neither what a command takes nor a script.
    String.raw`(?<!\\[A-Za-z]+\s*|[}\]^_]\s*)${GROUP}`,
    String.raw`(?<script>(?:\^${SCRIPT}(?:_${SCRIPT})?|_${SCRIPT}(?:\^${SCRIPT})?)(?!\s*[\^_${READ_SCRIPT}]))`,
  ].join('|'),
  'g',
)

const onlyAtoms = new RegExp(`^${ATOM}*$`)
const isReserved = new RegExp(`[${SIGN}${PART}${READ_SCRIPT}]`)
const MOST_DEEP = 6
/** KaTeX expands no more than a thousand macros in one formula; no shorter one holds so many. */
const LONGEST = 500

/**
 * True only where nothing can fail: fractions, roots, powers, brackets and signs, well nested. Seven of eight real
 * formulas are such, and this costs a tenth of reading them. False says nothing.
 */
export function isPlainMath(latex: string): boolean {
  if (latex.length > LONGEST || isReserved.test(latex)) return false
  // Where one bracket may stand any may.
  const even = latex.replace(sized, '\\$1(').replaceAll('~', PART)
  let left = even.replace(sign, SIGN).replace(named, PART).replace(space, ' ')
  for (let deep = 0; deep < MOST_DEEP && !onlyAtoms.test(left); deep++) {
    const before = left
    left = left.replace(innermost, (...found) => (found.at(-1).script === undefined ? PART : READ_SCRIPT))
    if (left === before) return false
  }
  return onlyAtoms.test(left)
}
