import { align, type Run } from './align.ts'
import type { Piece } from './item.ts'
import { isDigits, isLetter, isName, isNumber, isSameText, isWord, masked, maskedIds, namelessIds } from './tokens.ts'

export type AnswerRelation = 'same' | 'different' | 'unknown'

/** How one stem relates to the other. */
export type StemRelation = 'equal' | 'adapted' | 'reworded' | 'extended' | 'none'

export interface StemLikeness {
  readonly relation: StemRelation
  /** Share of tokens of both sides that belong together, 0 to 1; numbers count as alike. */
  readonly share: number
  /** Part of the shorter stem that stands where the other has something else: another subject of the same question. */
  readonly replaced: number
  readonly runs: readonly Run[]
}

/** Characters that carry what is asked: another one here is another question, never just another name. */
const telling = new Set(
  [
    ...'加减乘除和差积商倍多少大小长短高低宽面周体半径圆方角边底腰正负质合奇偶最增减前后左右上下内外不没无非错对误真假是否求比率度量重速时间路程单总均每剩余共各母锥柱倒+-×/^√<>=≤≥',
  ].map((character) => character.codePointAt(0) ?? 0),
)

const NAME_LENGTH = 4
const textOf = (ids: Int32Array, from: number, to: number) => ids.subarray(from, to).join()
const isTelling = (ids: Int32Array, from: number, to: number) =>
  ids.subarray(from, to).some((id) => telling.has(id) || isDigits(id))

interface Tally {
  matched: number
  renamed: number
  /** Aligned numbers that differ, and numbers that stand on one side only. */
  changedNumbers: number
  ownNumbers: { a: number; b: number }
  changedNames: number
  /** Stretches that differ in what is asked. */
  tellingGaps: number
  /** Of these, those where both sides say something: 分子 for 分母. */
  tellingReplaced: number
  gaps: number
  /** Tokens that stand where the other side has others. */
  replaced: number
  /** Tokens of the longest stretches that stand on one side only. */
  inserted: { a: number; b: number }
}

/** Things that change their name the same way wherever they stand: 盐水 for 消毒液. */
export function renames(runs: readonly Run[], a: Int32Array, b: Int32Array): Set<Run> {
  const there = new Map<string, string>()
  const back = new Map<string, string>()
  const found = runs.filter(
    ({ alike, a0, a1, b0, b1 }) =>
      !alike &&
      a1 > a0 &&
      b1 > b0 &&
      a1 - a0 <= NAME_LENGTH &&
      b1 - b0 <= NAME_LENGTH &&
      !isTelling(a, a0, a1) &&
      !isTelling(b, b0, b1),
  )
  const steady = found.filter(({ a0, a1, b0, b1 }) => {
    const from = textOf(a, a0, a1)
    const to = textOf(b, b0, b1)
    if (!there.has(from)) there.set(from, to)
    if (!back.has(to)) back.set(to, from)
    return there.get(from) === to && back.get(to) === from
  })
  // What changes places (底 for 高, 高 for 底) is another question, not another name.
  return new Set(steady.filter(({ a0, a1, b0, b1 }) => !back.has(textOf(a, a0, a1)) && !there.has(textOf(b, b0, b1))))
}

function tallyAlike({ a0, a1, b0 }: Run, a: Int32Array, b: Int32Array, tally: Tally): void {
  for (let place = a0; place < a1; place++) {
    const [one = 0, other = 0] = [a[place], b[b0 + place - a0]]
    if (one === other) continue
    if (isName(one)) tally.changedNames++
    else tally.changedNumbers++
  }
}

function tallyOf(runs: readonly Run[], a: Int32Array, b: Int32Array): Tally {
  const tally: Tally = {
    matched: 0,
    renamed: 0,
    changedNumbers: 0,
    ownNumbers: { a: 0, b: 0 },
    changedNames: 0,
    tellingGaps: 0,
    tellingReplaced: 0,
    gaps: 0,
    replaced: 0,
    inserted: { a: 0, b: 0 },
  }
  const named = renames(runs, a, b)
  for (const [index, run] of runs.entries()) {
    const { alike, a0, a1, b0, b1 } = run
    // A single common character between two differences is chance.
    const isChance = a1 - a0 === 1 && runs[index - 1]?.alike === false && runs[index + 1]?.alike === false
    if (alike) {
      if (!isChance || isNumber(a[a0] ?? 0)) tally.matched += a1 - a0
      tallyAlike(run, a, b, tally)
      continue
    }
    tally.gaps++
    if (a1 > a0 && b1 > b0) tally.replaced += Math.max(a1 - a0, b1 - b0)
    if (named.has(run)) tally.renamed += Math.min(a1 - a0, b1 - b0)
    if (isTelling(a, a0, a1) || isTelling(b, b0, b1)) {
      tally.tellingGaps++
      if (a1 > a0 && b1 > b0) tally.tellingReplaced++
    }
    tally.ownNumbers.a += a.subarray(a0, a1).filter(isDigits).length
    tally.ownNumbers.b += b.subarray(b0, b1).filter(isDigits).length
    if (a1 - a0 > 4 && b1 - b0 < (a1 - a0) / 2) tally.inserted.a += a1 - a0
    if (b1 - b0 > 4 && a1 - a0 < (b1 - b0) / 2) tally.inserted.b += b1 - b0
  }
  return tally
}

const count = (ids: Int32Array, test: (id: number) => boolean) => {
  let total = 0
  for (const id of ids) if (test(id)) total++
  return total
}

const neighbours = (ids: Int32Array) =>
  Int32Array.from(
    { length: Math.max(0, ids.length - 1) },
    (_, place) => Math.imul(ids[place] ?? 0, 0x9e3779b1) ^ (ids[place + 1] ?? 0),
  ).sort()

