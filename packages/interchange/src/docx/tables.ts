import { type DocumentNode, letter, optionsInRow, toText } from '@lightwork/content'
import type { Drill } from '@lightwork/domain'
import {
  BorderStyle,
  type FileChild,
  type ITableBordersOptions,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlignTable,
  WidthType,
} from 'docx'
import type { Context } from './context.ts'
import { inline } from './inline.ts'
import { leadOf, paragraph } from './paragraphs.ts'

const CELL_MARGIN = 80
const none = { style: BorderStyle.NONE, size: 0, color: 'auto' }
const noBorders: ITableBordersOptions = {
  top: none,
  bottom: none,
  left: none,
  right: none,
  insideHorizontal: none,
  insideVertical: none,
}

/** Columns of one width that together fill the line. */
const even = (count: number, width: number): number[] => Array.from({ length: count }, () => Math.floor(width / count))

/** Every table says how wide its columns are: without that some programs let it vanish. */
const tableOf = (rows: TableRow[], columnWidths: readonly number[], context: Context, borders?: ITableBordersOptions) =>
  new Table({
    rows,
    columnWidths: [...columnWidths],
    width: { size: columnWidths.reduce((sum, each) => sum + each, 0), type: WidthType.DXA },
    layout: TableLayoutType.FIXED,
    margins: { left: CELL_MARGIN, right: CELL_MARGIN },
    ...(context.indent > 0 && { indent: { size: context.indent, type: WidthType.DXA } }),
    ...(borders !== undefined && { borders }),
  })

const isParagraphOrTable = (block: FileChild): block is Paragraph | Table =>
  block instanceof Paragraph || block instanceof Table

const spanOf = ({ attrs }: DocumentNode, name: 'colspan' | 'rowspan') => Math.max(1, Number(attrs?.[name] ?? 1))

function cell(node: DocumentNode, column: number, context: Context): TableCell {
  const span = spanOf(node, 'colspan')
  const inside: Context = { ...context, indent: 0, width: column * span - 2 * CELL_MARGIN }
  const blocks = context.blocks(node.content ?? [], inside).filter(isParagraphOrTable)
  const isHead = node.type === 'tableHeader' && toText(node) !== ''
  return new TableCell({
    // Word wants a paragraph at the end of every cell.
    children: blocks.at(-1) instanceof Paragraph ? blocks : [...blocks, new Paragraph({})],
    width: { size: column * span, type: WidthType.DXA },
    verticalAlign: VerticalAlignTable.CENTER,
    ...(span > 1 && { columnSpan: span }),
    ...(spanOf(node, 'rowspan') > 1 && { rowSpan: spanOf(node, 'rowspan') }),
    ...(isHead && { shading: { fill: 'F2F2F2' } }),
  })
}

/** Columns of a table, those that a cell of an earlier row reaches down into included. */
const columnsOf = (rows: readonly DocumentNode[]): number => {
  const first = rows[0]?.content ?? []
  return Math.max(
    1,
    first.reduce((sum, each) => sum + spanOf(each, 'colspan'), 0),
  )
}

export function table({ content = [] }: DocumentNode, context: Context): FileChild[] {
  const widths = even(columnsOf(content), context.width)
  const rows = content.map(
    (row) =>
      new TableRow({
        children: (row.content ?? []).map((each) => cell(each, widths[0] ?? context.width, context)),
        cantSplit: true,
      }),
  )
  // Two tables with nothing between them would become one.
  return [tableOf(rows, widths, context), new Paragraph({ spacing: { line: 120 } })]
}

const inRow = { four: 4, two: 2, one: 1 } as const

