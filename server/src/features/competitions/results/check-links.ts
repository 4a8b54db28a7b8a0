import { createHash } from 'node:crypto'
import type { ArchiveLink } from '@lightwork/contract'
import { type ChainVerdict, type Link, verifyChain } from '@lightwork/domain'

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

/** Does every link hold? For what is in the tables as for a file that was exported. */
export const checkLinks = (links: readonly ArchiveLink[], head?: string): Promise<ChainVerdict> =>
  // What was read from JSON is JSON.
  verifyChain(links as unknown as readonly Link[], sha256, head)