/** Part of the shorter text's pairs of neighbours that the longer has too: cheap, and low where alignment finds nothing. */
function neighbourShare(a: Int32Array, b: Int32Array): number {
  const [one, other] = [neighbours(a), neighbours(b)]
  let shared = 0
  for (let x = 0, y = 0; x < one.length && y < other.length; ) {
    const [left = 0, right = 0] = [one[x], other[y]]
    if (left === right) shared++
    if (left <= right) x++
    if (right <= left) y++
  }
  return shared / Math.max(1, Math.min(one.length, other.length))
}

/** Is the shorter stem told again in the longer one, with sentences put in between? */
function isExtended(tally: Tally, { a, b, answers }: Stems): boolean {
  const shorterIsA = a.length <= b.length
  const [shorter, longer] = shorterIsA ? [a, b] : [b, a]
  const own = shorterIsA ? tally.ownNumbers.a : tally.ownNumbers.b
  const inserted = shorterIsA ? tally.inserted.b : tally.inserted.a
  const kept = (tally.matched + tally.renamed) / shorter.length
  const least = answers === 'same' ? 0.8 : tally.tellingReplaced > 0 ? 0.95 : answers === 'unknown' ? 0.85 : 0.92
  return (
    shorter.length >= (shorter.some(isDigits) ? 10 : 20) &&
    inserted >= 5 &&
    inserted >= 0.6 * (longer.length - shorter.length) &&
    own === 0 &&
    tally.changedNumbers === 0 &&
    kept >= least
  )
}

interface Stems {
  readonly a: Int32Array
  readonly b: Int32Array
  readonly answers: AnswerRelation
}

/** The same numbers on both sides: how many of the words may differ. */
function withSameNumbers(tally: Tally, share: number, { a, answers }: Stems): StemRelation | null {
  const numbers = count(a, isDigits)
  const least = numbers < 2 ? 0.8 : answers === 'same' ? 0.55 : answers === 'unknown' ? 0.7 : 0.85
  if (share < least) return null
  // Without numbers a new name is a new question: 吹 for 策 in 「…字属于六书中的哪一类」.
  const isNamed = numbers >= 2 && tally.changedNames + tally.renamed > 0 && tally.tellingGaps === 0
  return isNamed && share >= 0.95 ? 'adapted' : 'reworded'
}

/** Other numbers: the words have to be the same, but for names and turns of phrase that ask nothing else. */
function isAdaptation(tally: Tally, share: number, words: number): boolean {
  if (tally.gaps === 0) return true
  if (words < 8 || tally.renamed > words / 3) return false
  if (tally.ownNumbers.a !== tally.ownNumbers.b && words < 24) return false
  if (tally.tellingReplaced > 0) return share >= 0.95 && words >= 24 * tally.tellingReplaced
  return share >= (tally.tellingGaps === 0 ? 0.86 : 0.92)
}

function relationOf(tally: Tally, share: number, stems: Stems): StemRelation {
  const { a, b } = stems
  const words = Math.min(count(a, isWord), count(b, isWord))
  const otherNumbers = tally.changedNumbers + tally.ownNumbers.a + tally.ownNumbers.b
  if (otherNumbers === 0 && (words >= 5 || count(a, isDigits) >= 4)) {
    const relation = withSameNumbers(tally, share, stems)
    if (relation !== null) return relation
  }
  // A formula in letters is as telling as words, where nothing but its numbers differs.
  const letters = tally.gaps === 0 ? count(a, isLetter) : 0
  if (otherNumbers > 0 && words + letters >= 4 && isAdaptation(tally, share, words)) return 'adapted'
  return isExtended(tally, stems) ? 'extended' : 'none'
}

export const unlikeStems: StemLikeness = { relation: 'none', share: 0, replaced: 1, runs: [] }

/** Do the numbers of the one all stand in the other? Then nothing but their places can tell which belongs to which. */
function holdsNumbers(a: Int32Array, b: Int32Array): boolean {
  const [one, other] = [a.filter(isDigits).sort(), b.filter(isDigits).sort()]
  const [fewer, more] = one.length <= other.length ? [one, other] : [other, one]
  let found = 0
  for (const number of more) if (fewer[found] === number) found++
  return found === fewer.length
}

interface Backing {
  readonly answers: AnswerRelation
  /** Options alike speak for the items, so that stems with little in common are worth a look. */
  readonly isBacked: boolean
}

export function compareStems(one: Piece, other: Piece, { answers, isBacked }: Backing): StemLikeness {
  const [a, b] = [one.ids, other.ids]
  const shorter = Math.min(a.length, b.length)
  if (isSameText(one, other)) return { relation: 'equal', share: 1, replaced: 0, runs: align(a, b) }
  const [maskedA, maskedB] = [maskedIds(a), maskedIds(b)]
  if (shorter === 0 || neighbourShare(maskedA, maskedB) < (isBacked ? 0.1 : 0.34)) return unlikeStems
  const judged = (runs: readonly Run[]): StemLikeness => {
    const tally = tallyOf(runs, a, b)
    const share = (2 * (tally.matched + tally.renamed)) / (a.length + b.length)
    return { relation: relationOf(tally, share, { a, b, answers }), share, replaced: tally.replaced / shorter, runs }
  }
  if (holdsNumbers(a, b)) {
    const byNumber = judged(align(namelessIds(a), namelessIds(b)))
    if (byNumber.relation !== 'none') return byNumber
  }
  return judged(align(maskedA, maskedB))
}

/** Numbers and names aside, are these the same? */
export const sameMasked = (a: Int32Array, b: Int32Array): boolean =>
  a.length === b.length && a.every((id, place) => masked(id) === masked(b[place] ?? 0))
