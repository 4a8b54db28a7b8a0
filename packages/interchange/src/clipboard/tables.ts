import type { DocumentNode } from '@lightwork/content'
import { elementsOf, type XmlElement } from '../omml/tree.ts'

interface Cell {
  readonly element: XmlElement
  readonly columns: number
  rows: number
}

const MOST_SPAN = 60

const span = (text: string | undefined) => Math.min(MOST_SPAN, Math.max(1, Number.parseInt(text ?? '', 10) || 1))

const isCell = ({ name }: XmlElement) => name === 'td' || name === 'th'

const cellsOf = (row: XmlElement): XmlElement[] =>
  elementsOf(row).flatMap((child) => (isCell(child) ? [child] : cellsOf(child)))

/** Rows in their order, those of head and foot too, not those of a table inside. */
const rowsOf = (table: XmlElement): XmlElement[] =>
  elementsOf(table).flatMap((child) => {
    if (child.name === 'tr') return [child]
    return child.name === 'table' || isCell(child) || child.name === 'caption' ? [] : rowsOf(child)
  })

/** All cells by rows. A row that only cells from above reach into is none. */
function gridOf(table: XmlElement): Cell[][] {
  const rows = rowsOf(table).map((row) =>
    cellsOf(row).map(
      (element): Cell => ({
        element,
        columns: span(element.attributes.colspan),
        rows: span(element.attributes.rowspan),
      }),
    ),
  )
  rows.forEach((row, index) => {
    if (row.length > 0) return
    rows.slice(0, index).forEach((above, at) => {
      for (const cell of above) if (at + cell.rows > index) cell.rows--
    })
  })
  return rows.filter((row) => row.length > 0)
}

interface Placed {
  readonly cell: Cell
  readonly columns: number
  readonly rows: number
}

/** Puts the cells on the grid, so that none lies on another and all rows are equally long. */
function place(grid: readonly Cell[][]): (Placed | null)[][] {
  const taken = grid.map((): boolean[] => [])
  const placed = grid.map((row, y) => {
    let x = 0
    return row.map((cell): Placed => {
      while (taken[y]?.[x]) x++
      let columns = 1
      while (columns < cell.columns && !taken[y]?.[x + columns]) columns++
      const rows = Math.min(Math.max(1, cell.rows), grid.length - y)
      for (const line of taken.slice(y, y + rows)) for (let over = 0; over < columns; over++) line[x + over] = true
      x += columns
      return { cell, columns, rows }
    })
  })
  const width = Math.max(...taken.map((row) => row.length))
  return placed.map((row, y) => {
    const missing = Array.from({ length: width }, (_, x) => taken[y]?.[x] !== true).filter(Boolean).length
    return [...row, ...Array.from({ length: missing }, () => null)]
  })
}

const empty: readonly DocumentNode[] = [{ type: 'paragraph' }]

/** A table with its merged cells, without widths and colours; null when it has no cell. */
export function tableOf(
  table: XmlElement,
  contentOf: (cell: XmlElement) => readonly DocumentNode[],
): DocumentNode | null {
  const grid = gridOf(table)
  if (grid.length === 0) return null
  const cellOf = (placed: Placed | null): DocumentNode => {
    if (placed === null) return { type: 'tableCell', content: empty }
    const content = contentOf(placed.cell.element)
    const type = placed.cell.element.name === 'th' ? 'tableHeader' : 'tableCell'
    const attrs = { colspan: placed.columns, rowspan: placed.rows }
    return { type, attrs, content: content.length > 0 ? content : empty }
  }
  return { type: 'table', content: place(grid).map((row) => ({ type: 'tableRow', content: row.map(cellOf) })) }
}

/** The cells one after the other, for a table in a table. */
export const cellsInOrder = (table: XmlElement): XmlElement[] => rowsOf(table).flatMap(cellsOf)
