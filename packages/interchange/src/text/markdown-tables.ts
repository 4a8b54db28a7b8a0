const MOST_ROWS = 100
const MOST_COLUMNS = 20

export type Segment = { readonly text: string } | { readonly rows: readonly (readonly string[])[] }

const isRow = (line: string): boolean => /^\s*\|.*\|\s*$/.test(line)
const isRule = (line: string | undefined): boolean => line !== undefined && /^\s*\|(?:\s*:?-+:?\s*\|)+\s*$/.test(line)

const cellsOf = (line: string): string[] =>
  line
    .trim()
    .slice(1, -1)
    .split(/(?<!\\)\|/)
    .map((cell) => cell.trim().replaceAll('\\|', '|'))

/** Rows of one width, the first of them the head; null where it is too large to be a table of a homework. */
export function fittingRows(rows: readonly (readonly string[])[]): string[][] | null {
  const width = Math.max(0, ...rows.map((row) => row.length))
  if (width === 0 || rows.length > MOST_ROWS || width > MOST_COLUMNS) return null
  return rows.map((row) => Array.from({ length: width }, (_, column) => row[column] ?? ''))
}

/** Parts a text into what is a Markdown table (a row, a rule of dashes, rows) and what is not. */
export function splitMarkdownTables(text: string): Segment[] {
  if (!/\|\s*:?-/.test(text)) return [{ text }]
  const lines = text.split('\n')
  const found: Segment[] = []
  let plain: string[] = []
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? ''
    let end = at
    if (isRow(line) && isRule(lines[at + 1])) while (isRow(lines[end] ?? '')) end++
    const rows =
      end === at
        ? null
        : fittingRows(
            lines
              .slice(at, end)
              .filter((_, index) => index !== 1)
              .map(cellsOf),
          )
    if (rows === null) {
      plain.push(line)
      continue
    }
    found.push({ text: plain.join('\n') }, { rows })
    plain = []
    at = end - 1
  }
  return [...found, { text: plain.join('\n') }]
}
