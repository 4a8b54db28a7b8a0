import { type Subject, subjectNames, TERM_LENGTH, TREE_DEPTH } from '@lightwork/domain'
import { findColumns, findSubject, type RowError } from './columns.ts'
import type { ReadTable } from './read-table.ts'
import type { SheetColumn } from './write-table.ts'
import { UnreadableTable } from './zip-guard.ts'

/** A line of a table of knowledge points. */
export interface PointRow {
  readonly row: number
  /** Of a point that stands already: its name and place may have been changed in the table. */
  readonly id: string | null
  /** From the root down to the point itself. */
  readonly names: readonly string[]
  readonly aliases: readonly string[]
}

export interface ReadPoints {
  readonly rows: readonly PointRow[]
  /** Rows of other subjects. */
  readonly others: number
  readonly errors: readonly RowError[]
}

const numerals = '一二三四五六七八'
const levelTitle = (level: number) => `${numerals[level - 1]}级`

/** Column of each level, from the header: 一级, 第1级, 二级知识点, level 3. */
function levelColumns(header: readonly string[]): number[] {
  const columns: number[] = []
  for (const [at, title] of header.entries()) {
    const found = /^第?([一二三四五六七八1-8])级/.exec(title)?.[1] ?? /^level ?([1-8])$/i.exec(title)?.[1]
    const level = found === undefined ? 0 : numerals.indexOf(found) + 1 || Number(found)
    if (level > 0 && columns[level] === undefined) columns[level] = at
  }
  return columns
}

const arrows = /\s*(?:->|›|>|→)\s*/

const names = { id: ['编号', 'id'], subject: ['学科', 'subject'], path: ['路径', 'path'], aliases: ['别名', 'aliases'] }

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

function nameProblem(route: readonly string[]): string | null {
  if (route.length === 0) return '没有知识点名称 / no name'
  if (route.length > TREE_DEPTH) return `最多 ${TREE_DEPTH} 层 / at most ${TREE_DEPTH} levels`
  if (route.some((name) => name === '')) return '中间有一级是空的 / a level between is empty'
  return route.some((name) => name.length > TERM_LENGTH) ? `名称最多 ${TERM_LENGTH} 字 / a name is too long` : null
}

/** Cells left of the first filled one stand for what the row above has there, as in an indented list. */
function indented(cells: readonly string[], above: readonly string[]): string[] {
  const first = cells.findIndex((cell) => cell !== '')
  const last = cells.findLastIndex((cell) => cell !== '')
  return first < 0
    ? []
    : [...Array.from({ length: first }, (_, level) => above[level] ?? ''), ...cells.slice(first, last + 1)]
}

/** Knowledge points of one subject: a column for each level (blank cells repeat the row above) or one with the path. */
export function readPointRows({ header, rows }: ReadTable, subject: Subject): ReadPoints {
  const columns = findColumns(header, names)
  const levels = levelColumns(header)
  if (columns.path === undefined && levels.length === 0)
    throw new UnreadableTable('没有“一级、二级…”或“路径”列，请下载模板对照 / no level columns and no path column')
  const read: PointRow[] = []
  const errors: RowError[] = []
  let [others, above]: [number, string[]] = [0, []]
  for (const { row, cells } of rows) {
    const cell = (at: number | undefined) => (at === undefined ? '' : (cells[at] ?? ''))
    const named = cell(columns.subject)
    const ofRow = named === '' ? subject : findSubject(named)
    if (ofRow === undefined) errors.push({ row, message: `没有“${named}”这门学科 / no such subject` })
    else if (ofRow !== subject) others++
    else {
      const leveled = Array.from({ length: Math.max(0, levels.length - 1) }, (_, index) => cell(levels[index + 1]))
      const route = columns.path === undefined ? indented(leveled, above) : cell(columns.path).split(arrows)
      const id = cell(columns.id).toLowerCase()
      const problem =
        nameProblem(route) ??
        (id === '' || uuid.test(id) ? null : '编号不对；新知识点请留空 / leave the id of a new point empty')
      if (problem === null) {
        const aliases = cell(columns.aliases)
          .split(/[、，,;；]/)
          .map((name) => name.trim())
          .filter((name) => name !== '')
        read.push({ row, id: id === '' ? null : id, names: route, aliases })
        above = route
      } else errors.push({ row, message: problem })
    }
  }
  return { rows: read, others, errors }
}

export interface PointLine {
  readonly id: string
  readonly depth: number
  readonly name: string
  readonly aliases: readonly string[]
}

/** The tree as an indented table: to rename a point or to move it, one cell is changed. */
export function pointTable(subject: Subject, lines: readonly PointLine[]) {
  const depth = Math.max(3, ...lines.map((line) => line.depth))
  const levels = Array.from({ length: depth }, (_, index) => index + 1)
  const columns: SheetColumn[] = [
    { title: '编号', width: 38 },
    { title: '学科', width: 12 },
    ...levels.map((level) => ({ title: levelTitle(level), width: 24 })),
    { title: '别名', width: 30 },
  ]
  const rows = lines.map((line) => [
    line.id,
    subjectNames[subject].zh,
    ...levels.map((level) => (level === line.depth ? line.name : null)),
    line.aliases.join('、'),
  ])
  return { columns, rows }
}
