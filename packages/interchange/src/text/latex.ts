import { MATH_LIMIT, mathProblem } from '@lightwork/content'
import { decodeEntities } from './clean.ts'

/** Columns as MathType writes them, `{*{35}{l}}`. */
const unrollColumns = (latex: string): string =>
  latex.includes('{*{')
    ? latex.replace(
        /\{\*\{(\d{1,2})\}\{([lcr|]{1,3})\}\}/g,
        (_, count: string, column: string) => `{${column.repeat(Number(count))}}`,
      )
    : latex

/** KaTeX has `align` only as a display of its own; inside other formulas the same rows are `aligned`. */
const alignEnvironments = (latex: string): string =>
  !latex.includes('align') && !latex.includes('eqnarray')
    ? latex
    : latex.replace(/\\(begin|end)\{(?:align\*?|eqnarray\*?)\}/g, '\\$1{aligned}')

/** Backslashes doubled by a second escaping, `y^{\\prime}`. In an environment `\\` is the end of a row. */
const halveBackslashes = (latex: string): string =>
  latex.includes('\\begin') ? latex : latex.replace(/\\\\(?=[a-zA-Z]{2,})/g, '\\')

/** `\/` shows nothing; after `\left` and `\right` TAL's converter wrote `|` as a text command. */
const plainMarks = (latex: string): string =>
  !latex.includes('\\/') && !latex.includes('\\textbar')
    ? latex
    : latex.replaceAll('\\/', '').replace(/\\(left|right)\s*\\textbar(?:\{\})?/g, '\\$1|')

const mendBraces = (latex: string): string =>
  latex.replace(/\\left\s*\{/g, '\\left\\{').replace(/\\right\s*\}/g, '\\right\\}')

export interface Formula {
  readonly latex: string
  /** False: kept as the source has it, although it cannot be set. */
  readonly readable: boolean
}

/** Repairs that never change a sound formula, then the riskier ones where KaTeX refuses. Null: there is nothing in it. */
export function toFormula(source: string): Formula | null {
  const latex = plainMarks(unrollColumns(alignEnvironments(halveBackslashes(decodeEntities(source))))).trim()
  if (latex === '' || latex.length > MATH_LIMIT) return null
  if (mathProblem(latex) === null) return { latex, readable: true }
  const mended = mendBraces(latex)
  if (mended !== latex && mended.length <= MATH_LIMIT && mathProblem(mended) === null)
    return { latex: mended, readable: true }
  return { latex, readable: false }
}
