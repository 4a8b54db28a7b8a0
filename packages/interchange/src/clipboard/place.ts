import type { ListPlace } from './lists.ts'
import type { MarkName } from './styles.ts'

/** Where in the markup we are. */
export interface Place {
  readonly marks: ReadonlySet<MarkName>
  readonly heading: 2 | 3 | null
  readonly list: ListPlace | null
  /** Spaces and line ends are kept. */
  readonly isWritten: boolean
  /** Pictures here show what was read as a formula. */
  readonly isFallback: boolean
  readonly isInTable: boolean
  readonly isInList: boolean
}

export const start: Place = {
  marks: new Set(),
  heading: null,
  list: null,
  isWritten: false,
  isFallback: false,
  isInTable: false,
  isInList: false,
}
