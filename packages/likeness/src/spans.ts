import { align, type Run } from './align.ts'
import type { Piece, Reading } from './item.ts'
import type { OptionLikeness } from './options.ts'
import { renames, type StemLikeness } from './stems.ts'
import { isName, isNumber, maskedIds } from './tokens.ts'

/** A place in a text of an item: `stem`, `options.2`, `parts.0`; offsets in UTF-16 units of the text as given. */
export interface Place {
  readonly part: string
  readonly start: number
  readonly end: number
}

export interface Span {
  /** `order`: the same option elsewhere. `words`: other words; one side may be missing. */
  readonly kind: 'number' | 'name' | 'words' | 'order'
  readonly a: Place | null
  readonly b: Place | null
}

function placeOf({ part, offset, marks }: Piece, from: number, to: number): Place | null {
  const [first, last] = [marks[from], marks[to - 1]]
  if (first === undefined || last === undefined || from >= to) return null
  return { part, start: offset + first.start, end: offset + Math.max(first.end, last.end) }
}

function insideRun(run: Run, a: Piece, b: Piece, isNamed = false): Span[] {
  const { alike, a0, a1, b0, b1 } = run
  if (!alike) {
    const both = [...a.ids.subarray(a0, a1), ...b.ids.subarray(b0, b1)]
    const kind = isNamed ? 'name' : both.every(isNumber) ? 'number' : 'words'
    return [{ kind, a: placeOf(a, a0, a1), b: placeOf(b, b0, b1) }]
  }
  const spans: Span[] = []
  for (let step = 0; step < a1 - a0; step++) {
    const id = a.ids[a0 + step] ?? 0
    if (id === b.ids[b0 + step]) continue
    spans.push({
      kind: isName(id) ? 'name' : 'number',
      a: placeOf(a, a0 + step, a0 + step + 1),
      b: placeOf(b, b0 + step, b0 + step + 1),
    })
  }
  return spans
}

const insidePieces = (a: Piece, b: Piece): Span[] =>
  align(maskedIds(a.ids), maskedIds(b.ids)).flatMap((run) => insideRun(run, a, b))

const whole = (piece: Piece): Place | null => placeOf(piece, 0, piece.marks.length)

interface Compared {
  readonly a: Reading
  readonly b: Reading
  readonly stem: StemLikeness
  readonly options: OptionLikeness
}

/** What differs between two items, stem first, then options in the order of `a`, then those that only `b` has. */
export function differences({ a, b, stem, options }: Compared): Span[] {
  const named = renames(stem.runs, a.stem.ids, b.stem.ids)
  const spans = stem.runs.flatMap((run) => insideRun(run, a.stem, b.stem, named.has(run)))
  const left = b.options.filter((_, place) => !options.pairs.some((pair) => pair.b === place))
  for (const [place, option] of a.options.entries()) {
    const pair = options.pairs.find((each) => each.a === place)
    const twin = pair === undefined ? left.shift() : b.options[pair.b]
    if (twin === undefined) spans.push({ kind: 'words', a: whole(option), b: null })
    else {
      if (pair !== undefined && pair.a !== pair.b) spans.push({ kind: 'order', a: whole(option), b: whole(twin) })
      spans.push(...insidePieces(option, twin))
    }
  }
  return [...spans, ...left.map((option): Span => ({ kind: 'words', a: null, b: whole(option) }))]
}
