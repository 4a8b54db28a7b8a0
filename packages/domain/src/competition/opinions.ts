import { findDisagreement, type JudgeScore, needsFurtherJudge } from './trimmed.ts'

/** 标准校准, 评审, 加评, 仲裁, 并列复评 */
export const sheetRounds = ['calibration', 'main', 'third', 'arbitration', 'tie'] as const
export type SheetRound = (typeof sheetRounds)[number]

/** Given out, begun, handed in; given back by its judge for a reason; taken back by the organiser. */
export const sheetStates = ['assigned', 'draft', 'final', 'recused', 'released'] as const
export type SheetState = (typeof sheetStates)[number]

export interface GivenSheet {
  readonly judge_id: string
  readonly round: SheetRound
  readonly state: SheetState
  /** Points of a final sheet. */
  readonly total: number | null
}

export interface Needs {
  /** Main sheets that the terms ask for and nobody has. */
  readonly missing: number
  /** All that was given out is handed in. */
  readonly complete: boolean
  /** Two differ and nobody was asked yet; a third opinion is there and no two are near. */
  readonly further: 'third' | 'arbitration' | null
  /** Points between the farthest two, once all are final. */
  readonly difference: number | null
}

export interface OpinionRules {
  readonly judges_per_entry: number
  readonly third_threshold: number | null
  readonly trim_from: number
}

const isOpen = ({ state }: GivenSheet) => state === 'assigned' || state === 'draft'
const counts = (sheet: GivenSheet) => isOpen(sheet) || sheet.state === 'final'

/** Do no two of the scores lie within the threshold of each other? */
function stayApart(scores: readonly JudgeScore[], threshold: number): boolean {
  const sorted = scores.flatMap(({ score }) => score ?? []).sort((a, b) => a - b)
  return sorted.every((score, index) => index === 0 || score - (sorted[index - 1] ?? 0) > threshold)
}

function furtherOf(
  sheets: readonly GivenSheet[],
  scores: readonly JudgeScore[],
  { third_threshold: threshold, trim_from }: OpinionRules,
) {
  if (threshold === null || sheets.some(({ round }) => round === 'arbitration')) return null
  if (!sheets.some(({ round }) => round === 'third'))
    return needsFurtherJudge(scores, threshold, trim_from) ? 'third' : null
  return scores.length >= 3 && stayApart(scores, threshold) ? 'arbitration' : null
}

/** What a work still needs, from its sheets of all rounds but calibration. Recused and released sheets are missing ones. */
export function needsOf(all: readonly GivenSheet[], rules: OpinionRules): Needs {
  const sheets = all.filter((sheet) => sheet.round !== 'calibration' && counts(sheet))
  const missing = Math.max(0, rules.judges_per_entry - sheets.filter(({ round }) => round === 'main').length)
  const complete = missing === 0 && !sheets.some(isOpen)
  const scores = sheets
    .filter(({ round }) => round === 'main' || round === 'third')
    .map(({ judge_id, total }) => ({ judge_id, score: total }))
  return {
    missing,
    complete,
    further: complete ? furtherOf(sheets, scores, rules) : null,
    difference: complete ? (findDisagreement(scores, 0)?.difference ?? 0) : null,
  }
}
