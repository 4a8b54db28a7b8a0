import type { MathNode } from '@lightwork/content'
import { type Context, type Convert, Unconvertible } from './context.ts'
import { plain } from './items.ts'
import { barred, grid, stacked } from './parts.ts'
import { placeholder, run, ZERO_WIDTH } from './runs.ts'
import { textOf, type XmlElement } from './tree.ts'

type Xml = readonly XmlElement[]
const sides = { l: 'left', c: 'center', r: 'right' } as const
const sideOf = (align: string) => sides[align as keyof typeof sides] ?? 'center'

const insideOf = (node: MathNode): readonly MathNode[] => {
  if (node.type !== 'styling' && node.type !== 'ordgroup') return [node]
  const [only] = node.body.length === 1 ? node.body : []
  return only === undefined ? node.body : insideOf(only)
}

/** In aligned equations a sign at the head of a cell stands between two things, one of which is in the cell before. */
function cell(node: MathNode, context: Context): Xml {
  const xml = context.xml([node])
  const [first, second] = context.items(insideOf(node))
  return first?.kind === 'none' && second?.kind === 'bin' ? [placeholder(), ...xml] : xml
}

const FIGURE_SPACE = '\u2007'
const widthOf = (xml: Xml) => [...xml.map(textOf).join('').replaceAll(ZERO_WIDTH, '')].length

/** Written sums: the line under a row is as long as the longest row, since figures are all of one width. */
function withLines(rows: readonly Xml[], lines: readonly boolean[], isRight: boolean): Xml[] {
  const longest = Math.max(...rows.map(widthOf))
  return rows.map((row, index) => {
    if (!lines[index + 1]) return row
    const missing = longest - widthOf(row)
    const filling = missing > 0 ? [run(FIGURE_SPACE.repeat(missing))] : []
    return [barred('bot', isRight ? [...filling, ...row] : [...row, ...filling])]
  })
}

export const array: Convert<'array'> = (
  { body, cols, colSeparationType, hLinesBeforeRow, tags, arraystretch },
  context,
) => {
  if (cols?.some(({ type }) => type === 'separator')) throw new Unconvertible('array with lines between columns')
  const isEmptyRow = (row: readonly MathNode[]) => row.every((each) => context.xml([each]).length === 0)
  const last = body.at(-1)
  const rows = last !== undefined && body.length > 1 && isEmptyRow(last) ? body.slice(0, -1) : body
  if (rows.every((row) => row.length === 0)) return []
  const width = Math.max(1, ...rows.map((row) => row.length))
  const aligns = (cols ?? []).flatMap((col) => (col.type === 'align' ? [sideOf(col.align)] : []))
  const columns = Array.from({ length: width }, (_, index) => aligns[index] ?? 'center')
  const tagOf = (index: number): Xml => {
    const tag = tags?.[index]
    return Array.isArray(tag) ? [run('\u2003'), ...context.xml(tag)] : []
  }
  const cells = rows.map((row, index) =>
    columns.map((_, at) => {
      const node = row[at]
      const xml = node === undefined ? [] : cell(node, context)
      return at === width - 1 ? [...xml, ...tagOf(index)] : xml
    }),
  )
  const lines = hLinesBeforeRow.map((row) => row.length > 0)
  if (lines.some(Boolean) && (width > 1 || lines[0])) throw new Unconvertible('array with lines')
  const column = cells.map(([first = []]) => first)
  const isStack = colSeparationType === 'gather' || arraystretch === 0.5
  if (width === 1 && isStack && !lines.some(Boolean)) return [plain('group', stacked(column))]
  const tight = colSeparationType === 'align' || colSeparationType === 'alignat' || colSeparationType === 'split'
  const ruled = lines.some(Boolean) ? withLines(column, lines, columns[0] === 'right').map((row) => [row]) : cells
  return [plain('group', grid({ columns, tight: tight || isAligned(columns, cols) }, ruled))]
}

/** `aligned` has columns without gaps, right and left in turn. */
const isAligned = (columns: readonly string[], cols: Extract<MathNode, { type: 'array' }>['cols']) =>
  columns.length > 1 &&
  columns.every((side, index) => side === (index % 2 === 0 ? 'right' : 'left')) &&
  (cols ?? []).every((col) => 'pregap' in col)
