import { Node } from '@tiptap/core'
import { type Plane, planeText } from '../drawings/plane.ts'
import { type Check, field, holds, listOf, oneOf, textUpTo } from './fields.ts'

/** Letters by which points are called. */
export const POINT_NAME = /^[A-Z][\d'′]?$/
export const PLANE_LIMITS = { points: 26, segments: 60, circles: 10, rightAngles: 20, curves: 6, extent: 200 } as const

export const plainPlane: Plane = {
  x: [-5, 5],
  y: [-5, 5],
  axes: true,
  grid: true,
  points: [],
  segments: [],
  circles: [],
  rightAngles: [],
  curves: [],
}

/** A right-angled triangle, to begin a figure with. */
export const plainFigure: Plane = {
  ...plainPlane,
  x: [-1, 5],
  y: [-1, 4],
  axes: false,
  grid: false,
  points: [
    { name: 'A', x: 0, y: 3 },
    { name: 'B', x: 0, y: 0 },
    { name: 'C', x: 4, y: 0 },
  ],
  segments: ['AB', 'BC', 'CA'].map(([from = '', to = '']) => ({ from, to, dashed: false, label: '' })),
  rightAngles: [['A', 'B', 'C']],
}

const isFigure: Check = (value) => {
  if (typeof value !== 'number' || !Number.isFinite(value) || Math.abs(value) > 1000)
    throw new RangeError('must be a number of at most 1000')
}

const isRange: Check = (value) => {
  const [from, to] = Array.isArray(value) && value.length === 2 ? (value as unknown[]) : []
  isFigure(from)
  isFigure(to)
  const extent = Number(to) - Number(from)
  if (!(extent >= 1 && extent <= PLANE_LIMITS.extent)) throw new RangeError('must go from less to more')
}

const isBoolean: Check = (value) => {
  if (typeof value !== 'boolean') throw new RangeError('must be true or false')
}

const isPoint: Check = (value) => {
  const { name, x, y } = holds(value, ['name', 'x', 'y'])
  if (typeof name !== 'string' || !POINT_NAME.test(name)) throw new RangeError('a point is called by a capital letter')
  isFigure(x)
  isFigure(y)
}

const isSegment =
  (isName: Check): Check =>
  (value) => {
    const { from, to, dashed, label } = holds(value, ['from', 'to', 'dashed', 'label'])
    isName(from)
    isName(to)
    isBoolean(dashed)
    textUpTo(12)(label)
  }

const isCircle =
  (isName: Check): Check =>
  (value) => {
    const { center, radius } = holds(value, ['center', 'radius'])
    isName(center)
    isFigure(radius)
    if (Number(radius) <= 0) throw new RangeError('a radius is more than 0')
  }

const isCurve: Check = (value) => {
  const isInverse = typeof value === 'object' && value !== null && 'k' in value
  const curve = holds(value, isInverse ? ['kind', 'k'] : ['kind', 'a', 'b', 'c'])
  oneOf([isInverse ? 'inverse' : 'polynomial'])(curve.kind)
  for (const [name, figure] of Object.entries(curve)) if (name !== 'kind') isFigure(figure)
}

export const isPlane: Check = (value) => {
  const plane = holds(value, Object.keys(plainPlane))
  isRange(plane.x)
  isRange(plane.y)
  isBoolean(plane.axes)
  isBoolean(plane.grid)
  listOf(isPoint, PLANE_LIMITS.points)(plane.points)
  // Every point has just been looked at.
  const names = (plane.points as Plane['points']).map(({ name }) => name)
  if (new Set(names).size !== names.length) throw new RangeError('two points with one name')
  const isName = oneOf(names)
  listOf(isSegment(isName), PLANE_LIMITS.segments)(plane.segments)
  listOf(isCircle(isName), PLANE_LIMITS.circles)(plane.circles)
  listOf((angle) => {
    listOf(isName, 3)(angle)
    if ((angle as unknown[]).length !== 3) throw new RangeError('a right angle has three points')
  }, PLANE_LIMITS.rightAngles)(plane.rightAngles)
  listOf(isCurve, PLANE_LIMITS.curves)(plane.curves)
}

/**
 * A coordinate plane or, without axes, a figure of plane geometry. `plane`: the window `x` and `y`, `axes`, `grid`,
 * `points` by name, `segments`, `circles` and `rightAngles` between them, `curves` (see `Plane`).
 */
export const PlaneNode = Node.create({
  name: 'plane',
  group: 'block',
  atom: true,
  draggable: true,
  addAttributes: () => ({ plane: field('plane', plainPlane, isPlane) }),
  parseHTML: () => [{ tag: 'div[data-plane]' }],
  renderHTML: ({ node, HTMLAttributes }) => ['div', HTMLAttributes, planeText(node.attrs.plane)],
  renderText: ({ node }) => planeText(node.attrs.plane),
})
