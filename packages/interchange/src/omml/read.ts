import { mathProblem } from '@lightwork/content'
import { glue } from './latex-signs.ts'
import { hasBreak, local, mathChildren } from './nodes.ts'
import { readParts } from './read-parts.ts'
import { readRun, runLatex } from './read-runs.ts'
import type { XmlElement } from './tree.ts'

/** What stands in a row. Runs of one look are read together: programs cut words as they like. */
function sequence(elements: readonly XmlElement[]): string {
  const pieces: string[] = []
  let look: string | null = null
  let text = ''
  const flush = () => {
    if (look !== null) pieces.push(runLatex({ look, text }))
    look = null
    text = ''
  }
  for (const element of elements) {
    if (local(element) === 'r') {
      const run = readRun(element)
      // A space that was set as a word is a place to write in, not part of the words beside it.
      const isSpace = run.text !== '' && run.text.trim() === ''
      if (run.look !== look || isSpace) flush()
      look = run.look
      text += run.text
      if (isSpace) flush()
      continue
    }
    flush()
    const part = readParts[local(element)]
    pieces.push(part === undefined ? sequence(mathChildren(element)) : part(element, read))
  }
  flush()
  return glue(pieces)
}

const read = (argument: XmlElement): string => sequence(mathChildren(argument))

/** Lines of a formula that was broken by hand. */
function linesOf(math: XmlElement): XmlElement[][] {
  const lines: XmlElement[][] = [[]]
  for (const child of mathChildren(math)) {
    if (local(child) === 'r' && hasBreak(child)) lines.push([])
    lines.at(-1)?.push(child)
  }
  return lines.filter((line) => line.length > 0)
}

function formulaOf(math: XmlElement): string {
  const formulas = local(math) === 'omathpara' ? mathChildren(math) : [math]
  const lines = formulas
    .flatMap(linesOf)
    .map(sequence)
    .filter((line) => line !== '')
  return lines.length > 1 ? `\\begin{gathered}${lines.join('\\\\')}\\end{gathered}` : (lines[0] ?? '')
}

export type Reading =
  | { readonly latex: string; readonly problem: null }
  /** What KaTeX says of what was read; the caller keeps the equation as it was. */
  | { readonly latex: null; readonly problem: string }

/** An equation of Word or WPS (`m:oMath` or `m:oMathPara`, from a file or the clipboard) as LaTeX that KaTeX can set. */
export function fromOmml(math: XmlElement): Reading {
  const latex = formulaOf(math).trim()
  const problem = mathProblem(latex)
  return problem === null ? { latex, problem: null } : { latex: null, problem }
}
