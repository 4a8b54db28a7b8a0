import { escapeHtml } from '../rendering.ts'
import { plainNumber } from './number-line.ts'
import { linesPath, round, toSvg } from './svg.ts'

export interface PlanePoint {
  /** One capital letter, perhaps with a figure or a prime. */
  readonly name: string
  readonly x: number
  readonly y: number
}

export interface PlaneSegment {
  /** Names of two points. */
  readonly from: string
  readonly to: string
  readonly dashed: boolean
  /** What is written beside its middle, e.g. `5 cm`. */
  readonly label: string
}

/** `y = a x² + b x + c`, or `y = k / x`. */
export type PlaneCurve =
  | { readonly kind: 'polynomial'; readonly a: number; readonly b: number; readonly c: number }
  | { readonly kind: 'inverse'; readonly k: number }

/** A coordinate plane, or without axes a figure of plane geometry. */
export interface Plane {
  readonly x: readonly [number, number]
  readonly y: readonly [number, number]
  readonly axes: boolean
  readonly grid: boolean
  readonly points: readonly PlanePoint[]
  readonly segments: readonly PlaneSegment[]
  readonly circles: readonly { readonly center: string; readonly radius: number }[]
  /** Three points each; the mark stands at the middle one. */
  readonly rightAngles: readonly (readonly [string, string, string])[]
  readonly curves: readonly PlaneCurve[]
}

const MOST = 110
const SIDE = 7
const SAMPLES = 240

interface View {
  readonly at: (x: number, y: number) => readonly [number, number]
  readonly unit: number
  readonly width: number
  readonly height: number
}

function viewOf({ x, y }: Plane): View {
  const unit = Math.min(10, MOST / (x[1] - x[0]), MOST / (y[1] - y[0]))
  return {
    unit,
    at: (px, py) => [SIDE + (px - x[0]) * unit, SIDE + (y[1] - py) * unit],
    width: (x[1] - x[0]) * unit + 2 * SIDE,
    height: (y[1] - y[0]) * unit + 2 * SIDE,
  }
}

const words = (value: string, [x, y]: readonly [number, number], italic = false) =>
  `<text x="${round(x)}" y="${round(y)}" font-size="3.6" text-anchor="middle" fill="#222" stroke="none"${italic ? ' font-style="italic"' : ''}>${escapeHtml(value)}</text>`

const wholesIn = ([from, to]: readonly [number, number], step: number) =>
  Array.from(
    { length: Math.floor(to / step) - Math.ceil(from / step) + 1 },
    (_, index) => (Math.ceil(from / step) + index) * step,
  )

/** Distance of the numbers on an axis, so that they do not run into each other. */
const stepFor = (unit: number) => [1, 2, 5, 10, 20, 50, 100].find((step) => step * unit >= 6) ?? 200

function drawGrid({ x, y }: Plane, { at, unit }: View): string {
  const step = unit >= 3 ? 1 : stepFor(unit)
  const lines = [
    ...wholesIn(x, step).map((value) => [...at(value, y[0]), ...at(value, y[1])] as const),
    ...wholesIn(y, step).map((value) => [...at(x[0], value), ...at(x[1], value)] as const),
  ]
  return `<path stroke="#ccc" stroke-width="0.2" d="${linesPath(lines)}"/>`
}

function drawAxes({ x, y }: Plane, { at, unit }: View): string {
  const baseY = Math.min(Math.max(0, y[0]), y[1])
  const baseX = Math.min(Math.max(0, x[0]), x[1])
  const step = stepFor(unit)
  const [right, top] = [at(x[1], baseY), at(baseX, y[1])]
  const onX = wholesIn(x, step).filter((value) => value !== baseX)
  const onY = wholesIn(y, step).filter((value) => value !== baseY)
  const lines = linesPath([
    [at(x[0], baseY)[0] - 2, right[1], right[0] + 4, right[1]],
    [top[0], at(baseX, y[0])[1] + 2, top[0], top[1] - 4],
    ...onX.map((value) => [at(value, baseY)[0], right[1] - 1, at(value, baseY)[0], right[1]] as const),
    ...onY.map((value) => [top[0], at(baseX, value)[1], top[0] + 1, at(baseX, value)[1]] as const),
  ])
  const arrows = `M${round(right[0] + 2)} ${round(right[1] - 1)}l2 1l-2 1M${round(top[0] - 1)} ${round(top[1] - 2)}l1 -2l1 2`
  return [
    `<path stroke="#222" d="${lines}${arrows}"/>`,
    ...onX.map((value) => words(plainNumber(value), [at(value, baseY)[0], right[1] + 4])),
    ...onY.map((value) => words(plainNumber(value), [top[0] - 3, at(baseX, value)[1] + 1.2])),
    words('x', [right[0] + 3.5, right[1] - 2], true),
    words('y', [top[0] + 2.5, top[1] - 3], true),
    words('O', [top[0] - 2.6, right[1] + 4], true),
  ].join('')
}

export const heightAt = (curve: PlaneCurve, x: number): number =>
  curve.kind === 'inverse' ? curve.k / x : curve.a * x * x + curve.b * x + curve.c

/** Only what lies in the window is drawn; where the curve leaves it, the pen is lifted. */
function drawCurve(curve: PlaneCurve, { x, y }: Plane, { at }: View): string {
  let path = ''
  let down = false
  for (let index = 0; index <= SAMPLES; index++) {
    const px = x[0] + ((x[1] - x[0]) * index) / SAMPLES
    const py = heightAt(curve, px)
    const seen = Number.isFinite(py) && py >= y[0] && py <= y[1]
    if (seen) {
      const [sx, sy] = at(px, py)
      path += `${down ? 'L' : 'M'}${round(sx)} ${round(sy)}`
    }
    down = seen
  }
  return path === '' ? '' : `<path stroke="#222" stroke-width="0.4" d="${path}"/>`
}

