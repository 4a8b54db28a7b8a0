/** JSON with sorted keys: the server keeps documents as `jsonb`, which orders keys its own way. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null'
  const members = Object.entries(value).filter(([, member]) => member !== undefined)
  members.sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${members.map(([key, member]) => `${JSON.stringify(key)}:${canonical(member)}`).join()}}`
}

/** 53 bits of a text's hash (cyrb53, public domain). `crypto.subtle` does not exist on plain-HTTP pages. */
function hash(text: string, seed: number): number {
  let [high, low] = [0xdeadbeef ^ seed, 0x41c6ce57 ^ seed]
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index)
    high = Math.imul(high ^ code, 2654435761)
    low = Math.imul(low ^ code, 1597334677)
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909)
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909)
  return 4294967296 * (2097151 & low) + (high >>> 0)
}

/** Names a text shortly; two texts of one name are the same text. */
export function fingerprintOf(value: unknown): string {
  const text = canonical(value)
  return [text.length, hash(text, 1), hash(text, 2)].map((part) => part.toString(36)).join('-')
}

export const isSameText = (a: unknown, b: unknown): boolean => a === b || canonical(a) === canonical(b)
