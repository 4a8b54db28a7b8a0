import { normalise, squeeze } from './normalise.ts'
import { readSyllables } from './syllables.ts'
import { type Piece, pairsOf, partsOf, piecesOf } from './tokens.ts'

/** A token that must be there; `prefix` also takes longer ones that begin with it. */
export interface Wanted {
  readonly text: string
  readonly prefix?: true
}
/** One of the alternatives must hold; of an alternative every token. */
export type Clause = readonly (readonly Wanted[])[]

/** What a typed text asks for. */
export interface Asked {
  /** All must hold. Empty when nothing in the text can be searched for. */
  readonly clauses: readonly Clause[]
  readonly pieces: readonly Piece[]
  /** The text without spaces: a hit that holds it whole comes first. */
  readonly phrase: string
  /** False when the tokens alone already say that the phrase is there. */
  readonly isLoose: boolean
  /** Runs to mark in a hit. */
  readonly highlights: readonly string[]
}

const MOST_PIECES = 40
const all = (texts: readonly string[]): Clause => [texts.map((text) => ({ text }))]

function syllableWindows(reading: readonly string[]): Wanted[] {
  if (reading.length === 1) return [{ text: `.${reading[0]}`, prefix: true }]
  const windows = reading.slice(1).map((syllable, index) => `.${reading[index]}${syllable}`)
  return windows.map((text, index) => (index === windows.length - 1 ? { text, prefix: true } : { text }))
}

function initialWindows(letters: string): Wanted[] {
  if (letters.length <= 3) return [{ text: `,${letters}`, prefix: true }]
  return Array.from({ length: letters.length - 2 }, (_, index) => ({ text: `,${letters.slice(index, index + 3)}` }))
}

/** Letters are a word, a LaTeX command without its backslash, pinyin or initials; all may be unfinished. */
function letters(text: string): Clause {
  const itself: Wanted[][] = [[{ text, prefix: true }], [{ text: `\\${text}`, prefix: true }]]
  // No syllable begins with these.
  const initials = /[iuv]/.test(text) ? [] : [initialWindows(text)]
  const readings = text.length < 3 ? [] : readSyllables(text).map(syllableWindows)
  return [...itself, ...initials, ...readings]
}

function clauseOf({ kind, text }: Piece): Clause {
  if (kind === 'han') return all([...new Set(pairsOf(text))])
  if (kind !== 'word') return all([text])
  if (/^[a-z]{2,}$/.test(text)) return letters(text)
  return partsOf(text).length > 0 ? [[{ text, prefix: true }]] : all([text])
}

/** Reads what was typed by the same rules as the texts. Han runs must stand together; spaces mean «and». */
export function readQuestion(typed: string): Asked {
  const normalised = normalise(typed)
  const pieces = [...piecesOf(normalised)].slice(0, MOST_PIECES)
  const [first] = pieces
  const isLoose = pieces.length > 1 || (first !== undefined && (first.kind === 'word' || [...first.text].length > 2))
  const runs = pieces.filter(({ kind }) => kind !== 'structure').map(({ text }) => text)
  return { clauses: pieces.map(clauseOf), pieces, phrase: squeeze(normalised), isLoose, highlights: [...new Set(runs)] }
}

const quote = (text: string): string => `'${text.replace(/['\\]/g, '$&$&')}'`
const literal = ({ text, prefix }: Wanted): string => (prefix ? `${quote(text)}:*` : quote(text))
const joined = (parts: readonly string[], sign: '&' | '|'): string =>
  parts.length === 1 ? (parts[0] ?? '') : `(${parts.join(` ${sign} `)})`

export const oneOf = (queries: readonly string[]): string => joined(queries, '|')
export const allOf = (queries: readonly string[]): string => joined(queries, '&')
/** A tag of an item, such as `s:math`, as a query. */
export const tag = quote

/** The clauses as a `tsquery`; the one place where typed text becomes a query. */
export const toTsquery = (clauses: readonly Clause[]): string =>
  allOf(clauses.map((clause) => oneOf(clause.map((alternative) => allOf(alternative.map(literal))))))