interface Placed {
  readonly name: string
  readonly x: number
  readonly y: number
}

const towards = (from: Placed, to: Placed, length: number): readonly [number, number] => {
  const [dx, dy] = [to.x - from.x, to.y - from.y]
  const distance = Math.hypot(dx, dy) || 1
  return [(dx / distance) * length, (dy / distance) * length]
}

/** What is written beside a side stands on its outer side, clear of the line. */
function besideSegment(label: string, from: Placed, to: Placed, middle: Placed): string {
  const [dx, dy] = towards(from, to, 1)
  const [x, y] = [(from.x + to.x) / 2, (from.y + to.y) / 2]
  const side = (x - middle.x) * -dy + (y - middle.y) * dx < 0 ? -1 : 1
  const [nx, ny] = [-dy * side, dx * side]
  const clear = 1.4 + Math.abs(nx) * label.length * 1.1 + Math.abs(ny) * 1.6
  return words(label, [x + nx * clear, y + ny * clear + 1.2])
}

function drawSegment({ dashed, label }: PlaneSegment, [from, to, middle]: readonly [Placed, Placed, Placed]): string {
  const line = `<path stroke="#222" stroke-width="0.4"${dashed ? ' stroke-dasharray="1.5 1"' : ''} d="${linesPath([[from.x, from.y, to.x, to.y]])}"/>`
  return label === '' ? line : line + besideSegment(label, from, to, middle)
}

function drawRightAngle(a: Placed, at: Placed, b: Placed): string {
  const [p, q] = [towards(at, a, 2.2), towards(at, b, 2.2)]
  return `<path stroke="#222" d="M${round(at.x + p[0])} ${round(at.y + p[1])}l${round(q[0])} ${round(q[1])}L${round(at.x + q[0])} ${round(at.y + q[1])}"/>`
}

/** A point's name stands away from the middle of the figure, so that no line runs through it. */
function drawPoint(point: Placed, middle: Placed, dot: boolean): string {
  const [dx, dy] = point === middle ? [2, -2] : towards(middle, point, 3.2)
  const side = dx === 0 && dy === 0 ? [2.2, -2.2] : [dx, dy]
  const name = words(point.name, [point.x + (side[0] ?? 0), point.y + (side[1] ?? 0) + 1.2], true)
  return dot ? `<circle cx="${round(point.x)}" cy="${round(point.y)}" r="0.8" fill="#222" stroke="none"/>${name}` : name
}

const curveText = (curve: PlaneCurve): string => {
  if (curve.kind === 'inverse') return `y=${plainNumber(curve.k)}/x`
  const parts = [
    [curve.a, 'x²'],
    [curve.b, 'x'],
    [curve.c, ''],
  ] as const
  const text = parts
    .filter(([factor]) => factor !== 0)
    .map(([factor, power], index) => {
      const size = Math.abs(factor) === 1 && power !== '' ? '' : plainNumber(Math.abs(factor))
      return `${factor < 0 ? '−' : index > 0 ? '+' : ''}${size}${power}`
    })
    .join('')
  return `y=${text === '' ? '0' : text}`
}

/** What is to be seen, for those who hear it and for search. */
export function planeText({ axes, points, segments, circles, curves }: Plane): string {
  const placed = points.map(({ name, x, y }) => (axes ? `${name}(${plainNumber(x)}, ${plainNumber(y)})` : name))
  return [
    axes ? '平面直角坐标系' : '几何图形',
    ...(placed.length > 0 ? [`点 ${placed.join('、')}`] : []),
    ...(segments.length > 0
      ? [`线段 ${segments.map(({ from, to, label }) => `${from}${to}${label === '' ? '' : ` ${label}`}`).join('、')}`]
      : []),
    ...circles.map(({ center, radius }) => `以 ${center} 为圆心、${plainNumber(radius)} 为半径的圆`),
    ...curves.map(curveText),
  ].join('，')
}

export function drawPlane(plane: Plane): string {
  const view = viewOf(plane)
  const placed = new Map(
    plane.points.map(({ name, x, y }): [string, Placed] => {
      const [px, py] = view.at(x, y)
      return [name, { name, x: px, y: py }]
    }),
  )
  const all = [...placed.values()]
  const mean = (axis: 'x' | 'y') => all.reduce((sum, point) => sum + point[axis], 0) / Math.max(1, all.length)
  const middle = { name: '', x: mean('x'), y: mean('y') }
  const joined = new Set(plane.segments.flatMap(({ from, to }) => [from, to]))
  const named = (name: string) => placed.get(name) ?? middle
  const body = [
    plane.grid ? drawGrid(plane, view) : '',
    plane.axes ? drawAxes(plane, view) : '',
    ...plane.curves.map((curve) => drawCurve(curve, plane, view)),
    ...plane.circles.map(
      ({ center, radius }) =>
        `<circle cx="${round(named(center).x)}" cy="${round(named(center).y)}" r="${round(radius * view.unit)}" stroke="#222" stroke-width="0.4"/>`,
    ),
    ...plane.segments.map((segment) => drawSegment(segment, [named(segment.from), named(segment.to), middle])),
    ...plane.rightAngles.map(([a, at, b]) => drawRightAngle(named(a), named(at), named(b))),
    ...all.map((point) => drawPoint(point, middle, plane.axes || !joined.has(point.name))),
  ]
  return toSvg({ width: view.width, height: view.height, label: planeText(plane), body: body.join('') })
}
