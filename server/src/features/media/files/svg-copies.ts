import { MediaRefused } from './refused.ts'

const MOST_COPIES = 2000
const DEEPEST = 20

/** What `use` draws again. A copy may hold copies: all are counted before anything is kept. */
export class Copies {
  readonly #targets = new Map<string, string[]>()

  add(within: readonly string[], target: string): void {
    for (const id of new Set(['', ...within])) {
      const targets = this.#targets.get(id)
      if (targets === undefined) this.#targets.set(id, [target])
      else targets.push(target)
    }
  }

  /** Throws when there are too many, or when something would hold itself. */
  check(): void {
    const counted = new Map<string, number>()
    const count = (id: string, path: readonly string[]): number => {
      const known = counted.get(id)
      if (known !== undefined) return known
      if (path.includes(id) || path.length > DEEPEST) throw new MediaRefused('too_complex')
      const targets = this.#targets.get(id) ?? []
      const copies = targets.reduce((sum, target) => sum + 1 + count(target, [...path, id]), 0)
      counted.set(id, copies)
      return copies
    }
    if (count('', []) > MOST_COPIES) throw new MediaRefused('too_complex')
  }
}
