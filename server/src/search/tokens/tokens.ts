/** What stands in a normalised text, in order. */
export type Piece =
  | { readonly kind: 'han'; readonly text: string }
  /** Letters and digits; `base^exponent` and `a/b` stand beside their parts. */
  | { readonly kind: 'word' | 'command' | 'structure'; readonly text: string }

const LONGEST = 40
const pieces =
  /(\p{Script=Han}+)|(\\[a-z]+)|((?:\d+\.\d+|(?:[a-z0-9]|(?!\p{Script=Han})[\p{L}\p{N}\p{M}])+))(?:(\^|\/)(-?(?:\d+(?:\.\d+)?|[a-z]+)))?|\)(\^-?(?:\d+|[a-z]+))/gu

/** What is raised or divided in «2x^2» is the x, in «12^2» the 12. */
const lastPart = (word: string): string => /\d+(?:\.\d+)?$/.exec(word)?.[0] ?? [...word].at(-1) ?? ''

const clip = (text: string): string => text.slice(0, LONGEST)

const word = (text: string): Piece => ({ kind: 'word', text: clip(text) })

/** Cuts a normalised text into runs of Han characters, words, LaTeX commands and the small structures of formulas. */
export function* piecesOf(text: string): Generator<Piece> {
  for (const [, han, command, main, sign, after, raised] of text.matchAll(pieces)) {
    if (han !== undefined) yield { kind: 'han', text: han }
    else if (command !== undefined) yield { kind: 'command', text: clip(command) }
    else if (raised !== undefined) yield { kind: 'structure', text: clip(`)${raised}`) }
    else if (main !== undefined) {
      yield word(main)
      if (sign === undefined || after === undefined) continue
      yield { kind: 'structure', text: clip(`${sign === '^' ? lastPart(main) : main}${sign}${after}`) }
      yield word(after.replace('-', ''))
    }
  }
}

/** Every two neighbours of a run; a single character alone is itself. */
export function pairsOf(run: string): string[] {
  const characters = [...run]
  return characters.length < 2
    ? characters
    : characters.slice(1).map((character, index) => `${characters[index]}${character}`)
}

/** «h2o» is also found by its letters and its digits. */
export const partsOf = (text: string): string[] =>
  /\d/.test(text) && /\p{L}/u.test(text) ? (text.match(/\d+(?:\.\d+)?|\p{L}+/gu) ?? []) : []

/** Distinct tokens of a normalised text: single characters and neighbours of Han runs, words with their parts, formula pieces. */
export function tokensOf(normalised: string): Set<string> {
  const tokens = new Set<string>()
  for (const { kind, text } of piecesOf(normalised)) {
    if (kind === 'han') {
      let before = ''
      for (const character of text) {
        tokens.add(character)
        if (before !== '') tokens.add(before + character)
        before = character
      }
      continue
    }
    tokens.add(text)
    if (kind === 'word') for (const part of partsOf(text)) tokens.add(part)
  }
  return tokens
}
