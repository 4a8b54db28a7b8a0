import { randomBytes, randomUUID } from 'node:crypto'
import { blindCodes } from '@lightwork/assembly'

/** Where everything comes from by which judges know works: ids, and codes drawn by lot. */
export interface Draw {
  readonly id: () => string
  /** A code for each entry of a group. */
  readonly codes: (entryIds: readonly string[], prefix: string) => ReadonlyMap<string, string>
}

/** Random, not ordered by time: nothing can be read from it. */
export const drawByLot: Draw = {
  id: randomUUID,
  codes: (entryIds, prefix) => blindCodes({ entryIds, prefix, seed: randomBytes(32).toString('hex') }),
}
