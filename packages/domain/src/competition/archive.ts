/** What a record may hold: plain JSON. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json | undefined }

/** SHA-256 of a text's UTF-8 bytes in hexadecimal; the server passes `node:crypto`, a browser `crypto.subtle`. */
export type Hash = (text: string) => string | Promise<string>

/**
 * One text for one value: keys sorted by code unit, no spaces, numbers and strings as JSON writes them (the scheme of
 * RFC 8785). Keys whose value is undefined are left out. Numbers that JSON cannot hold are refused.
 */
export function canonicalJson(value: Json): string {
  if (typeof value === 'number' && !Number.isFinite(value)) throw new RangeError(`not a number of JSON: ${value}`)
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  if (isList(value)) return `[${value.map(canonicalJson).join(',')}]`
  const pairs = Object.keys(value)
    .sort()
    .flatMap((key) => {
      const held = value[key]
      return held === undefined ? [] : [`${JSON.stringify(key)}:${canonicalJson(held)}`]
    })
  return `{${pairs.join(',')}}`
}

const isList = (value: Json): value is readonly Json[] => Array.isArray(value)

/** One record of the archive. `hash` covers its place, the hash before it and the record. */
export interface Link<R extends Json = Json> {
  /** 1, 2, 3 … without a hole. */
  readonly number: number
  readonly previous: string
  readonly record: R
  readonly hash: string
}

/** What stands before the first link. */
export const GENESIS = '0'.repeat(64)

const linkHash = (number: number, previous: string, record: Json, hash: Hash): string | Promise<string> =>
  hash(canonicalJson({ number, previous, record }))

/** The link that follows `last`, or the first one. */
export async function nextLink<R extends Json>(
  last: Pick<Link, 'number' | 'hash'> | null,
  record: R,
  hash: Hash,
): Promise<Link<R>> {
  const number = last === null ? 1 : last.number + 1
  const previous = last?.hash ?? GENESIS
  return { number, previous, record, hash: await linkHash(number, previous, record, hash) }
}

export type ChainFault = 'number' | 'previous' | 'hash' | 'head'
export type ChainVerdict =
  | { readonly holds: true; readonly head: string }
  /** `number`: the first link that does not hold; one more than there are when links are missing at the end. */
  | { readonly holds: false; readonly number: number; readonly fault: ChainFault }

/**
 * Does every link hold? With `head`, the hash that was made public, links cut off at the end are found as well: a chain
 * alone cannot tell that.
 */
export async function verifyChain(links: readonly Link[], hash: Hash, head?: string): Promise<ChainVerdict> {
  let previous = GENESIS
  for (const [index, link] of links.entries()) {
    const number = index + 1
    if (link.number !== number) return { holds: false, number, fault: 'number' }
    if (link.previous !== previous) return { holds: false, number, fault: 'previous' }
    if ((await linkHash(number, previous, link.record, hash)) !== link.hash)
      return { holds: false, number, fault: 'hash' }
    previous = link.hash
  }
  return head === undefined || head === previous
    ? { holds: true, head: previous }
    : { holds: false, number: links.length + 1, fault: 'head' }
}
