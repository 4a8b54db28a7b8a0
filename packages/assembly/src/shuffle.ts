import { numberOf, seededRandom, shuffled } from './random.ts'

/**
 * The order in which one judge meets entries: the same at every reload, another for each judge, and unmoved for the rest
 * when an entry comes or goes. `seed` is the competition's own secret text.
 */
export function judgingOrder(entryIds: readonly string[], judgeId: string, seed: string): string[] {
  const place = (entry: string) => numberOf(JSON.stringify([seed, judgeId, entry]))
  return entryIds
    .map((entry) => ({ entry, place: place(entry) }))
    .sort((a, b) => a.place - b.place || (a.entry < b.entry ? -1 : 1))
    .map(({ entry }) => entry)
}

/** Numbers are drawn from at least this many times as many, so that neither their size nor a hole says anything. */
const ROOM = 3

/** Numbers of a group that has so many entries end with 999, 9999 … */
function highestNumber(entries: number): number {
  let highest = 999
  while (highest < entries * ROOM) highest = highest * 10 + 9
  return highest
}

export interface CodeRequest {
  readonly entryIds: readonly string[]
  /** What stands before the number, the same for the whole group: «数-小». */
  readonly prefix: string
  readonly seed: string
  /** Codes given before, also to entries that have withdrawn: they are not given again. */
  readonly taken?: ReadonlySet<string>
}

/**
 * Blind codes such as 数-小-017, drawn by lot: neither author nor school nor time of entry can be read from them. They
 * are drawn once and stored; a late entry draws from what is left, with the codes of the others in `taken`.
 */
export function blindCodes({ entryIds, prefix, seed, taken = new Set() }: CodeRequest): Map<string, string> {
  const highest = highestNumber(entryIds.length + taken.size)
  const width = String(highest).length
  const codes = Array.from({ length: highest }, (_, index) => `${prefix}-${String(index + 1).padStart(width, '0')}`)
  const drawn = shuffled(
    codes.filter((code) => !taken.has(code)),
    seededRandom(JSON.stringify([seed, prefix])),
  )
  // Sorted first: the order in which entries are handed in must not decide either.
  const entries = [...new Set(entryIds)].sort((a, b) => numberOf(seed + a) - numberOf(seed + b) || (a < b ? -1 : 1))
  return new Map(entries.map((entry, index) => [entry, drawn[index] ?? '']))
}
