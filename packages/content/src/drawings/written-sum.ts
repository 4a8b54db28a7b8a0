import { columnMarks, divide, placesOf, scaled, type WrittenSum, withPoint } from '../arithmetic/written-sum.ts'
import { linesPath, round, toSvg } from './svg.ts'

/** A figure's place, in millimetres. */
const WIDE = 6
const HIGH = 8.5
const SMALL = 3

const text = (value: string, x: number, baseline: number, size: number) =>
  `<text x="${round(x)}" y="${round(baseline)}" font-size="${size}" text-anchor="middle" fill="#222" stroke="none">${value}</text>`

const baselineOf = (row: number) => row * HIGH + HIGH * 0.76
const cell = (value: string, column: number, row: number) => text(value, (column + 0.5) * WIDE, baselineOf(row), 6)
const point = (column: number, row: number) =>
  `<circle cx="${round((column + 1) * WIDE)}" cy="${round(baselineOf(row) - 0.4)}" r="0.5" fill="#222" stroke="none"/>`
const ruleBelow = (row: number, from: number, to: number) =>
  `<path d="${linesPath([[from * WIDE, (row + 1) * HIGH, to * WIDE, (row + 1) * HIGH]])}" stroke="#222"/>`

/** A number whose last figure stands in column `end`; its point, if any, between two columns. */
function number(value: string, end: number, row: number): string {
  const places = value.split('.')[1]?.length ?? 0
  const figures = [...value.replace('.', '')]
  const drawn = figures.map((figure, index) => cell(figure, end - figures.length + 1 + index, row))
  return drawn.join('') + (places > 0 ? point(end - places, row) : '')
}

const lengthOf = (value: string) => value.replace('.', '').length

interface Layout {
  readonly columns: number
  readonly rows: number
  readonly body: string
}

/** Sums and differences: points below each other. */
function lined({ operator, numbers, worked, marks }: WrittenSum, result: string): Layout {
  const places = placesOf(numbers)
  const wholes = [...numbers, result].map((value) => lengthOf(value) - (value.split('.')[1]?.length ?? 0))
  const last = Math.max(...wholes) + places
  const endOf = (value: string) => last - places + (value.split('.')[1]?.length ?? 0)
  const rows = numbers.length
  const signs = [...columnMarks({ operator, numbers })].filter(([place]) => place < last)
  const small = signs.map(([place, value]) => {
    const column = last - place
    return operator === '-'
      ? `<circle cx="${round((column + 0.5) * WIDE)}" cy="0.8" r="0.5" fill="#222" stroke="none"/>`
      : text(String(value), (column + 0.88) * WIDE, rows * HIGH - 0.6, SMALL)
  })
  const body = [
    ...numbers.map((value, row) => number(value, endOf(value), row)),
    cell(operator === '-' ? '−' : operator, 0, rows - 1),
    ruleBelow(rows - 1, 0, last + 1),
    ...(worked ? [number(result, endOf(result), rows)] : []),
    ...(worked && marks ? small : []),
  ]
  return { columns: last + 1, rows: rows + 1, body: body.join('') }
}

/** Products: last figures below each other, one row for every figure of the multiplier that is not 0. */
function product({ numbers, worked }: WrittenSum, result: string): Layout {
  const [first = '0', second = '0'] = numbers
  const last = Math.max(...[first, second, result].map(lengthOf))
  const multiplicand = scaled(first, 0)
  const factors = [...second.replace('.', '')].reverse()
  const partial = factors.flatMap((figure, shift) =>
    figure === '0' ? [] : [{ value: (multiplicand * BigInt(figure)).toString(), end: last - shift }],
  )
  const inner = partial.length > 1 ? partial : []
  const bottom = 2 + (inner.length > 0 ? inner.length : 0)
  const work = [
    ...inner.map(({ value, end }, index) => number(value, end, 2 + index)),
    ...(inner.length > 0 ? [ruleBelow(bottom - 1, 0, last + 1)] : []),
    number(result, last, bottom),
  ]
  const body = [
    number(first, last, 0),
    number(second, last, 1),
    cell('×', 0, 1),
    ruleBelow(1, 0, last + 1),
    ...(worked ? work : []),
  ]
  return { columns: last + 1, rows: bottom + 1, body: body.join('') }
}

