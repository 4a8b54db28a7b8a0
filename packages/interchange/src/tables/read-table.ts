import { readXlsx } from 'hucre/xlsx'
import Papa from 'papaparse'
import { checkZip, UnreadableTable } from './zip-guard.ts'

/** Rows and columns beyond these are not read. */
export const MOST_ROWS = 10_000
const MOST_COLUMNS = 26
const CELL_LIMIT = 500

export interface TableRow {
  /** Line in the file, from 1. */
  readonly row: number
  readonly cells: readonly string[]
}
export interface ReadTable {
  readonly header: readonly string[]
  readonly rows: readonly TableRow[]
}

const toCell = (value: unknown): string => {
  if (value === null || value === undefined || typeof value === 'object') return ''
  return String(value)
    .normalize('NFKC')
    .replace(/\s+/g, ' ')
    .replace(/[\p{Cc}\p{Co}]/gu, '')
    .toWellFormed()
    .trim()
    .slice(0, CELL_LIMIT)
}

/** Excel in China writes CSV in GB18030; what is no UTF-8 is read as that. */
function decode(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('gb18030').decode(bytes)
  }
}

function readCsv(bytes: Buffer): unknown[][] {
  const { data, errors } = Papa.parse<unknown[]>(decode(bytes), { preview: MOST_ROWS + 2 })
  if (errors.some(({ type }) => type === 'Quotes'))
    throw new UnreadableTable('引号没有成对，读不出各列 / quotes do not match')
  return data
}

async function readSheet(bytes: Buffer): Promise<unknown[][]> {
  checkZip(bytes)
  try {
    const { sheets } = await readXlsx(bytes, {
      sheets: ({ index }) => index === 0,
      range: `A1:Z${MOST_ROWS + 2}`,
      maxRows: MOST_ROWS + 2,
    })
    return sheets[0]?.rows ?? []
  } catch (error) {
    throw new UnreadableTable(
      `这个 .xlsx 读不出来，请用 Excel 或 WPS 另存一次 / it cannot be read: ${error instanceof Error ? error.message.slice(0, 120) : ''}`,
    )
  }
}

const isZip = (bytes: Buffer) => bytes.length > 22 && bytes.readUInt32LE(0) === 0x04034b50
/** Old .xls and password-protected files. */
const isCompound = (bytes: Buffer) => bytes.length > 8 && bytes.readUInt32BE(0) === 0xd0cf11e0

/** The first sheet of .xlsx, or a .csv in UTF-8 or GB18030: what it is, its bytes say. Throws UnreadableTable. */
export async function readTable(bytes: Buffer): Promise<ReadTable> {
  if (isCompound(bytes))
    throw new UnreadableTable('旧版 .xls 或有密码的文件，请另存为 .xlsx / save it as .xlsx without a password')
  const found = isZip(bytes) ? await readSheet(bytes) : readCsv(bytes)
  const lines = found.map((cells, index) => ({ row: index + 1, cells: cells.slice(0, MOST_COLUMNS).map(toCell) }))
  const filled = lines.filter(({ cells }) => cells.some((cell) => cell !== ''))
  const [header, ...rows] = filled
  if (header === undefined) throw new UnreadableTable('表格是空的 / the table is empty')
  if (rows.length > MOST_ROWS)
    throw new UnreadableTable(`一次最多 ${MOST_ROWS} 行，请分成几份 / at most ${MOST_ROWS} rows`)
  return { header: header.cells, rows }
}
