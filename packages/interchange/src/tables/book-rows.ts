import { gradesOfSubject, type Subject, subjectNames, TERM_LENGTH, type Volume, volumes } from '@lightwork/domain'
import { findColumns, findSubject, type RowError } from './columns.ts'
import type { ReadTable } from './read-table.ts'
import type { SheetColumn } from './write-table.ts'
import { UnreadableTable } from './zip-guard.ts'

/** A line of a table of textbooks: a unit, or a lesson of a unit. */
export interface BookRow {
  readonly row: number
  readonly id: string | null
  readonly publisher: string
  readonly year: number
  readonly grade: number
  readonly volume: Volume
  readonly unit: string
  readonly lesson: string | null
}

export interface ReadBooks {
  readonly rows: readonly BookRow[]
  readonly others: number
  readonly errors: readonly RowError[]
}

const names = {
  id: ['编号', 'id'],
  subject: ['学科', 'subject'],
  publisher: ['出版社', '教材', 'publisher'],
  year: ['版次', '年份', '教材版本年份', 'year'],
  grade: ['年级', 'grade'],
  volume: ['册', '册次', 'volume'],
  unit: ['单元', 'unit'],
  lesson: ['课', '课文', 'lesson'],
}
const needed = ['publisher', 'year', 'grade', 'volume', 'unit'] as const

const numerals = '一二三四五六七八九'

function gradeOf(text: string): number | null {
  const found = /^([1-9一二三四五六七八九])(?:年级)?$/.exec(text)?.[1]
  return found === undefined ? null : numerals.indexOf(found) + 1 || Number(found)
}

function yearOf(text: string): number | null {
  const year = Number(/^(\d{4})(?:年|版|年版)?$/.exec(text)?.[1])
  return year >= 1990 && year <= 2100 ? year : null
}

const volumeOf = (text: string): Volume | null => volumes.find((volume) => text.startsWith(volume)) ?? null

type Cells = Record<keyof typeof names, string>
type Read = { readonly line: Omit<BookRow, 'row'> } | { readonly problem: string }

function readLine(cells: Cells, subject: Subject): Read {
  const [grade, year, volume] = [gradeOf(cells.grade), yearOf(cells.year), volumeOf(cells.volume)]
  const [from, to] = gradesOfSubject[subject]
  if (cells.publisher === '' || cells.publisher.length > 60)
    return { problem: '请写出版社，至多 60 字 / name the publisher' }
  if (year === null) return { problem: '版次要写四位年份，例如 2024 / the edition year has four digits' }
  if (grade === null || grade < from || grade > to)
    return { problem: `年级应在 ${from}–${to} 之间 / the grade must be ${from}-${to}` }
  if (volume === null) return { problem: '册要写上、下或全 / the volume is 上, 下 or 全' }
  if (cells.unit === '') return { problem: '没有单元 / no unit' }
  if (cells.unit.length > TERM_LENGTH || cells.lesson.length > TERM_LENGTH)
    return { problem: `单元和课的名称最多 ${TERM_LENGTH} 字 / a title is too long` }
  const { publisher, unit, lesson, id } = cells
  return {
    line: {
      id: id === '' ? null : id.toLowerCase(),
      publisher,
      year,
      grade,
      volume,
      unit,
      lesson: lesson === '' ? null : lesson,
    },
  }
}

/** Blank cells repeat the row above, from the left up to the first filled one. */
function filledFrom(cells: Cells, above: Cells | null): Cells {
  if (above === null) return cells
  const filled = { ...cells }
  for (const name of needed) {
    if (cells[name] !== '') break
    filled[name] = above[name]
  }
  return filled
}

/** Textbooks of one subject with their units and lessons. */
export function readBookRows({ header, rows }: ReadTable, subject: Subject): ReadBooks {
  const columns = findColumns(header, names)
  const missing = needed.filter((name) => columns[name] === undefined)
  if (missing.length > 0)
    throw new UnreadableTable(
      `缺少列：${missing.map((name) => names[name][0]).join('、')}；请下载模板对照 / columns are missing`,
    )
  const read: BookRow[] = []
  const errors: RowError[] = []
  let [others, above]: [number, Cells | null] = [0, null]
  for (const { row, cells } of rows) {
    const cell = (name: keyof typeof names) => cells[columns[name] ?? -1] ?? ''
    const own = Object.fromEntries(Object.keys(names).map((name) => [name, cell(name as keyof typeof names)])) as Cells
    const ofRow = own.subject === '' ? subject : findSubject(own.subject)
    if (ofRow === undefined) errors.push({ row, message: `没有“${own.subject}”这门学科 / no such subject` })
    else if (ofRow !== subject) others++
    else {
      const whole = filledFrom(own, above)
      const found = readLine(whole, subject)
      if ('problem' in found) errors.push({ row, message: found.problem })
      else {
        read.push({ row, ...found.line })
        above = whole
      }
    }
  }
  return { rows: read, others, errors }
}

export interface BookLine extends Omit<BookRow, 'row' | 'id'> {
  readonly id: string
}

export function bookTable(subject: Subject, lines: readonly BookLine[]) {
  const columns: SheetColumn[] = [
    { title: '编号', width: 38 },
    { title: '学科', width: 12 },
    { title: '出版社', width: 20 },
    { title: '版次', width: 8 },
    { title: '年级', width: 8 },
    { title: '册', width: 6 },
    { title: '单元', width: 30 },
    { title: '课', width: 30 },
  ]
  const rows = lines.map(({ id, publisher, year, grade, volume, unit, lesson }) => [
    id,
    subjectNames[subject].zh,
    publisher,
    year,
    grade,
    volume,
    unit,
    lesson,
  ])
  return { columns, rows }
}
