/**
 * Numbers that look drawn by lot and are the same for the same seed, in [0, 1). For fair order and fair choice among
 * equals; not for secrets.
 */
export type Random = () => number

/** Stirs 32 bits (the closing steps of MurmurHash3), so that seeds that differ a little give nothing alike. */
function stir(bits: number): number {
  let mixed = bits
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b)
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35)
  return (mixed ^ (mixed >>> 16)) >>> 0
}

/** FNV-1a over the code units of a text. */
function fold(text: string, start: number): number {
  let folded = start
  for (let index = 0; index < text.length; index += 1)
    folded = Math.imul(folded ^ text.charCodeAt(index), 0x01000193) >>> 0
  return folded
}

/** A number in [0, 1) that the text alone decides, with 53 bits. */
export function numberOf(text: string): number {
  const high = stir(fold(text, 0x811c9dc5))
  const low = stir(fold(text, high ^ 0x9e3779b9))
  return (high * 0x20_0000 + (low >>> 11)) / 2 ** 53
}

export function seededRandom(seed: string): Random {
  let count = 0
  const start = stir(fold(seed, 0x811c9dc5))
  return () => {
    count = (count + 0x9e3779b9) >>> 0
    return stir(stir(start ^ count) + start) / 2 ** 32
  }
}

/** In an order drawn by lot (Fisher–Yates); the list itself stays. */
export function shuffled<T>(list: readonly T[], random: Random): T[] {
  const left = [...list]
  const drawn: T[] = []
  while (left.length > 0) drawn.push(...left.splice(Math.floor(random() * left.length), 1))
  return drawn
}
