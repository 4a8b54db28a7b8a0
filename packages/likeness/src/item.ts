import { type Tokens, tokensOf } from './tokens.ts'

/** What is compared: plain text, formulas as LaTeX or as people type them. */
export interface LikenessItem {
  readonly stem: string
  /** Options without their letters; options that stand inside the stem (`A. … B. …`) are found there. */
  readonly options?: readonly string[] | null
  readonly answer?: string | null
  /** The questions of a group under one shared stem. */
  readonly parts?: readonly LikenessItem[]
}

/** A piece of the item with the place it was read from: `stem`, `options.2`, `parts.0.stem`. */
export interface Piece extends Tokens {
  readonly part: string
  /** Added to a mark's offsets; not 0 for options that stand inside a stem. */
  readonly offset: number
}

/** An item read once; whatever is compared more than once is read before. */
export interface Reading {
  readonly stem: Piece
  /** Options, or the questions of a group: what may change its order. */
  readonly options: readonly Piece[]
  /** Undefined where the answer is missing or only points at options. */
  readonly answer: Int32Array | undefined
}

const optionLetter = /(?:^|[\s。？?）)．.；;（(，,])\s{0,3}[（(]?([A-Ha-hＡ-Ｈ])\s{0,3}[．.、:：)）]/g
const letters = 'abcdefgh'

/** Where `A. … B. … C. …` begins in a stem, with the options' places; null where there is no such row. */
function inlineOptions(stem: string): { readonly start: number; readonly text: string; readonly at: number }[] {
  const found = [...stem.matchAll(optionLetter)].map((match) => ({
    letter: letters.indexOf((match[1] ?? '').normalize('NFKC').toLowerCase()),
    start: match.index,
    after: match.index + match[0].length,
  }))
  const first = found.findLastIndex(
    ({ letter }, place) => letter === 0 && found[place + 1]?.letter === 1 && found[place + 2]?.letter === 2,
  )
  if (first < 0) return []
  const row = found.slice(first).filter(({ letter }, place) => letter === place)
  return row.map(({ start, after }, place) => ({
    start,
    at: after,
    text: stem.slice(after, row[place + 1]?.start ?? stem.length),
  }))
}

/** The number that a paper gives a question is not part of it: `6.` before text or before a year. */
const numbering = /^\s*\d{1,3}\s*[.．、](?=\D|\d{4}年)/

const pieceOf = (text: string, part: string, offset = 0): Piece => ({ ...tokensOf(text), part, offset })

function answerOf(answer: string | null | undefined): Int32Array | undefined {
  if (answer === null || answer === undefined || /^[\sA-Ha-h,，、;；]*$/.test(answer)) return undefined
  const { ids } = tokensOf(answer.slice(0, 2000))
  return ids.length > 0 ? ids : undefined
}

const flat = ({ stem, options, parts }: LikenessItem): string =>
  [stem, ...(options ?? []), ...(parts ?? []).map(flat)].join('\n')

export function readItem(item: LikenessItem): Reading {
  const { options, parts } = item
  const stem = item.stem.replace(numbering, (number) => ' '.repeat(number.length))
  const answer = answerOf(item.answer)
  if (parts !== undefined && parts.length > 0) {
    return {
      stem: pieceOf(stem, 'stem'),
      options: parts.map((part, place) => pieceOf(flat(part), `parts.${place}`)),
      answer,
    }
  }
  if (options !== undefined && options !== null && options.length > 0) {
    const pieces = options.map((option, place) => pieceOf(option, `options.${place}`))
    return { stem: pieceOf(stem, 'stem'), options: pieces, answer }
  }
  const inside = inlineOptions(stem)
  return {
    stem: pieceOf(stem.slice(0, inside[0]?.start ?? stem.length), 'stem'),
    options: inside.map(({ text, at }) => pieceOf(text, 'stem', at)),
    answer,
  }
}

const leanPiece = (piece: Piece): Piece => ({ ...piece, marks: [] })

/** A reading without the places, a tenth of the memory: what a sweep holds for every item. */
export function readLean(item: LikenessItem): Reading {
  const { stem, options, answer } = readItem(item)
  return { stem: leanPiece(stem), options: options.map(leanPiece), answer }
}
