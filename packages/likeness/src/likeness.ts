import { type LikenessItem, type Reading, readItem } from './item.ts'
import { compareOptions, type OptionLikeness } from './options.ts'
import { differences, type Span } from './spans.ts'
import { type AnswerRelation, compareStems, type StemLikeness, unlikeStems } from './stems.ts'
import { equalIds, isDigits } from './tokens.ts'

/**
 * `same`: the same text and options however they are written. `reordered`: the same options in another order. `edited`:
 * the same stem, some options changed. `adapted`: the same item with other numbers or names (改编). `extended`: the same
 * item with sentences put in. `reworded`: the same item in other words. `none`: two items.
 */
export type LikenessKind = 'same' | 'reordered' | 'edited' | 'adapted' | 'extended' | 'reworded' | 'none'

export interface Verdict {
  readonly kind: LikenessKind
  /** Share of both items that belongs together, 0 to 1. */
  readonly score: number
}

export interface Likeness extends Verdict {
  /** What differs, by place in the texts as given, in reading order of `a`; empty for `none`. */
  readonly differences: readonly Span[]
}

/** Does a stem without its options say which item it is? 下列说法正确的是 does not. */
function isSpecific({ stem: { ids } }: Reading): boolean {
  const numbers = ids.filter(isDigits).length
  return ids.length >= 40 || (ids.length >= 12 && numbers > 0)
}

function withoutOptions(stem: StemLikeness): LikenessKind {
  return stem.relation === 'equal' ? 'same' : stem.relation
}

/** A choice that became a blank, or the other way round. */
function withOneSide(stem: StemLikeness, a: Reading, b: Reading): LikenessKind {
  if (stem.relation === 'none' || !isSpecific(a) || !isSpecific(b)) return 'none'
  if (stem.relation === 'equal') return 'edited'
  return stem.share >= 0.85 || stem.relation === 'extended' ? stem.relation : 'none'
}

/** Stems in other words: the options have to say that it is not another question about the same things. */
function rewordedWithOptions(stem: StemLikeness, options: OptionLikeness, a: Reading, b: Reading): boolean {
  const { complete, pairs, share } = options
  const size = pairs.reduce((sum, pair) => sum + (a.options[pair.a]?.ids.length ?? 0), 0)
  if (stem.relation === 'none') return share === 1 && pairs.length >= 3 && size >= 24 && stem.share >= 0.3
  if (isSpecific(a) && isSpecific(b) && pairs.length > 0) return true
  if (complete) return stem.replaced === 0 || size >= 24
  return pairs.length >= 2 && stem.replaced <= 0.12 && scoreOf(stem, options, a, b) >= 0.75
}

function withSameStem(options: OptionLikeness, a: Reading, b: Reading): LikenessKind {
  const { complete, inOrder, pairs, share } = options
  if (complete && inOrder) return 'same'
  const size = (reading: Reading) => reading.options.reduce((sum, { ids }) => sum + ids.length, 0)
  // A stem that is a picture and options that are letters say nothing.
  if (a.stem.ids.length < 4 && Math.min(size(a), size(b)) < 8) return 'none'
  if (complete) return 'reordered'
  if (pairs.length >= 2 ? share >= 0.4 : share >= 0.5) return 'edited'
  if (options.adapted) return 'adapted'
  return pairs.length > 0 && isSpecific(a) && isSpecific(b) ? 'edited' : 'none'
}

function withOptions(stem: StemLikeness, options: OptionLikeness, a: Reading, b: Reading): LikenessKind {
  const { pairs, share, figures, adapted } = options
  const some = pairs.length >= 2 ? share >= 0.4 : share >= 0.5
  if (stem.relation === 'equal') return withSameStem(options, a, b)
  if (stem.relation === 'adapted') return some || figures || adapted ? 'adapted' : 'none'
  if (stem.relation === 'extended') return some || (pairs.length > 0 && isSpecific(a)) ? 'extended' : 'none'
  return rewordedWithOptions(stem, options, a, b) ? 'reworded' : 'none'
}

