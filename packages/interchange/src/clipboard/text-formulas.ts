import { BLANK_LIMIT, type DocumentNode } from '@lightwork/content'
import { splitBareFormulas } from '../text/bare-formulas.ts'
import { isFormula } from './formulas.ts'

/** `$$…$$`, `\[…\]`, `\(…\)`, `$…$` (no blank inside the signs, no digit behind: "$5 and $6" is money), and blanks. */
const token = /\$\$([^$]+)\$\$|\\\[([\s\S]+?)\\\]|\\\(([\s\S]+?)\\\)|\$(?!\s)((?:\\\$|[^$])+?)(?<!\s)\$(?!\d)|_{3,}/g

export const blankOf = (characters: number): DocumentNode => ({
  type: 'blank',
  attrs: { width: Math.min(BLANK_LIMIT, Math.max(4, characters)) },
})

type Marks = DocumentNode['marks']

const textNode = (text: string, marks: Marks): DocumentNode[] =>
  text === '' ? [] : [{ type: 'text', text, ...(marks !== undefined && { marks }) }]

const bare = (text: string, marks: Marks): DocumentNode[] =>
  splitBareFormulas(text).flatMap((piece) =>
    'latex' in piece ? [{ type: 'mathInline', attrs: { latex: piece.latex } }] : textNode(piece.text, marks),
  )

function nodeOf(match: RegExpMatchArray): DocumentNode | null {
  const latex = (match[1] ?? match[2] ?? match[3] ?? match[4])?.trim()
  if (latex === undefined) return blankOf(match[0].length)
  return isFormula(latex) ? { type: 'mathInline', attrs: { latex } } : null
}

/** Text in which `$…$` and its kin and bare LaTeX have become formulas, and rows of underscores blanks. */
export function withFormulas({ text = '', marks }: DocumentNode): DocumentNode[] {
  const pieces: DocumentNode[] = []
  let last = 0
  for (const match of text.matchAll(token)) {
    const made = nodeOf(match)
    if (made === null) continue
    pieces.push(...bare(text.slice(last, match.index), marks), made)
    last = match.index + match[0].length
  }
  return [...pieces, ...bare(text.slice(last), marks)]
}
