import type { Reading } from './item.ts'
import { type Verdict, verdictOf } from './likeness.ts'
import { COMMON, isCandidate, type Signature } from './signature.ts'

/** Which items hold which key, common keys left out. */
export interface KeyIndex {
  readonly count: number
  /** Items, bucket after bucket. */
  readonly members: Int32Array
  /** Buckets of item i: `buckets[from[i]] … buckets[from[i + 1] - 1]`, as places where they begin in `members`. */
  readonly from: Int32Array
  readonly buckets: Int32Array
  /** Where the bucket that begins here ends. */
  readonly ends: Int32Array
  readonly keyCounts: Int32Array
  /** The first item that is exactly this one, options in any order; the item itself where there is none before it. */
  readonly firstSame: Int32Array
}

/** Item numbers stay below 2^21 so that key and item fit into one exact double, which sorts fast. */
const ITEMS = 2 ** 21

function sortedPostings(signatures: readonly Signature[]): Float64Array {
  if (signatures.length > ITEMS) throw new RangeError(`a sweep takes at most ${ITEMS} items`)
  const postings = new Float64Array(signatures.reduce((sum, { keys }) => sum + keys.length, 0))
  let place = 0
  for (const [item, { keys }] of signatures.entries()) for (const key of keys) postings[place++] = key * ITEMS + item
  return postings.sort()
}

function firstSameOf(signatures: readonly Signature[]): Int32Array {
  const first = new Map<number, number>()
  return Int32Array.from(signatures, ({ exact }, item) => {
    const before = first.get(exact) ?? item
    first.set(exact, before)
    return before
  })
}

export function buildIndex(signatures: readonly Signature[]): KeyIndex {
  const postings = sortedPostings(signatures)
  const count = signatures.length
  const members = new Int32Array(postings.length)
  const ends = new Int32Array(postings.length)
  const held = new Int32Array(count + 1)
  let kept = 0
  for (let from = 0; from < postings.length; ) {
    const key = Math.floor((postings[from] ?? 0) / ITEMS)
    let to = from
    while (to < postings.length && Math.floor((postings[to] ?? 0) / ITEMS) === key) to++
    if (to - from >= 2 && to - from <= COMMON) {
      const begin = kept
      for (let place = from; place < to; place++) {
        const item = (postings[place] ?? 0) - key * ITEMS
        members[kept++] = item
        held[item + 1] = (held[item + 1] ?? 0) + 1
      }
      ends[begin] = kept
    }
    from = to
  }
  for (let item = 0; item < count; item++) held[item + 1] = (held[item + 1] ?? 0) + (held[item] ?? 0)
  const buckets = new Int32Array(kept)
  const next = held.slice()
  for (let begin = 0; begin < kept; begin = ends[begin] ?? kept) {
    for (let place = begin; place < (ends[begin] ?? 0); place++) {
      const item = members[place] ?? 0
      const slot = next[item] ?? 0
      buckets[slot] = begin
      next[item] = slot + 1
    }
  }
  return {
    count,
    members: members.slice(0, kept),
    from: held,
    buckets,
    ends: ends.slice(0, kept),
    keyCounts: Int32Array.from(signatures, ({ keys }) => keys.length),
    firstSame: firstSameOf(signatures),
  }
}

/** Pairs worth a look whose later item lies in [start, end): the whole sweep is the union over any cut into ranges. */
export function* candidatePairs(index: KeyIndex, start = 0, end = index.count): Generator<[number, number]> {
  const shared = new Uint8Array(index.count)
  const { members, from, buckets, ends, keyCounts, firstSame } = index
  for (let item = start; item < end; item++) {
    const touched: number[] = []
    for (let slot = from[item] ?? 0; slot < (from[item + 1] ?? 0); slot++) {
      const begin = buckets[slot] ?? 0
      for (let place = begin; place < (ends[begin] ?? 0); place++) {
        const other = members[place] ?? 0
        if (other >= item) break
        const before = shared[other] ?? 0
        if (before === 0) touched.push(other)
        shared[other] = Math.min(255, before + 1)
      }
    }
    const same = firstSame[item] ?? item
    if (same !== item && shared[same] === 0) yield [same, item]
    for (const other of touched) {
      const fewer = Math.min(keyCounts[item] ?? 0, keyCounts[other] ?? 0)
      if (other === same || isCandidate(shared[other] ?? 0, fewer)) yield [other, item]
      shared[other] = 0
    }
  }
}

export interface FoundPair extends Verdict {
  readonly a: number
  readonly b: number
}

/** Every pair of items that are alike, by their places in the list; a range as for `candidatePairs`. */
export function* findAll(
  readings: readonly Reading[],
  index: KeyIndex,
  start = 0,
  end = index.count,
): Generator<FoundPair> {
  for (const [a, b] of candidatePairs(index, start, end)) {
    const [one, other] = [readings[a], readings[b]]
    if (one === undefined || other === undefined) continue
    const verdict = verdictOf(one, other)
    if (verdict.kind !== 'none') yield { a, b, ...verdict }
  }
}