function compareAnswers({ answer: one }: Reading, { answer: other }: Reading): AnswerRelation {
  if (one === undefined || other === undefined) return 'unknown'
  return equalIds(one, other) ? 'same' : 'different'
}

function scoreOf(stem: StemLikeness, options: OptionLikeness, a: Reading, b: Reading): number {
  const size = (reading: Reading) => reading.options.reduce((sum, { ids }) => sum + ids.length, reading.stem.ids.length)
  const whole = size(a) + size(b)
  const inStems = stem.share * (a.stem.ids.length + b.stem.ids.length)
  const inOptions = options.pairs.reduce(
    (sum, pair) => sum + (a.options[pair.a]?.ids.length ?? 0) + (b.options[pair.b]?.ids.length ?? 0),
    0,
  )
  return whole === 0 ? 1 : Math.min(1, (inStems + inOptions) / whole)
}

/** Pairs whose stems cannot change the verdict are settled by their options, which are cheaper to compare. */
function areHopeless(options: OptionLikeness, a: Reading, b: Reading): boolean {
  const sides = Math.sign(a.options.length) + Math.sign(b.options.length)
  if (sides === 1) return !isSpecific(a) || !isSpecific(b)
  return sides === 2 && options.pairs.length === 0 && !options.figures && !options.adapted
}

interface Judged extends Verdict {
  readonly stem: StemLikeness
  readonly options: OptionLikeness
}

function judgeInOrder(a: Reading, b: Reading): Judged {
  const options = compareOptions(a, b)
  if (areHopeless(options, a, b)) return { kind: 'none', score: 0, stem: unlikeStems, options }
  const stem = compareStems(a.stem, b.stem, { answers: compareAnswers(a, b), isBacked: options.pairs.length >= 3 })
  const sides = Math.sign(a.options.length) + Math.sign(b.options.length)
  const kind =
    sides === 0 ? withoutOptions(stem) : sides === 1 ? withOneSide(stem, a, b) : withOptions(stem, options, a, b)
  return { kind, score: kind === 'none' ? 0 : scoreOf(stem, options, a, b), stem, options }
}

const flipped = ({ stem, options, ...verdict }: Judged): Judged => ({
  ...verdict,
  stem: {
    ...stem,
    runs: stem.runs.map(({ alike, a0, a1, b0, b1 }) => ({ alike, a0: b0, a1: b1, b0: a0, b1: a1 })),
  },
  options: {
    ...options,
    pairs: options.pairs.map(({ a, b, alike }) => ({ a: b, b: a, alike })).sort((one, other) => one.a - other.a),
  },
})

/** Two texts may be aligned in several ways; one order of the two for both directions makes the verdict symmetric. */
function judge(a: Reading, b: Reading): Judged {
  const rank = (reading: Reading) =>
    [reading.stem, ...reading.options].map(({ ids, spelling }) => [ids.length, spelling])
  const [one, other] = [rank(a).flat(), rank(b).flat()]
  const first = one.findIndex((value, place) => value !== other[place])
  const isOrdered = first < 0 || (one[first] ?? 0) < (other[first] ?? Number.POSITIVE_INFINITY)
  return isOrdered ? judgeInOrder(a, b) : flipped(judgeInOrder(b, a))
}

/** How alike two items are that were read before: the form for sweeps, without the places. */
export function verdictOf(a: Reading, b: Reading): Verdict {
  const { kind, score } = judge(a, b)
  return { kind, score }
}

/** How alike two items are, and where they differ. */
export function likenessOf(one: LikenessItem, other: LikenessItem): Likeness {
  const [a, b] = [readItem(one), readItem(other)]
  const { kind, score, stem, options } = judge(a, b)
  return { kind, score, differences: kind === 'none' ? [] : differences({ a, b, stem, options }) }
}
