import { linesPath, toSvg, toWideSvg } from './svg.ts'

export const answerSpaceKinds = ['lines', 'tian', 'mi', 'pinyin_tian', 'four_line', 'essay', 'blank', 'box'] as const
export type AnswerSpaceKind = (typeof answerSpaceKinds)[number]

export interface AnswerSpace {
  readonly kind: AnswerSpaceKind
  readonly rows: number
  readonly columns: number
  readonly size: number
  readonly height: number
}

/** Which figures a kind is drawn by. */
export const answerSpaceFields: Readonly<Record<AnswerSpaceKind, readonly ('rows' | 'columns' | 'size' | 'height')[]>> =
  {
    lines: ['rows', 'size'],
    tian: ['rows', 'columns', 'size'],
    mi: ['rows', 'columns', 'size'],
    pinyin_tian: ['rows', 'columns', 'size'],
    four_line: ['rows', 'size'],
    essay: ['rows', 'columns', 'size'],
    blank: ['height'],
    box: ['height'],
  }

/** What each kind begins with: the sizes of the exercise books it is known from. */
export const answerSpaceDefaults: Readonly<Record<AnswerSpaceKind, AnswerSpace>> = {
  lines: { kind: 'lines', rows: 3, columns: 10, size: 10, height: 40 },
  tian: { kind: 'tian', rows: 1, columns: 10, size: 15, height: 40 },
  mi: { kind: 'mi', rows: 1, columns: 10, size: 15, height: 40 },
  pinyin_tian: { kind: 'pinyin_tian', rows: 1, columns: 10, size: 14, height: 40 },
  four_line: { kind: 'four_line', rows: 3, columns: 10, size: 12, height: 40 },
  essay: { kind: 'essay', rows: 10, columns: 20, size: 8, height: 40 },
  blank: { kind: 'blank', rows: 3, columns: 10, size: 10, height: 30 },
  box: { kind: 'box', rows: 3, columns: 10, size: 10, height: 60 },
}

/** Between two rows of squares, as in exercise books. */
const GAP = 3
/** Half a stroke, so that the outer lines are not cut off. */
const EDGE = 0.2

const range = (count: number) => Array.from({ length: count }, (_, index) => index)
const dashed = (path: string) => (path === '' ? '' : `<path stroke-dasharray="1 1" stroke="#999" d="${path}"/>`)

interface Square {
  readonly x: number
  readonly y: number
  readonly size: number
}

const middles = ({ x, y, size }: Square) =>
  linesPath([
    [x, y + size / 2, x + size, y + size / 2],
    [x + size / 2, y, x + size / 2, y + size],
  ])
const diagonals = ({ x, y, size }: Square) =>
  linesPath([
    [x, y, x + size, y + size],
    [x + size, y, x, y + size],
  ])

/** Height of the four lines above a square for pinyin, as a share of the square. */
const PINYIN = 0.6

function squares({ kind, rows, columns, size }: AnswerSpace, label: string): string {
  const above = kind === 'pinyin_tian' ? size * PINYIN : 0
  const width = columns * size + 2 * EDGE
  const right = width - EDGE
  const inner: string[] = []
  const outer = range(rows).map((row) => {
    const top = EDGE + row * (above + size + GAP)
    const y = top + above
    for (const column of range(columns)) {
      const square = { x: EDGE + column * size, y, size }
      if (kind !== 'essay') inner.push(middles(square))
      if (kind === 'mi') inner.push(diagonals(square))
    }
    const pinyin = above === 0 ? [] : range(3).map((line) => top + (above / 3) * line)
    return linesPath([
      ...pinyin.map((at) => [EDGE, at, right, at] as const),
      [EDGE, y, right, y],
      [EDGE, y + size, right, y + size],
      ...range(columns + 1).map((column) => [EDGE + column * size, y, EDGE + column * size, y + size] as const),
      ...(above === 0 ? [] : [0, columns]).map((side) => [EDGE + side * size, top, EDGE + side * size, y] as const),
    ])
  })
  const height = rows * (above + size) + (rows - 1) * GAP + 2 * EDGE
  return toSvg({ width, height, label, body: `${dashed(inner.join(''))}<path d="${outer.join('')}"/>` })
}

const acrossAt = (y: number) => `<line x1="0" x2="100%" y1="${y}mm" y2="${y}mm" stroke-width="0.3mm"/>`
const tidy = (value: number) => Math.round(value * 100) / 100

function ruled({ rows, size }: AnswerSpace, label: string): string {
  const body = range(rows).map((row) => acrossAt(tidy((row + 1) * size - EDGE)))
  return toWideSvg({ height: rows * size, label, body: body.join('') })
}

function fourLines({ rows, size }: AnswerSpace, label: string): string {
  const body = range(rows).flatMap((row) =>
    range(4).map((line) => acrossAt(tidy(EDGE + row * (size + GAP) + (line * size) / 3))),
  )
  return toWideSvg({ height: rows * size + (rows - 1) * GAP + 2 * EDGE, label, body: body.join('') })
}

const names: Readonly<Record<AnswerSpaceKind, string>> = {
  lines: '横线',
  tian: '田字格',
  mi: '米字格',
  pinyin_tian: '拼音田字格',
  four_line: '四线三格',
  essay: '作文格',
  blank: '留白',
  box: '画图框',
}

function labelOf({ kind, rows, columns, height }: AnswerSpace): string {
  const fields = answerSpaceFields[kind]
  if (fields.includes('height')) return `作答处：${names[kind]}，高 ${height} 毫米`
  return `作答处：${names[kind]}，${rows} 行${fields.includes('columns') ? `，每行 ${columns} 格` : ''}`
}

/** The place for an answer, true to size on paper. */
export function drawAnswerSpace(space: AnswerSpace): string {
  const label = labelOf(space)
  if (space.kind === 'lines') return ruled(space, label)
  if (space.kind === 'four_line') return fourLines(space, label)
  if (space.kind === 'blank') return toWideSvg({ height: space.height, label, body: '' })
  if (space.kind !== 'box') return squares(space, label)
  const body = '<rect x="0.2mm" y="0.2mm" width="99.8%" height="99.5%" stroke-width="0.3mm"/>'
  return toWideSvg({ height: space.height, label, body })
}
