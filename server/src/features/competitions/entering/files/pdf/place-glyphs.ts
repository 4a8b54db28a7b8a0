import type { Box } from './drawn.ts'

/** What a page is drawn by: numbers of operations and what each of them is given. */
export interface Operations {
  readonly fnArray: readonly number[]
  readonly argsArray: readonly unknown[]
}

/** Of a font of pdfjs, what places depend on. */
export interface Font {
  readonly fontMatrix?: readonly number[]
  readonly bbox?: readonly number[]
  readonly isType3Font?: boolean
  readonly vertical?: boolean
  readonly missingFile?: boolean
}

interface FontGlyph {
  readonly unicode: string
  readonly width: number
  readonly isSpace: boolean
  readonly vmetric: readonly number[] | null
}

export interface PlacedGlyph {
  readonly text: string
  readonly box: Box
  readonly font: Font
}

type Matrix = readonly [number, number, number, number, number, number]
const identity: Matrix = [1, 0, 0, 1, 0, 0]

const multiply = (m: Matrix, n: Matrix): Matrix => [
  m[0] * n[0] + m[2] * n[1],
  m[1] * n[0] + m[3] * n[1],
  m[0] * n[2] + m[2] * n[3],
  m[1] * n[2] + m[3] * n[3],
  m[0] * n[4] + m[2] * n[5] + m[4],
  m[1] * n[4] + m[3] * n[5] + m[5],
]

/** From the left, top and size of a letter in the space of its text to the upright box around it on the picture. */
function boxOf(matrix: Matrix, [left, bottom, right, top]: Box): Box {
  const corners = [
    [left, bottom],
    [right, bottom],
    [left, top],
    [right, top],
  ] as const
  const xs = corners.map(([x, y]) => matrix[0] * x + matrix[2] * y + matrix[4])
  const ys = corners.map(([x, y]) => matrix[1] * x + matrix[3] * y + matrix[5])
  return [
    Math.floor(Math.min(...xs)),
    Math.floor(Math.min(...ys)),
    Math.ceil(Math.max(...xs)),
    Math.ceil(Math.max(...ys)),
  ]
}

/** The state of drawing, as the PDF standard names it. */
interface State {
  matrix: Matrix
  text: Matrix
  x: number
  y: number
  lineX: number
  lineY: number
  font: Font | null
  size: number
  direction: 1 | -1
  charSpacing: number
  wordSpacing: number
  stretch: number
  leading: number
  rise: number
}

const beginning = (matrix: Matrix): State => ({
  matrix,
  text: identity,
  x: 0,
  y: 0,
  lineX: 0,
  lineY: 0,
  font: null,
  size: 0,
  direction: 1,
  charSpacing: 0,
  wordSpacing: 0,
  stretch: 1,
  leading: 0,
  rise: 0,
})

/** Em squares reach a little below the line; letters of a drawn font say themselves how far, perhaps upside down. */
function reachOf({ isType3Font, bbox, fontMatrix }: Font, size: number): [number, number] {
  const [, low = 0, , high = 0] = bbox ?? []
  const up = size * (fontMatrix?.[3] ?? 0.001)
  return isType3Font === true && high > low ? [low * up, high * up] : [-0.22 * size, 0.92 * size]
}

function moveTo(state: State, x: number, y: number): void {
  state.lineX += x
  state.lineY += y
  state.x = state.lineX
  state.y = state.lineY
}

