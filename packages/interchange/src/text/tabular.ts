import { fittingRows, type Segment } from './markdown-tables.ts'

const environment = /\\begin\{tabular\}(?:\[[a-z]\])?\{(?:[^{}]|\{[^{}]*\})*\}([\s\S]*?)\\end\{tabular\}/g
/** Cells that reach over others have no place in a table of plain rows. */
const spanning = /\\multi(?:row|column)|\\begin\{tabular\}/
const rule = /\\(?:hline|cline\s*\{[^{}]*\}|toprule|midrule|bottomrule)/g
const mark = /\\\\|\\[$&{}]|[$&{}]/g

/** Cuts at `&` and `\\` that stand neither in a formula nor in braces. */
function cutCells(body: string): string[][] {
  const rows: string[][] = [[]]
  let isFormula = false
  let depth = 0
  let start = 0
  const end = (index: number) => rows.at(-1)?.push(body.slice(start, index).trim())
  for (const { 0: found, index } of body.matchAll(mark)) {
    if (found === '$') isFormula = !isFormula
    else if (found === '{') depth++
    else if (found === '}') depth--
    if (isFormula || depth > 0 || (found !== '&' && found !== '\\\\')) continue
    end(index)
    start = index + found.length
    if (found !== '&') rows.push([])
  }
  end(body.length)
  return rows.filter((cells) => cells.some((cell) => cell !== ''))
}

/** Parts a text into LaTeX tables and what is none. A table with spanning cells stays in the text. */
export function splitTabulars(text: string): Segment[] {
  const found: Segment[] = []
  let last = 0
  for (const { 0: whole, 1: body = '', index } of text.matchAll(environment)) {
    const rows = spanning.test(body) ? null : fittingRows(cutCells(body.replace(rule, '')))
    if (rows === null) continue
    found.push({ text: text.slice(last, index) }, { rows })
    last = index + whole.length
  }
  return [...found, { text: text.slice(last) }]
}
