/** A formula found between delimiters, or null when what stands there is none (a price, an unbalanced sign). */
export interface Delimited {
  readonly source: string
  /** Index after the closing delimiter. */
  readonly end: number
  readonly mayDisplay: boolean
}

const closers: Record<string, string> = { $$$: '$$$', $$: '$$', $: '$', '\\(': '\\)', '\\[': '\\]' }

const withoutCommands = (source: string) =>
  source.replace(/\\(?:text|mathrm|textbf|mbox|operatorname)\s*\{[^{}]*\}|\\[a-zA-Z]+/g, ' ')

/** A sentence between two dollar signs: two words in a row, Chinese sentence punctuation, an empty line. */
const isProse = (source: string): boolean =>
  /\n\s*\n|[。？！；]/.test(source) || /[A-Za-z]{2,}[ ,.]+[A-Za-z]{2,}/.test(withoutCommands(source))

/** `$1.40 each, and …$`: an amount of money, not a formula (TAL's English part mixes both). `$9 cm$` is a length. */
const isPrice = (source: string, next: string): boolean =>
  (/^\d[\d,]*(?:\.\d+)?[.,;:?!)]*\s+[A-Za-z]{2,}/.test(source) && !/^[\d.,]+\s+[A-Za-z]{1,3}$/.test(source)) ||
  (/^\d[^\\]*[\s,;]$/.test(source) && /\d/.test(next))

/** Looks up closing delimiters; remembers those that do not come again, so that hostile text costs one pass each. */
export class DelimiterReader {
  readonly #text: string
  readonly #missing = new Set<string>()

  constructor(text: string) {
    this.#text = text
  }

  #find(closer: string, from: number): number {
    if (this.#missing.has(closer)) return -1
    let at = this.#text.indexOf(closer, from)
    while (at > 0 && closer.startsWith('$') && this.#text[at - 1] === '\\' && this.#text[at - 2] !== '\\')
      at = this.#text.indexOf(closer, at + 1)
    if (at === -1) this.#missing.add(closer)
    return at
  }

  /** The formula whose opening delimiter stands at `start`. */
  read(opener: string, start: number): Delimited | null {
    const closer = closers[opener] ?? opener
    const from = start + opener.length
    const at = this.#find(closer, from)
    if (at === -1) return null
    const source = this.#text.slice(from, at)
    const end = at + closer.length
    if (opener.startsWith('$') && isProse(source)) return null
    if (opener === '$' && (source.trim() === '' || isPrice(source, this.#text[end] ?? ''))) return null
    return { source, end, mayDisplay: opener === '$$' || opener === '\\[' }
  }
}
