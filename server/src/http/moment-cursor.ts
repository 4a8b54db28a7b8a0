import { Problem } from './problem.ts'

export interface MomentCursor {
  /** ISO text, as lists give it. */
  readonly moment: string
  readonly id: string
}

const pattern = /^([\d\-T:.Z]{20,30})_([0-9a-f-]{36})$/

/** Where a list ordered by moment and id goes on after a page. */
export const toMomentCursor = ({ moment, id }: MomentCursor): string => `${moment}_${id}`

/** The cursor of a question, null on its first page; throws a problem for what is none of ours. */
export function readMomentCursor(after: string | undefined): MomentCursor | null {
  if (after === undefined) return null
  const [, moment = '', id = ''] = pattern.exec(after) ?? []
  if (Number.isNaN(Date.parse(moment))) throw new Problem('invalid-request', 'after')
  return { moment, id }
}
