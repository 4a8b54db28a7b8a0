import { toFormula } from './latex.ts'

export type Piece = { readonly text: string } | { readonly latex: string }

/** A TeX command, a power or an index: what makes a run of characters a formula although no delimiter says so. */
const core = /\\[a-zA-Z]+|[\da-zA-Z)\]}]\^[\\{\da-zA-Z]|[a-zA-Z]_\{/
/** Characters that a formula written into running text may hold. Ideographs and Chinese punctuation end it. */
const run =
  /[\da-zA-Z\\{}^_+\-*/=<>().,|:;'!?[\]&% \u00b1\u00b7\u00b0\u00d7\u00f7\u0370-\u03ff\u2202-\u22ff\u25b3﹣－＋＝]+/g
/** A longer run is no formula; the bound also keeps the work on hostile text small. */
const LONGEST_RUN = 1_500
const word = /^[a-zA-Z]{2,}[.,;:!?]*$/
const functionName = /^(?:sin|cos|tan|cot|log|ln|lg|max|min)[.,;:!?]*$/

const isProse = (token: string) => word.test(token) && !functionName.test(token)

/** Tokens between spaces, the spaces kept; a space inside braces parts nothing. */
function tokens(text: string): string[] {
  const found: string[] = []
  let depth = 0
  let start = 0
  for (let at = 0; at < text.length; at++) {
    const character = text[at]
    if (character === '{') depth++
    else if (character === '}') depth--
    else if (character === ' ' && depth <= 0) {
      found.push(text.slice(start, at), ' ')
      start = at + 1
    }
  }
  found.push(text.slice(start))
  return found.filter((token) => token !== '')
}

/** Stretches of formula tokens between words of prose. */
function stretches(text: string): { text: string; isFormula: boolean }[] {
  const found: { text: string; isFormula: boolean }[] = []
  for (const token of tokens(text)) {
    const last = found.at(-1)
    const prose = isProse(token)
    if (last !== undefined && (token === ' ' || last.isFormula === !prose)) last.text += token
    else found.push({ text: token, isFormula: !prose && token !== ' ' })
  }
  return found.map((stretch) => ({ ...stretch, isFormula: stretch.isFormula && core.test(stretch.text) }))
}

const count = (text: string, character: string) => text.split(character).length - 1

/** Splits what belongs to the sentence off both ends: spaces, closing punctuation, a bracket without its partner. */
function trimEnds(text: string): [before: string, formula: string, after: string] {
  let start = 0
  let end = text.length
  const inside = () => text.slice(start, end)
  while (
    start < end &&
    (/[ .,;:!?)\]}]/.test(text[start] ?? '') || (text[start] === '(' && count(inside(), '(') > count(inside(), ')')))
  )
    start++
  while (
    end > start &&
    (/[ .,;:!?([]/.test(text[end - 1] ?? '') || (text[end - 1] === ')' && count(inside(), ')') > count(inside(), '(')))
  )
    end--
  return [text.slice(0, start), inside(), text.slice(end)]
}

function pieces(stretch: string): Piece[] {
  const [before, inside, after] = trimEnds(stretch)
  const formula = core.test(inside) ? toFormula(inside) : null
  // A formula that only we say is one must be sound; otherwise the text stays what it was.
  if (formula === null || !formula.readable) return [{ text: stretch }]
  return [{ text: before }, { latex: formula.latex }, { text: after }]
}

/** Finds formulas that stand in running text without delimiters, `关于x的方程\frac{2x+1}{3}=1的解`. */
export function splitBareFormulas(text: string): Piece[] {
  if (!core.test(text)) return [{ text }]
  const found: Piece[] = []
  let last = 0
  for (const match of text.matchAll(run)) {
    if (match[0].length > LONGEST_RUN || !core.test(match[0])) continue
    found.push({ text: text.slice(last, match.index) })
    for (const stretch of stretches(match[0]))
      found.push(...(stretch.isFormula ? pieces(stretch.text) : [{ text: stretch.text }]))
    last = match.index + match[0].length
  }
  return [...found, { text: text.slice(last) }]
}
