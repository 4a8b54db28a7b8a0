import type { ReactNode } from 'react'
import './table.css'

export interface Column<R> {
  readonly key: string
  readonly title: string
  readonly cell: (row: R) => ReactNode
  /** Figures stand at the right edge. */
  readonly end?: boolean
  /** The column that names the row; a screen reader says it with every cell. */
  readonly isHeading?: boolean
  /** The title is only read aloud, e.g. over a column of actions. */
  readonly hideTitle?: boolean
}

export interface TableProps<R> {
  readonly caption: string
  /** The caption is only read aloud, where a heading says the same. */
  readonly hideCaption?: boolean
  readonly columns: readonly Column<R>[]
  readonly rows: readonly R[]
  readonly rowKey: (row: R) => string
  /** Last line with totals. */
  readonly foot?: ReactNode
  /** On a phone every row becomes a block of lines; without it the table scrolls sideways. */
  readonly stacks?: boolean
}

/** A plain, real table. */
export function Table<R>({ caption, hideCaption = false, columns, rows, rowKey, foot, stacks = true }: TableProps<R>) {
  const cell = (column: Column<R>, row: R) => {
    const className = column.end === true ? 'end' : undefined
    if (column.isHeading === true) {
      return (
        <th key={column.key} scope="row" className={className}>
          {column.cell(row)}
        </th>
      )
    }
    return (
      <td key={column.key} className={className} data-label={column.hideTitle === true ? undefined : column.title}>
        {column.cell(row)}
      </td>
    )
  }
  // A table that scrolls sideways has to be reached by keyboard.
  const scrolls = stacks ? {} : ({ role: 'region', tabIndex: 0, 'aria-label': caption } as const)
  return (
    <div className="ui-table-scroll" {...scrolls}>
      <table className={stacks ? 'ui-table stacks' : 'ui-table'}>
        <caption className={hideCaption ? 'visually-hidden' : undefined}>{caption}</caption>
        <thead>
          <tr>
            {columns.map(({ key, title, end, hideTitle }) => (
              <th key={key} scope="col" className={end === true ? 'end' : undefined}>
                {hideTitle === true ? <span className="visually-hidden">{title}</span> : title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowKey(row)}>{columns.map((column) => cell(column, row))}</tr>
          ))}
        </tbody>
        {foot !== undefined && <tfoot>{foot}</tfoot>}
      </table>
    </div>
  )
}
