/** The index of the quote that closes the string opened at `start`. */
function closingQuote(json: string, start: number): number {
  for (let at = json.indexOf('"', start + 1); at !== -1; at = json.indexOf('"', at + 1)) {
    let slashes = 0
    while (json[at - 1 - slashes] === '\\') slashes++
    if (slashes % 2 === 0) return at
  }
  return json.length
}

const token = /["{}[\],]/g

/** Without recursion: a line may be nested as deeply as it is long. */
function countMembers(value: unknown): number {
  const open = [value]
  let count = 0
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (typeof next !== 'object' || next === null) continue
    const members = Object.values(next)
    if (!Array.isArray(next)) count += members.length
    for (const member of members) if (typeof member === 'object') open.push(member)
  }
  return count
}

/** Every name stands before a colon. A text may hold the same signs, so that more of them say nothing yet. */
const mayHoldTwice = (json: string, value: unknown): boolean =>
  (json.match(/"\s*:/g)?.length ?? 0) !== countMembers(value)

/**
 * The first member name that an object of this valid JSON text has twice, or null. `JSON.parse` keeps the last one
 * silently, so two readers of the same line could see two different items. `value` is what it made of the text.
 */
export function findDuplicateKey(json: string, value: unknown): string | null {
  if (!mayHoldTwice(json, value)) return null
  const open: (Set<string> | null)[] = []
  let isName = false
  token.lastIndex = 0
  for (let match = token.exec(json); match !== null; match = token.exec(json)) {
    const [mark] = match
    if (mark === '{' || mark === '[') open.push(mark === '{' ? new Set() : null)
    else if (mark === '}' || mark === ']') open.pop()
    if (mark !== '"') {
      isName = mark === '{' || mark === ','
      continue
    }
    const end = closingQuote(json, match.index)
    token.lastIndex = end + 1
    const names = open.at(-1)
    if (!isName || names == null) continue
    isName = false
    // Names may be written with escapes: compare what they mean.
    const written = json.slice(match.index + 1, end)
    const name = written.includes('\\') ? (JSON.parse(`"${written}"`) as string) : written
    if (names.has(name)) return name
    names.add(name)
  }
  return null
}
