/** How much comparing may cost. Items need some thousand steps; beyond the budget the diff only grows coarser. */
export interface Budget {
  left: number
}

/** Takes steps from the budget; false, and nothing taken, when they are not there. */
export function spend(budget: Budget, steps: number): boolean {
  if (budget.left < steps) return false
  budget.left -= steps
  return true
}

export type Pair = readonly [before: number, after: number]

/** Did the best path to this diagonal come down (an insertion) or from the left (a deletion)? */
const cameDown = (furthest: Int32Array, middle: number, { k, d }: { k: number; d: number }): boolean =>
  k === -d || (k !== d && (furthest[middle + k - 1] ?? -1) < (furthest[middle + k + 1] ?? -1))

/** Walks back through the rounds of the search and collects what both sides share. */
function walkBack(rounds: readonly Int32Array[], middle: number, end: { x: number; y: number }): Pair[] {
  const pairs: Pair[] = []
  let { x, y } = end
  for (let d = rounds.length - 1; d >= 0; d--) {
    const furthest = rounds[d] ?? new Int32Array()
    const k = x - y
    const from = cameDown(furthest, middle, { k, d }) ? k + 1 : k - 1
    const fromX = d === 0 ? 0 : (furthest[middle + from] ?? 0)
    const fromY = d === 0 ? 0 : fromX - from
    while (x > fromX && y > fromY) pairs.push([--x, --y])
    x = fromX
    y = fromY
  }
  return pairs.reverse()
}

/** Longest common subsequence by Myers' greedy search: length x differences, or nothing when that is too much. */
function search(before: readonly string[], after: readonly string[], budget: Budget): Pair[] {
  const middle = before.length + after.length + 1
  const furthest = new Int32Array(2 * middle + 1)
  const rounds: Int32Array[] = []
  for (let d = 0; d < middle; d++) {
    if (!spend(budget, 2 * middle)) return []
    rounds.push(furthest.slice())
    for (let k = -d; k <= d; k += 2) {
      const down = cameDown(furthest, middle, { k, d })
      let x = down ? (furthest[middle + k + 1] ?? 0) : (furthest[middle + k - 1] ?? 0) + 1
      while (x < before.length && x - k < after.length && before[x] === after[x - k]) x++
      furthest[middle + k] = x
      if (x >= before.length && x - k >= after.length) return walkBack(rounds, middle, { x, y: x - k })
    }
  }
  return []
}

/** Which positions of two sequences are the same, in order. What both begin and end with costs nothing. */
export function align(before: readonly string[], after: readonly string[], budget: Budget): Pair[] {
  const shorter = Math.min(before.length, after.length)
  let head = 0
  while (head < shorter && before[head] === after[head]) head++
  let tail = 0
  while (tail < shorter - head && before.at(-1 - tail) === after.at(-1 - tail)) tail++
  const inner = search(before.slice(head, before.length - tail), after.slice(head, after.length - tail), budget)
  return [
    ...Array.from({ length: head }, (_, n): Pair => [n, n]),
    ...inner.map(([b, a]): Pair => [b + head, a + head]),
    ...Array.from({ length: tail }, (_, n): Pair => [before.length - tail + n, after.length - tail + n]),
  ]
}

interface Wish {
  readonly before: number
  readonly after: number
  readonly weight: number
}

/** The heaviest set of pairs that keep both orders, from a table of what each pair weighs (0: must not pair). */
export function matchInOrder(sizes: Pair, weightOf: (before: number, after: number) => number, budget: Budget): Pair[] {
  const [rows, columns] = sizes
  if (!spend(budget, rows * columns)) return []
  const best: Wish[][] = []
  const at = (b: number, a: number) => best[b]?.[a]?.weight ?? 0
  for (let b = rows - 1; b >= 0; b--) {
    best[b] = []
    for (let a = columns - 1; a >= 0; a--) {
      const own = weightOf(b, a)
      const paired = own > 0 ? own + at(b + 1, a + 1) : 0
      const weight = Math.max(paired, at(b + 1, a), at(b, a + 1))
      ;(best[b] as Wish[])[a] = { before: b, after: a, weight }
    }
  }
  const pairs: Pair[] = []
  let [b, a] = [0, 0]
  while (b < rows && a < columns) {
    if (at(b, a) === at(b + 1, a)) b++
    else if (at(b, a) === at(b, a + 1)) a++
    else pairs.push([b++, a++])
  }
  return pairs
}