/** Division: the divisor before the hook, the quotient above, what is taken off and brought down below. */
function division({ numbers, worked }: WrittenSum): Layout & { readonly quotient: string; readonly rest: string } {
  const [dividend = '0', divisor = '1'] = numbers
  const places = dividend.split('.')[1]?.length ?? 0
  const figures = dividend.replace('.', '')
  const start = divisor.length + 1
  const { quotient, steps, remainder } = divide(figures, BigInt(divisor), figures.length - 1 - places)
  const end = (at: number) => start + at
  const right = start + figures.length
  const top = HIGH
  const x = (start - 0.3) * WIDE
  const hook = `<path d="M${round(x)} ${round(2 * HIGH)}q2 -${round(HIGH / 2)} 0 -${round(HIGH)}L${round(right * WIDE)} ${round(top)}" stroke="#222"/>`
  const taken = steps.flatMap((step, index) => {
    const row = 2 + index * 2
    const next = steps[index + 1]
    const below =
      next === undefined ? { value: remainder, at: figures.length - 1 } : { value: next.brought, at: next.at }
    const width = Math.max(step.brought.toString().length, step.taken.toString().length)
    return [
      number(step.taken.toString(), end(step.at), row),
      ruleBelow(row, end(step.at) + 1 - width, next === undefined ? right : end(next.at) + 1),
      number(below.value.toString(), end(below.at), row + 1),
    ]
  })
  const body = [
    number(divisor, divisor.length - 1, 1),
    hook,
    number(dividend, end(figures.length - 1), 1),
    ...(worked
      ? [
          ...quotient.map((figure, at) => (figure === '' ? '' : cell(figure, end(at), 0))),
          places > 0 ? point(end(figures.length - 1 - places), 0) : '',
          ...taken,
        ]
      : []),
  ]
  const given = quotient.join('')
  return {
    columns: right,
    rows: 2 + 2 * Math.max(steps.length, 1),
    body: body.join(''),
    quotient: withPoint(BigInt(given === '' ? 0 : given), places),
    rest: withPoint(remainder, places),
  }
}

/** What the sum comes to, as it is written. */
export function resultOf({ operator, numbers }: Pick<WrittenSum, 'operator' | 'numbers'>): string {
  const [first = '0', second = '0'] = numbers
  if (operator === '×') {
    const places = (first.split('.')[1]?.length ?? 0) + (second.split('.')[1]?.length ?? 0)
    return withPoint(scaled(first, 0) * scaled(second, 0), places)
  }
  const places = placesOf(numbers)
  const [start = 0n, ...others] = numbers.map((value) => scaled(value, places))
  const total = others.reduce((sum, value) => (operator === '-' ? sum - value : sum + value), start)
  return withPoint(total, places)
}

/** The sum on one line, for search and for those who hear it: what is not worked out stays open. */
export function sumToText(sum: WrittenSum): string {
  const asked = sum.numbers.join(sum.operator)
  if (!sum.worked) return `${asked}=`
  if (sum.operator !== '÷') return `${asked}=${resultOf(sum)}`
  const { quotient, rest } = division(sum)
  return Number(rest) === 0 ? `${asked}=${quotient}` : `${asked}=${quotient}……${rest}`
}

/** A sum in columns, figure below figure. */
export function drawWrittenSum(sum: WrittenSum): string {
  const { columns, rows, body } =
    sum.operator === '÷'
      ? division(sum)
      : sum.operator === '×'
        ? product(sum, resultOf(sum))
        : lined(sum, resultOf(sum))
  return toSvg({ width: columns * WIDE, height: rows * HIGH, label: `竖式：${sumToText(sum)}`, body })
}
