import type { Piece, Reading } from './item.ts'
import { sameMasked } from './stems.ts'
import { equalIds, isDigits, isSameText, masked } from './tokens.ts'

export interface OptionPair {
  readonly a: number
  readonly b: number
  readonly alike: 'same' | 'near'
}

export interface OptionLikeness {
  readonly pairs: readonly OptionPair[]
  /** Every option of both sides has its twin. */
  readonly complete: boolean
  readonly inOrder: boolean
  /** Share of the shorter list that has a twin. */
  readonly share: number
  /** Nothing but numbers and formulas on both sides: they follow from the numbers of the stem. */
  readonly figures: boolean
  /** Every option has a twin once numbers are masked, and says something besides numbers. */
  readonly adapted: boolean
}

function bigramShare(a: Int32Array, b: Int32Array): number {
  const counts = new Map<number, number>()
  const key = (ids: Int32Array, place: number) => Math.imul(ids[place] ?? 0, 31) + (ids[place + 1] ?? 0)
  for (let place = 0; place < a.length; place++) counts.set(key(a, place), (counts.get(key(a, place)) ?? 0) + 1)
  let shared = 0
  for (let place = 0; place < b.length; place++) {
    const left = counts.get(key(b, place)) ?? 0
    if (left > 0) {
      shared++
      counts.set(key(b, place), left - 1)
    }
  }
  return (2 * shared) / (a.length + b.length)
}

const digits = (ids: Int32Array) => ids.filter(isDigits)
const isNear = ({ ids: a }: Piece, { ids: b }: Piece) =>
  Math.min(a.length, b.length) >= 5 && equalIds(digits(a), digits(b)) && bigramShare(a, b) >= 0.7

const isFigure = (ids: Int32Array) =>
  ids.filter((id) => id >= 0x2e80 && !isDigits(id) && id < 0x10000000).length <= 3 && ids.some(isDigits)

/** Takes each option once, the first twin first; at most as many options as `MOST` are looked at. */
function pairUp(a: Reading, b: Reading): OptionPair[] {
  const pairs: OptionPair[] = []
  const free = new Set(b.options.slice(0, MOST).keys())
  for (const alike of ['same', 'near'] as const) {
    const fits = alike === 'same' ? isSameText : isNear
    for (const [place, option] of a.options.slice(0, MOST).entries()) {
      if (pairs.some((pair) => pair.a === place)) continue
      // Options that stand in the same place belong together before others do.
      const order = [place, ...free].filter((each) => free.has(each))
      const twin = order.find((each) => {
        const other = b.options[each]
        return other !== undefined && fits(option, other)
      })
      if (twin === undefined) continue
      free.delete(twin)
      pairs.push({ a: place, b: twin, alike })
    }
  }
  return pairs.sort((one, other) => one.a - other.a)
}

const MOST = 40

function isAdapted(a: Reading, b: Reading): boolean {
  if (a.options.length !== b.options.length) return false
  const free = [...b.options]
  return a.options.every((option) => {
    if (option.ids.filter((id) => masked(id) !== 1).length < 4) return false
    const twin = free.findIndex((other) => sameMasked(option.ids, other.ids))
    if (twin >= 0) free.splice(twin, 1)
    return twin >= 0
  })
}

export function compareOptions(a: Reading, b: Reading): OptionLikeness {
  const pairs = pairUp(a, b)
  const [less, more] = [Math.min(a.options.length, b.options.length), Math.max(a.options.length, b.options.length)]
  const complete = pairs.length === more && pairs.every(({ alike }) => alike === 'same')
  return {
    pairs,
    complete,
    inOrder: pairs.every((pair, place) => pair.a === pair.b || place === 0 || pair.b > (pairs[place - 1]?.b ?? -1)),
    share: less === 0 ? 0 : pairs.length / less,
    figures: less > 0 && [...a.options, ...b.options].every(({ ids }) => isFigure(ids)),
    adapted: less > 0 && less <= MOST && isAdapted(a, b),
  }
}
