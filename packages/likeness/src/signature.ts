import { type LikenessItem, type Reading, readLean } from './item.ts'
import { hashIds, maskedIds } from './tokens.ts'

/** What is stored of an item so that another can be checked against it without reading it: about 150 bytes. */
export interface Signature {
  /** Equal for items that are the same whatever the order of their options. */
  readonly exact: number
  /** Fingerprints (winnowing, Schleimer 2003) of masked stem and options, and of the stem with each option. */
  readonly keys: Int32Array
}

/** Any run of SHINGLE + WINDOW - 1 tokens that two texts share gives them a key in common, wherever it stands. */
const SHINGLE = 5
const WINDOW = 4
/** A long text is represented by its smallest keys, which a text that holds it has too. */
const MOST_KEYS = 120

/** The smallest shingle hash of every window of neighbours. */
function addFingerprints(ids: Int32Array, keys: Set<number>): void {
  const shingles = ids.length - SHINGLE + 1
  if (shingles <= 0) return
  const hashes = new Int32Array(shingles).map((_, place) => hashIds(ids, place, place + SHINGLE))
  let least = -1
  for (let end = 0; end < shingles; end++) {
    const start = end - WINDOW + 1
    if (least < start) {
      least = Math.max(0, start)
      for (let place = least + 1; place <= end; place++) if ((hashes[place] ?? 0) <= (hashes[least] ?? 0)) least = place
    } else if (least < 0 || (hashes[end] ?? 0) <= (hashes[least] ?? 0)) least = end
    if (start >= 0 || end === shingles - 1) keys.add(hashes[least] ?? 0)
  }
}

const sumOf = (hashes: readonly number[]) => hashes.reduce((sum, hash) => (sum + Math.imul(hash, 0x9e3779b1)) | 0, 0)
const join = (one: number, other: number) => hashIds(Int32Array.of(one, other))

export function signatureOfReading({ stem, options }: Reading): Signature {
  const found = new Set<number>()
  const ids = maskedIds(stem.ids)
  addFingerprints(ids, found)
  for (const option of options) addFingerprints(maskedIds(option.ids), found)
  const least = [...found].sort((one, other) => one - other).slice(0, MOST_KEYS)
  const whole = hashIds(ids)
  const own = options.slice(0, 12).map(({ spelling }) => spelling)
  const combined = [whole, ...own.map((option) => join(whole, option)), ...(own.length > 2 ? [sumOf(own)] : [])]
  return {
    exact: join(stem.spelling, sumOf(options.map(({ spelling }) => spelling))),
    keys: Int32Array.from(new Set([...combined, ...least])).sort(),
  }
}

/** The answer is no part of it. */
export const signatureOf = (item: LikenessItem): Signature => signatureOfReading(readLean({ ...item, answer: null }))

/**
 * The values to store in one indexed `int[]` column and to look up. A key that more than `COMMON` items hold says
 * nothing (下列各句中没有语病的一项是): whoever looks up stops reading it there and drops it.
 */
export const candidateKeysOf = ({ exact, keys }: Signature): number[] => [...new Set([exact, ...keys])]

export const COMMON = 64

/** Candidates are those that share this many keys, or this part of the keys of the item that has fewer. */
export const isCandidate = (shared: number, fewerKeys: number): boolean => shared >= 3 || shared >= 0.2 * fewerKeys
