import { escapeHtml } from '../rendering.ts'
import { linesPath, round, toSvg } from './svg.ts'

export interface NumberLine {
  readonly from: number
  readonly to: number
  readonly step: number
  /** Which ticks carry their number: all, the two ends, or none, so that pupils write them. */
  readonly labels: 'all' | 'ends' | 'none'
  /** Points on the line with what stands above them; an empty name leaves a dot alone. */
  readonly marks: readonly { readonly at: number; readonly name: string }[]
}

const WIDTH = 150
const SIDE = 8
const AXIS = 12

const tick = (x: number) => [x, AXIS - 1.5, x, AXIS] as const
/** 0.1 + 0.2 is to read 0.3. */
export const plainNumber = (value: number): string => String(Math.round(value * 1e6) / 1e6).replace('-', '−')

const words = (value: string, x: number, y: number) =>
  `<text x="${round(x)}" y="${round(y)}" font-size="4" text-anchor="middle" fill="#222" stroke="none">${escapeHtml(value)}</text>`

export const numberLineText = ({ from, to }: NumberLine): string => `数轴 ${plainNumber(from)} 到 ${plainNumber(to)}`

export function drawNumberLine(line: NumberLine): string {
  const { from, to, step, labels, marks } = line
  const x = (value: number) => SIDE + ((value - from) / (to - from)) * (WIDTH - 2 * SIDE)
  const ticks = Array.from({ length: Math.floor((to - from) / step + 1e-9) + 1 }, (_, index) => from + index * step)
  const labelled = labels === 'all' ? ticks : labels === 'ends' ? [from, to] : []
  const axis = linesPath([[1, AXIS, WIDTH - 1, AXIS], ...ticks.map((value) => tick(x(value)))])
  const arrow = `<path d="M${WIDTH - 3.5} ${AXIS - 1}L${WIDTH - 1} ${AXIS}L${WIDTH - 3.5} ${AXIS + 1}"/>`
  const dots = marks.map(
    ({ at, name }) =>
      `<circle cx="${round(x(at))}" cy="${AXIS}" r="0.9" fill="#222" stroke="none"/>${name === '' ? '' : words(name, x(at), AXIS - 4)}`,
  )
  const body = [
    `<path d="${axis}"/>`,
    arrow,
    ...labelled.map((value) => words(plainNumber(value), x(value), AXIS + 5.5)),
    ...dots,
  ]
  const names = marks.flatMap(({ at, name }) => (name === '' ? [] : [`${name} 在 ${plainNumber(at)}`]))
  return toSvg({ width: WIDTH, height: 20, label: [numberLineText(line), ...names].join('，'), body: body.join('') })
}
