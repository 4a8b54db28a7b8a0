import type { SheetRound } from './opinions.ts'
import { settleByThird } from './trimmed.ts'

/** A final sheet of a work that is judged, with its points. */
export interface FinalSheet {
  readonly sheet_id: string
  readonly round: SheetRound
  readonly total: number
}

/** Why a final sheet does not enter the score: an arbiter has decided; the third opinion was nearer to the other one. */
export const setAsides = ['arbitrated', 'outvoted', 'left_out'] as const
export type SetAside = (typeof setAsides)[number]

const isOf =
  (...rounds: readonly SheetRound[]) =>
  ({ round }: FinalSheet) =>
    rounds.includes(round)

/** Of two that differed and a third, the one whose absence leaves what `settleByThird` says; none when all three count. */
function outvoted(three: readonly FinalSheet[]): FinalSheet | undefined {
  const [a, b, c] = three.map(({ total }) => total)
  if (a === undefined || b === undefined || c === undefined) return undefined
  const settled = settleByThird([a, b, c])
  if (settled === (a + b + c) / 3) return undefined
  return three.find((left) => {
    const rest = three.filter((sheet) => sheet !== left)
    return rest.reduce((sum, { total }) => sum + total, 0) / rest.length === settled
  })
}

/**
 * Final sheets of one work that do not count, and why. An arbiter's sheet stands alone; with a third opinion on two the
 * nearest two count. Sheets of a re-review decide between equals and are no part of the score; so is calibration.
 */
export function sheetsSetAside(sheets: readonly FinalSheet[]): ReadonlyMap<string, SetAside> {
  const opinions = sheets.filter(isOf('main', 'third'))
  if (sheets.some(isOf('arbitration'))) return new Map(opinions.map(({ sheet_id }) => [sheet_id, 'arbitrated']))
  const isThirdOnTwo = opinions.length === 3 && opinions.filter(isOf('third')).length === 1
  const left = isThirdOnTwo ? outvoted(opinions) : undefined
  return left === undefined ? new Map() : new Map([[left.sheet_id, 'outvoted']])
}