/** Places the letters of one showing, and moves on behind them. */
function* show(state: State, glyphs: readonly (FontGlyph | number)[]): Generator<PlacedGlyph> {
  const { font, size, direction, charSpacing, wordSpacing, rise } = state
  if (font === null || size === 0) return
  const scale = size * (font.fontMatrix?.[0] ?? 0.001)
  const stretch = state.stretch * direction
  const [low, high] = reachOf(font, size)
  const at = multiply(multiply(state.matrix, state.text), [stretch, 0, 0, direction, state.x, state.y + rise])
  let along = 0
  for (const glyph of glyphs) {
    if (typeof glyph === 'number') {
      along += ((font.vertical === true ? 1 : -1) * glyph * size) / 1000
      continue
    }
    const spacing = ((glyph.isSpace ? wordSpacing : 0) + charSpacing) * direction
    const [fall = -1000, left = 0, top = 0] = glyph.vmetric ?? []
    const width = glyph.width * scale
    const [x, y] = font.vertical === true ? [-left * scale, -(along + top * scale)] : [along, 0]
    yield { text: glyph.unicode, font, box: boxOf(at, [x, y + low, x + width, y + high]) }
    along += font.vertical === true ? -fall * scale - spacing : width + spacing
  }
  if (font.vertical === true) state.y -= along
  else state.x += along * stretch
}

type FontOf = (name: string) => Font
type Step = (state: State, args: readonly never[], fontOf: FontOf) => void

function setFont(state: State, [name, size]: readonly [string, number], fontOf: FontOf): void {
  state.font = fontOf(name)
  state.size = Math.abs(size)
  state.direction = size < 0 ? -1 : 1
}

/** By the names of pdfjs. Whatever is not here moves no letter. */
const steps: Readonly<Record<string, Step>> = {
  transform: (state, args) => {
    state.matrix = multiply(state.matrix, args as unknown as Matrix)
  },
  setGState: (state, [entries]: readonly (readonly [string, readonly [string, number]][])[], fontOf) => {
    for (const [key, value] of entries ?? []) if (key === 'Font') setFont(state, value, fontOf)
  },
  setFont: (state, args, fontOf) => setFont(state, args as unknown as [string, number], fontOf),
  beginText: (state) => Object.assign(state, { text: identity, x: 0, y: 0, lineX: 0, lineY: 0 }),
  setTextMatrix: (state, [text]) => Object.assign(state, { text, x: 0, y: 0, lineX: 0, lineY: 0 }),
  setCharSpacing: (state, [value]) => Object.assign(state, { charSpacing: value }),
  setWordSpacing: (state, [value]) => Object.assign(state, { wordSpacing: value }),
  setHScale: (state, [value]: readonly number[]) => Object.assign(state, { stretch: (value ?? 100) / 100 }),
  setLeading: (state, [value]: readonly number[]) => Object.assign(state, { leading: -(value ?? 0) }),
  setTextRise: (state, [value]) => Object.assign(state, { rise: value }),
  moveText: (state, [x, y]: readonly number[]) => moveTo(state, x ?? 0, y ?? 0),
  setLeadingMoveText: (state, [x, y]: readonly number[]) => {
    state.leading = y ?? 0
    moveTo(state, x ?? 0, y ?? 0)
  },
  nextLine: (state) => moveTo(state, 0, state.leading),
}

const opens = new Set(['save', 'paintFormXObjectBegin', 'beginGroup'])
const closes = new Set(['restore', 'paintFormXObjectEnd', 'endGroup'])

interface Drawing {
  /** Names of the operations by their numbers. */
  readonly names: ReadonlyMap<number, string>
  /** From the space of the page to dots of its picture. */
  readonly viewport: readonly number[]
  readonly fontOf: FontOf
}

/** Every letter of a page with its place, in the order of drawing, whether or not it is seen. */
export function* placeGlyphs(operations: Operations, { names, viewport, fontOf }: Drawing): Generator<PlacedGlyph> {
  let state = beginning(viewport as unknown as Matrix)
  const kept: State[] = []
  for (const [index, number] of operations.fnArray.entries()) {
    const name = names.get(number) ?? ''
    const args = (operations.argsArray[index] ?? []) as never[]
    if (opens.has(name)) {
      kept.push({ ...state })
      // A form brings its own matrix along.
      if (name === 'paintFormXObjectBegin' && args[0] != null) state.matrix = multiply(state.matrix, args[0])
    } else if (closes.has(name)) state = kept.pop() ?? state
    else if (name === 'showText') yield* show(state, args[0] ?? [])
    else steps[name]?.(state, args, fontOf)
  }
}
