/** What is promised (DESIGN 4.4): a character older than this is there again. */
const PROMISED_MS = 500

/** Numbers of 0 to 1, the same for a seed (mulberry32). */
export function chances(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

/** What was typed, each piece with its moment. */
export class Typed {
  readonly #pieces: { readonly text: string; readonly at: number }[] = []
  #next = 1

  piece(): string {
    return `${this.#next}，`
  }

  add(text: string): void {
    this.#pieces.push({ text, at: performance.now() })
    this.#next++
  }

  get text(): string {
    return this.#pieces.map(({ text }) => text).join('')
  }

  /** All that was typed long enough before a moment. */
  promisedAt(moment: number): string {
    return this.#pieces
      .filter(({ at }) => at <= moment - PROMISED_MS)
      .map(({ text }) => text)
      .join('')
  }

  get count(): number {
    return this.#next - 1
  }

  /** Goes on from what is there: the last pieces may have gone with the tab, in part. */
  keep(text: string): string {
    while (this.#pieces.length > 0 && !text.startsWith(this.text)) this.#pieces.pop()
    return text.slice(this.text.length)
  }
}
