import { type Document, emptyDocument } from '@lightwork/content'
import { describe, expect, it } from 'vitest'
import { type Compared, compareEntries, LikeGathering, piecesOf } from './find-like.ts'

const textOf = (text: string): Document => ({
  type: 'doc',
  content: [{ type: 'paragraph', content: [{ type: 'text', text }] }],
})

/** Texts of forty characters that have nothing in common. */
const ownWords = (number: number) =>
  Array.from({ length: 40 }, (_, place) =>
    String.fromCodePoint(0x4e00 + ((number * 611 + place * place * 97) % 20_000)),
  ).join('')

const entryOf = (number: number, intent: string): Compared => ({
  competition_id: 'here',
  entry_id: `entry-${number}`,
  owner_id: `owner-${number}`,
  from_entry: null,
  works: [],
  intent: textOf(intent),
  aims: emptyDocument,
})

describe('comparing the works of a competition', () => {
  it('finds what is alike among many, and lets others have their turn meanwhile', async () => {
    const copied = ownWords(7)
    const entries = Array.from({ length: 1200 }, (_, number) =>
      entryOf(number, number === 900 ? copied : ownWords(number)),
    )
    const pieces = entries.flatMap(piecesOf)
    const gathering = new LikeGathering(pieces)
    let turns = 0
    let isOver = false
    const others = (async () => {
      while (!isOver) {
        await new Promise((resolve) => setImmediate(resolve))
        turns++
      }
    })()
    await compareEntries(pieces, 'here', gathering)
    isOver = true
    await others
    expect(gathering.list().map(({ entryId, withId }) => [entryId, withId])).toEqual(
      expect.arrayContaining([
        ['entry-7', 'entry-900'],
        ['entry-900', 'entry-7'],
      ]),
    )
    expect(gathering.list()).toHaveLength(2)
    expect(turns).toBeGreaterThan(20)
  })
})