/** Options with their letters, four, two or one in a row by their length. */
export function choiceList({ content = [] }: DocumentNode, context: Context): FileChild[] {
  const columns = inRow[optionsInRow(content)]
  const widths = even(columns, context.width)
  const inside: Context = { ...context, indent: 420, width: (widths[0] ?? context.width) - 420 }
  const option = (node: DocumentNode | undefined, index: number) =>
    node === undefined
      ? new Paragraph({})
      : paragraph(inline(node.content, inside), inside, { lead: leadOf(`${letter(index)}.`) })
  const rows = Array.from(
    { length: Math.ceil(content.length / columns) },
    (_, row) =>
      new TableRow({
        cantSplit: true,
        children: widths.map((size, column) => {
          const index = row * columns + column
          return new TableCell({
            width: { size, type: WidthType.DXA },
            verticalAlign: VerticalAlignTable.CENTER,
            children: [option(content[index], index)],
          })
        }),
      }),
  )
  return [tableOf(rows, widths, context, noBorders)]
}

/** Two columns to be joined: numbers on the left, letters on the right, room for the lines between them. */
export function matching({ content = [] }: DocumentNode, context: Context): FileChild[] {
  const [left, right] = content.map((column) => column.content ?? [])
  if (left === undefined || right === undefined) return []
  const widths = [0.4, 0.2, 0.4].map((share) => Math.floor(context.width * share))
  const inside: Context = { ...context, indent: 420, width: (widths[0] ?? 0) - 420 }
  const entry = (node: DocumentNode | undefined, mark: string) =>
    node === undefined ? new Paragraph({}) : paragraph(inline(node.content, inside), inside, { lead: leadOf(mark) })
  const rows = Array.from({ length: Math.max(left.length, right.length) }, (_, index) => {
    const cells = [entry(left[index], `${index + 1}.`), new Paragraph({}), entry(right[index], `${letter(index)}.`)]
    return new TableRow({
      cantSplit: true,
      children: cells.map(
        (child, at) => new TableCell({ width: { size: widths[at] ?? 0, type: WidthType.DXA }, children: [child] }),
      ),
    })
  })
  return [tableOf(rows, widths, context, noBorders)]
}

/**
 * Short blocks beside each other, read down and then across as on the sheet. A table of one row and not columns of the
 * page: those would begin a section, which a sheet of two columns has already and WPS begins on a new page.
 */
export function sideBySide({ attrs, content = [] }: DocumentNode, context: Context): FileChild[] {
  const count = Math.max(1, Number(attrs?.count ?? 2))
  const widths = even(count, context.width)
  const height = Math.ceil(content.length / count)
  const cells = widths.map((size, at) => {
    const inside: Context = { ...context, indent: 0, width: size - 2 * CELL_MARGIN }
    const held = context.blocks(content.slice(at * height, (at + 1) * height), inside).filter(isParagraphOrTable)
    return new TableCell({
      width: { size, type: WidthType.DXA },
      // Word wants a paragraph at the end of every cell.
      children: held.at(-1) instanceof Paragraph ? held : [...held, new Paragraph({})],
    })
  })
  return [tableOf([new TableRow({ children: cells })], widths, context, noBorders)]
}

const seconds = (count: number) => (count % 60 === 0 && count > 0 ? `${count / 60} 分钟` : `${count} 秒`)

/** The movements of an exercise, one in a row. */
export function drillList({ content = [] }: DocumentNode, context: Context): FileChild[] {
  const head = ['动作', '组数', '每组', '组间休息']
  const drills = content.map(({ attrs }) => {
    // Attributes of a checked drill.
    const { name, sets, amount, unit, rest_seconds } = attrs as unknown as Drill
    return [
      name,
      `${sets} 组`,
      unit === 'times' ? `${amount} 次` : seconds(amount),
      rest_seconds === 0 ? '—' : seconds(rest_seconds),
    ]
  })
  const widths = even(head.length, context.width)
  const rows = [head, ...drills].map(
    (texts, row) =>
      new TableRow({
        cantSplit: true,
        tableHeader: row === 0,
        children: texts.map(
          (text, at) =>
            new TableCell({
              width: { size: widths[at] ?? 0, type: WidthType.DXA },
              children: [new Paragraph({ children: [new TextRun({ text, bold: row === 0 })] })],
            }),
        ),
      }),
  )
  return [tableOf(rows, widths, context), new Paragraph({ spacing: { line: 120 } })]
}
