import { setImmediate as nextTurn } from 'node:timers/promises'
import { type Document, type DocumentNode, emptyDocument, textsOf, workBlocks } from '@lightwork/content'
import { buildIndex, findAll, type Reading, readLean, signatureOfReading } from '@lightwork/likeness'
import { toLikenessItem } from '../../duplicates/item-text.ts'

export interface Compared {
  readonly competition_id: string
  readonly entry_id: string
  readonly owner_id: string
  readonly from_entry: string | null
  readonly works: readonly { readonly document: Document }[]
  readonly intent: Document
  readonly aims: Document
}

/** A piece of an entry that may have been taken from elsewhere. */
export interface Piece {
  readonly entry: Compared
  /** 0 for what stands beside the works. */
  readonly work: number
  readonly block: string
  readonly body: DocumentNode
  readonly length: number
}

const lengthOf = (body: DocumentNode): number => textsOf(body).join('').length
/** Shorter texts are alike by chance. */
const LEAST_LENGTH = 12

/** Tasks that the authors wrote themselves, and what they say of their work. Items of the bank name their source. */
export function piecesOf(entry: Compared): Piece[] {
  const own = entry.works.flatMap(({ document }, index) =>
    workBlocks(document)
      .filter(({ node }) => node.type === 'ownItem')
      .map(({ node, attributes }) => ({
        work: index + 1,
        block: attributes.id,
        body: { type: 'doc', content: node.content ?? [] } as DocumentNode,
      })),
  )
  const beside = [
    { work: 0, block: 'intent', body: entry.intent as DocumentNode },
    { work: 0, block: 'aims', body: entry.aims as DocumentNode },
  ]
  return [...own, ...beside]
    .map((piece) => ({ ...piece, entry, length: lengthOf(piece.body) }))
    .filter(({ length }) => length >= LEAST_LENGTH)
}

export const asItem = ({ body }: Piece) => ({ body, answer: { key: null, body: emptyDocument as DocumentNode } })

const MOST_QUOTED = 200
export const quote = (body: DocumentNode): string => textsOf(body).join(' ').slice(0, MOST_QUOTED)

export interface Place {
  readonly work: number
  readonly block: string
  readonly text: string
  readonly other: string
}

export interface Like {
  readonly entryId: string
  readonly kind: 'item' | 'entry'
  readonly withCompetition: string | null
  readonly withId: string
  readonly share: number
  readonly places: readonly Place[]
}

/** Pairs of places, gathered by the two works they lie in. */
export class LikeGathering {
  readonly #found = new Map<
    string,
    { like: Omit<Like, 'share' | 'places'>; places: Map<string, Place>; length: number }
  >()
  readonly #whole = new Map<string, number>()

  constructor(pieces: readonly Piece[]) {
    for (const { entry, length } of pieces)
      this.#whole.set(entry.entry_id, (this.#whole.get(entry.entry_id) ?? 0) + length)
  }

  add(piece: Piece, other: Pick<Like, 'kind' | 'withCompetition' | 'withId'>, body: DocumentNode): void {
    const key = `${piece.entry.entry_id} ${other.withId}`
    const held = this.#found.get(key) ?? {
      like: { entryId: piece.entry.entry_id, ...other },
      places: new Map(),
      length: 0,
    }
    const place = `${piece.work} ${piece.block}`
    if (!held.places.has(place)) {
      held.places.set(place, { work: piece.work, block: piece.block, text: quote(piece.body), other: quote(body) })
      held.length += piece.length
    }
    this.#found.set(key, held)
  }

  list(): Like[] {
    return [...this.#found.values()].map(({ like, places, length }) => ({
      ...like,
      share: Math.min(1, length / Math.max(1, this.#whole.get(like.entryId) ?? 1)),
      places: [...places.values()],
    }))
  }
}

/** A work and the one it was sent on from are one. */
const isOne = (a: Compared, b: Compared): boolean =>
  a.entry_id === b.entry_id || a.from_entry === b.entry_id || b.from_entry === a.entry_id

/** Texts read, or compared with the rest, in one go: some 10 ms. In between requests are answered. */
const TURN = 100

/** Compares the pieces with each other; what is asked about is of one competition, the rest may be of any. */
export async function compareEntries(
  pieces: readonly Piece[],
  competitionId: string,
  gathering: LikeGathering,
): Promise<void> {
  const readings: Reading[] = []
  for (const piece of pieces) {
    readings.push(readLean(toLikenessItem(asItem(piece))))
    if (readings.length % TURN === 0) await nextTurn()
  }
  const index = buildIndex(readings.map(signatureOfReading))
  const note = (one: Piece, other: Piece) => {
    if (one.entry.competition_id !== competitionId) return
    const { competition_id, entry_id } = other.entry
    gathering.add(one, { kind: 'entry', withCompetition: competition_id, withId: entry_id }, other.body)
  }
  for (let start = 0; start < pieces.length; start += TURN) {
    for (const { a, b } of findAll(readings, index, start, Math.min(start + TURN, pieces.length))) {
      const [one, other] = [pieces[a], pieces[b]]
      if (one === undefined || other === undefined || isOne(one.entry, other.entry)) continue
      note(one, other)
      note(other, one)
    }
    await nextTurn()
  }
}
