import { parentPort } from 'node:worker_threads'
import {
  buildIndex,
  findAll,
  type KeyIndex,
  type Reading,
  readLean,
  type Signature,
  signatureOfReading,
} from '@lightwork/likeness'
import { textHash, toLikenessItem } from './item-text.ts'
import { type FoundPair, toPair } from './pairs.ts'

/** A text of the bank as it comes from the table: documents as JSON text, so that only the worker parses them. */
export interface SweptText {
  readonly item_id: string
  readonly subject: string
  readonly body: string
  readonly answer: string
}

/** What the worker is asked, one question at a time. */
export type Ask =
  | { readonly ask: 'read'; readonly texts: readonly SweptText[] }
  | { readonly ask: 'compare'; readonly after: string | null; readonly size: number }

export interface Compared {
  readonly pairs: readonly FoundPair[]
  /** Texts compared so far, and the last item of them; null at the end. */
  readonly compared: number
  readonly to: string | null
}

const items: { readonly id: string; readonly subject: string; readonly hash: string }[] = []
const readings: Reading[] = []
let signatures: Signature[] = []
let index: KeyIndex | undefined

function read({ item_id, subject, body, answer }: SweptText): void {
  // Both were held to the schema when they were written.
  const content = { body: JSON.parse(body), answer: JSON.parse(answer) }
  const reading = readLean(toLikenessItem(content))
  items.push({ id: item_id, subject, hash: textHash(content) })
  readings.push(reading)
  signatures.push(signatureOfReading(reading))
}

/** Where the texts of the next item begin: an item's texts are never torn apart. */
function endOf(start: number, size: number): number {
  let end = Math.min(items.length, start + size)
  while (end > start && end < items.length && items[end]?.id === items[end - 1]?.id) end++
  return end
}

function startAfter(after: string | null): number {
  if (after === null) return 0
  const found = items.findIndex(({ id }) => id > after)
  return found < 0 ? items.length : found
}

function compare(after: string | null, size: number): Compared {
  if (index === undefined) {
    index = buildIndex(signatures)
    signatures = []
  }
  const start = startAfter(after)
  const end = endOf(start, size)
  const best = new Map<string, FoundPair>()
  for (const { a, b, kind, score } of findAll(readings, index, start, end)) {
    const [one, other] = [items[a], items[b]]
    if (one === undefined || other === undefined || one.id === other.id || kind === 'none') continue
    const pair = toPair(one, other, { kind, score, subject: other.subject })
    const key = `${pair.item_a} ${pair.item_b}`
    if (score > (best.get(key)?.score ?? -1)) best.set(key, pair)
  }
  return { pairs: [...best.values()], compared: end, to: end < items.length ? (items[end - 1]?.id ?? null) : null }
}

parentPort?.on('message', (message: Ask) => {
  if (message.ask === 'read') {
    for (const text of message.texts) read(text)
    parentPort?.postMessage(items.length)
  } else parentPort?.postMessage(compare(message.after, message.size))
})
