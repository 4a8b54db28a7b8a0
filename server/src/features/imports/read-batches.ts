import { hash } from 'node:crypto'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { mapLine, type WarningCode } from '@lightwork/interchange/records'
import { excerptOf, type RawLine, readLines } from './read-lines.ts'
import { type Candidate, type Refused, toCandidate } from './store-batch.ts'

/** Lines that go into one transaction. No two candidates of a file have the same key. */
export interface Batch {
  readonly candidates: readonly Candidate[]
  readonly refused: readonly Refused[]
  readonly warnings: readonly WarningCode[]
  /** Lines with at least one warning. */
  readonly warned: number
}

function understand(raw: RawLine): Candidate | Refused {
  if ('code' in raw) return raw
  const mapped = mapLine(raw.text)
  const excerpt = excerptOf(raw.text)
  return mapped.outcome === 'item'
    ? toCandidate(raw.line, excerpt, mapped.item)
    : { line: raw.line, code: mapped.code, detail: excerptOf(mapped.detail), excerpt }
}

/**
 * Says which line of this file brought a key first. Which of two lines with one key is meant nobody can tell, and taking
 * them in turn would bring two new versions at every import of the file.
 */
class KeysRead {
  // A number for each key holds a file of millions of lines in little memory.
  readonly #lines = new Map<number, number>()

  /** The line that had this key before, else null; the key is then this line's. */
  take({ line, item }: Candidate): number | null {
    const digest = hash('sha256', JSON.stringify([item.source, item.source_id]), 'buffer')
    const key = digest.readUIntBE(0, 6)
    const first = this.#lines.get(key)
    if (first !== undefined) return first
    this.#lines.set(key, line)
    return null
  }
}

const repeated = ({ line, excerpt }: Candidate, first: number): Refused => ({
  line,
  excerpt,
  code: 'id-repeated',
  detail: `source 与 source_id 和第 ${first} 行相同 / the same source and source_id as line ${first}`,
})

function toBatch(candidates: readonly Candidate[], refused: readonly Refused[]): Batch {
  const warnings = candidates.flatMap(({ item }) => item.warnings)
  return { candidates, refused, warnings, warned: candidates.filter(({ item }) => item.warnings.length > 0).length }
}

/** Lines read and understood in one go: some 5 ms. */
const TURN = 16

/**
 * Reads and understands a file, so many lines at a time. When the file breaks off, what was read before is still given
 * out, then the error is thrown.
 */
export async function* readBatches(
  source: AsyncIterable<Buffer>,
  { size, maxBytes }: { size: number; maxBytes: number },
): AsyncGenerator<Batch> {
  const keys = new KeysRead()
  let candidates: Candidate[] = []
  let refused: Refused[] = []
  const add = (raw: RawLine) => {
    const found = understand(raw)
    const first = 'code' in found ? null : keys.take(found)
    if ('code' in found) refused.push(found)
    else if (first !== null) refused.push(repeated(found, first))
    else candidates.push(found)
  }
  const take = (): Batch => {
    const batch = toBatch(candidates, refused)
    candidates = []
    refused = []
    return batch
  }
  try {
    for await (const lines of readLines(source, maxBytes)) {
      for (const [index, raw] of lines.entries()) {
        add(raw)
        if (candidates.length + refused.length >= size) yield take()
        // In between others have their turn: requests, and the batch that is being written.
        if (index % TURN === 0) await nextTurn()
      }
    }
  } catch (error) {
    yield take()
    throw error
  }
  yield take()
}
