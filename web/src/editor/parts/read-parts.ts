import {
  isNumberLine,
  isPlane,
  isSumNumber,
  type NumberLine,
  type Plane,
  type PlaneCurve,
  type PlaneSegment,
  type SumOperator,
  sumProblem,
} from '@lightwork/content'

/** Full-width figures and signs as they come from a Chinese keyboard become plain ones. */
export const plain = (text: string): string =>
  text.normalize('NFKC').replace(/[−–—]/g, '-').replace(/[。]/g, '.').replace(/[、;]/g, ',')

const NUMBER = '-?\\d+(?:\\.\\d+)?'

export function readNumber(text: string): number | null {
  const typed = plain(text).trim()
  return new RegExp(`^${NUMBER}$`).test(typed) ? Number(typed) : null
}

/** All matches when the text holds nothing else than them, commas and spaces; else null. */
function readAll<T>(text: string, token: RegExp, make: (match: RegExpExecArray) => T): T[] | null {
  const typed = plain(text)
  if (typed.replace(token, '').replace(/[\s,]/g, '') !== '') return null
  return [...typed.matchAll(token)].map((match) => make(match as RegExpExecArray))
}

/** `25 17` or `25, 17`: the numbers of a sum in columns. */
export function readSumNumbers(text: string, operator: SumOperator): readonly string[] | null {
  const numbers = plain(text)
    .split(/[\s,+×÷*/]+/)
    .filter((each) => each !== '')
  return numbers.every(isSumNumber) && sumProblem({ operator, numbers }) === null ? numbers : null
}

const holds = (check: (value: unknown) => void, value: unknown): boolean => {
  try {
    check(value)
    return true
  } catch {
    return false
  }
}

/** Changes a line or plane when it stays one that can be drawn. */
export const changedLine = (line: NumberLine, change: Partial<NumberLine>): NumberLine | null =>
  holds(isNumberLine, { ...line, ...change }) ? { ...line, ...change } : null

export const changedPlane = (plane: Plane, change: Partial<Plane>): Plane | null =>
  holds(isPlane, { ...plane, ...change }) ? { ...plane, ...change } : null

/** `A -1.5, B 2`, or a number alone for a point without a name. */
export const readMarks = (text: string): NumberLine['marks'] | null =>
  readAll(text, new RegExp(`(\\p{L}[^\\s,\\d-]{0,7})?\\s*(${NUMBER})`, 'gu'), ([, name = '', at]) => ({
    at: Number(at),
    name,
  }))
export const writeMarks = (marks: NumberLine['marks']): string =>
  marks.map(({ at, name }) => `${name} ${at}`.trim()).join(', ')

/** `A(2, 3) B(-1, 0)`; brackets may be left out. */
export const readPoints = (text: string): Plane['points'] | null =>
  readAll(
    text,
    new RegExp(`([A-Z][\\d'′]?)\\s*\\(?\\s*(${NUMBER})[\\s,]+(${NUMBER})\\s*\\)?`, 'g'),
    ([, name = '', x, y]) => ({
      name,
      x: Number(x),
      y: Number(y),
    }),
  )
export const writePoints = (points: Plane['points']): string =>
  points.map(({ name, x, y }) => `${name}(${x}, ${y})`).join(' ')

/** `AB BC=5cm AD虚`: sides by their ends, what is written beside them, and which are dashed. */
export const readSegments = (text: string): readonly PlaneSegment[] | null =>
  readAll(
    text,
    /([A-Z]['′]?)([A-Z]['′]?)(虚|-)?(?:=([^\s,]{1,12}))?/g,
    ([, from = '', to = '', dashed, label = '']) => ({
      from,
      to,
      dashed: dashed !== undefined,
      label,
    }),
  )
export const writeSegments = (segments: readonly PlaneSegment[]): string =>
  segments
    .map(({ from, to, dashed, label }) => `${from}${to}${dashed ? '虚' : ''}${label === '' ? '' : `=${label}`}`)
    .join(' ')

/** `O 2`: a circle by its middle and radius. */
export const readCircles = (text: string): Plane['circles'] | null =>
  readAll(text, new RegExp(`([A-Z][\\d'′]?)[\\s,]+(${NUMBER})`, 'g'), ([, center = '', radius]) => ({
    center,
    radius: Number(radius),
  }))
export const writeCircles = (circles: Plane['circles']): string =>
  circles.map(({ center, radius }) => `${center} ${radius}`).join(', ')

/** `ABC`: the right angle at B. */
export const readAngles = (text: string): Plane['rightAngles'] | null =>
  readAll(text, /([A-Z]['′]?)([A-Z]['′]?)([A-Z]['′]?)/g, ([, a = '', b = '', c = '']) => [a, b, c] as const)
export const writeAngles = (angles: Plane['rightAngles']): string => angles.map((angle) => angle.join('')).join(' ')

const TERM = /([+-]?)(\d+(?:\.\d+)?|\d*)(x\^?2|x)?/g

function readCurve(text: string): PlaneCurve | null {
  const body = plain(text).replace(/\s/g, '').replace(/^y=/i, '').toLowerCase()
  const inverse = new RegExp(`^(${NUMBER})/x$`).exec(body)
  if (inverse !== null) return { kind: 'inverse', k: Number(inverse[1]) }
  const sums = { a: 0, b: 0, c: 0 }
  let seen = ''
  for (const [whole, sign, size, power] of body.matchAll(TERM)) {
    if (whole === '' || (size === '' && power === undefined)) continue
    seen += whole
    const value = (sign === '-' ? -1 : 1) * (size === '' ? 1 : Number(size))
    if (power === undefined) sums.c += value
    else if (power === 'x') sums.b += value
    else sums.a += value
  }
  return seen === body && body !== '' ? { kind: 'polynomial', ...sums } : null
}

/** `y=2x+1`, `y=x^2-4`, `y=6/x`; one after the other, with a comma or on a line of its own. */
export function readCurves(text: string): readonly PlaneCurve[] | null {
  const curves = plain(text)
    .split(/[\n,]/)
    .filter((each) => each.trim() !== '')
    .map(readCurve)
  return curves.includes(null) ? null : curves.filter((curve) => curve !== null)
}

const signed = (value: number, rest: string) => (value === 0 ? '' : `${value < 0 ? '-' : '+'}${Math.abs(value)}${rest}`)

const writeCurve = (curve: PlaneCurve): string => {
  if (curve.kind === 'inverse') return `y=${curve.k}/x`
  const sum = `${signed(curve.a, 'x^2')}${signed(curve.b, 'x')}${signed(curve.c, '')}`.replace(/(^|[+-])1x/g, '$1x')
  return `y=${sum === '' ? '0' : sum.replace(/^\+/, '')}`
}
export const writeCurves = (curves: readonly PlaneCurve[]): string => curves.map(writeCurve).join(', ')
