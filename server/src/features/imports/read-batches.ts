import { setImmediate as nextTurn } from 'node:timers/promises'
import { mapLine, type WarningCode } from '@lightwork/interchange'
import { excerptOf, type RawLine, readLines } from './read-lines.ts'
import { type Candidate, keyOf, type Refused, toCandidate } from './store-batch.ts'

/** Lines that go into one transaction. No two candidates have the same key. */
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
    : { line: raw.line, code: mapped.code, detail: mapped.detail, excerpt }
}

function toBatch(candidates: readonly Candidate[], refused: readonly Refused[]): Batch {
  const warnings = candidates.flatMap(({ item }) => item.warnings)
  return { candidates, refused, warnings, warned: candidates.filter(({ item }) => item.warnings.length > 0).length }
}

/**
 * Reads and understands a file, so many lines at a time. A key that comes again begins a new batch, so that lines keep
 * their order. When the file breaks off, what was read before is still given out, then the error is thrown.
 */
export async function* readBatches(
  source: AsyncIterable<Buffer>,
  { size, maxBytes }: { size: number; maxBytes: number },
): AsyncGenerator<Batch> {
  let candidates = new Map<string, Candidate>()
  let refused: Refused[] = []
  const take = (): Batch => {
    const batch = toBatch([...candidates.values()], refused)
    candidates = new Map()
    refused = []
    return batch
  }
  try {
    for await (const lines of readLines(source, maxBytes)) {
      for (const raw of lines) {
        const found = understand(raw)
        if ('code' in found) refused.push(found)
        else {
          if (candidates.has(keyOf(found))) yield take()
          candidates.set(keyOf(found), found)
        }
        if (candidates.size + refused.length >= size) yield take()
      }
      // Between chunks others have their turn: requests, and the batch that is being written.
      await nextTurn()
    }
  } catch (error) {
    yield take()
    throw error
  }
  yield take()
}
