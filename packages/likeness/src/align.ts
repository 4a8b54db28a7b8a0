import { hashIds } from './tokens.ts'

/** A run of tokens of both sides that belong together: alike (same length), or one standing for the other. */
export interface Run {
  readonly alike: boolean
  readonly a0: number
  readonly a1: number
  readonly b0: number
  readonly b1: number
}

/** Above this many differing tokens two stretches count as different throughout: time stays linear in the text. */
const EDITS = 260
/** Longer texts are first pinned together by runs of tokens that both have exactly once. */
const LONG = 600
const PIN = 6

type Pair = readonly [a: number, b: number]

/** Shortest edit script (Myers 1986) between two stretches, as matching pairs; null above `EDITS` differences. */
function matchShort(a: Int32Array, b: Int32Array): Pair[] | null {
  const n = a.length
  const m = b.length
  const limit = Math.min(n + m, EDITS)
  const size = 2 * limit + 2
  const reach = new Int32Array(size + 1)
  const history: Int32Array[] = []
  for (let d = 0; d <= limit; d++) {
    history.push(reach.slice(limit - d, limit + d + 2))
    for (let k = -d; k <= d; k += 2) {
      const down = k === -d || (k !== d && (reach[limit + k - 1] ?? 0) < (reach[limit + k + 1] ?? 0))
      let x = down ? (reach[limit + k + 1] ?? 0) : (reach[limit + k - 1] ?? 0) + 1
      while (x < n && x - k < m && a[x] === b[x - k]) x++
      reach[limit + k] = x
      if (x >= n && x - k >= m) return trace(history, n, m)
    }
  }
  return null
}

/** Walks back through what Myers' search had reached after each difference. */
function trace(history: readonly Int32Array[], n: number, m: number): Pair[] {
  const pairs: Pair[] = []
  let x = n
  let y = m
  for (let d = history.length - 1; d >= 0; d--) {
    const reach = history[d]
    const at = (k: number) => reach?.[k + d] ?? 0
    const k = x - y
    const down = k === -d || (k !== d && at(k - 1) < at(k + 1))
    const before = down ? k + 1 : k - 1
    const fromX = d === 0 ? 0 : at(before)
    const fromY = d === 0 ? 0 : fromX - before
    while (x > fromX && y > fromY) pairs.push([--x, --y])
    x = fromX
    y = fromY
  }
  return pairs.reverse()
}

function onlyOnce(ids: Int32Array): Map<number, number> {
  const places = new Map<number, number>()
  for (let place = 0; place + PIN <= ids.length; place++) {
    const hash = hashIds(ids, place, place + PIN)
    places.set(hash, places.has(hash) ? -1 : place)
  }
  return places
}

/** The longest chain of pins that keeps its order on both sides. */
function pinsOf(a: Int32Array, b: Int32Array): Pair[] {
  const inB = onlyOnce(b)
  const pins: Pair[] = []
  for (const [hash, place] of onlyOnce(a)) {
    const other = inB.get(hash) ?? -1
    if (place >= 0 && other >= 0) pins.push([place, other])
  }
  const ends: number[] = []
  const previous: number[] = []
  for (const [index, [, place]] of pins.entries()) {
    let low = 0
    let high = ends.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((pins[ends[middle] ?? 0]?.[1] ?? 0) < place) low = middle + 1
      else high = middle
    }
    previous.push(low > 0 ? (ends[low - 1] ?? -1) : -1)
    ends[low] = index
  }
  const chain: Pair[] = []
  for (let index = ends.at(-1) ?? -1; index >= 0; index = previous[index] ?? -1) {
    const pin = pins[index]
    if (pin !== undefined) chain.push(pin)
  }
  return chain.reverse()
}

function matchLong(a: Int32Array, b: Int32Array): Pair[] {
  const pairs: Pair[] = []
  let x = 0
  let y = 0
  for (const [toX, toY] of [...pinsOf(a, b), [a.length, b.length] as const]) {
    if (toX < x || toY < y) continue
    const between = matchShort(a.subarray(x, toX), b.subarray(y, toY)) ?? []
    for (const [i, j] of between) pairs.push([x + i, y + j])
    x = toX
    y = toY
    while (x < a.length && y < b.length && a[x] === b[y]) pairs.push([x++, y++])
  }
  return pairs
}

/** The runs of two texts, in order, without gaps on either side. */
export function align(a: Int32Array, b: Int32Array): Run[] {
  const short = a.length + b.length <= LONG ? matchShort(a, b) : null
  const runs: Run[] = []
  let a0 = 0
  let b0 = 0
  const pairs = short ?? matchLong(a, b)
  for (let from = 0; from < pairs.length; ) {
    const [x = 0, y = 0] = pairs[from] ?? []
    let to = from
    while (pairs[to]?.[0] === x + to - from && pairs[to]?.[1] === y + to - from) to++
    if (x > a0 || y > b0) runs.push({ alike: false, a0, a1: x, b0, b1: y })
    a0 = x + to - from
    b0 = y + to - from
    runs.push({ alike: true, a0: x, a1: a0, b0: y, b1: b0 })
    from = to
  }
  if (a0 < a.length || b0 < b.length) runs.push({ alike: false, a0, a1: a.length, b0, b1: b.length })
  return runs
}
