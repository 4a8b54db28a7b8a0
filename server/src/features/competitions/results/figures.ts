import {
  type CompetitionTerms,
  type GroupResult,
  groupResult,
  type ResultInput,
  type SetAside,
  type SheetRound,
  type SheetState,
  sheetsSetAside,
  sheetTotal,
} from '@lightwork/domain'

/** A sheet as the result reads it. `marks` null: given back; missing, never a zero. */
export interface FigureSource {
  readonly sheet_id: string
  readonly blind_id: string
  readonly judge_id: string
  readonly round: SheetRound
  readonly marks: Readonly<Record<string, number>> | null
  readonly set_aside: SetAside | null
}

/** One group of a stored result: what it was worked out from beside what came of it. */
export interface StoredGroup {
  readonly group_id: string
  readonly entry_ids: readonly string[]
  readonly sheets: readonly FigureSource[]
  readonly result: GroupResult
}

/** `figures` of a version of the result, by blind id. */
export interface StoredFigures {
  readonly terms_version: number
  readonly groups: readonly StoredGroup[]
}

export type StoredAwards = Readonly<Record<string, { readonly award: string | null; readonly rank: number }>>

export interface JudgedSheet {
  readonly id: string
  readonly blind_id: string
  readonly judge_id: string
  readonly round: SheetRound
  readonly state: SheetState
  readonly marks: Readonly<Record<string, number>>
}

export interface JudgedWork {
  readonly blind_id: string
  readonly group_id: string
  readonly school_id: string
}

interface Judged {
  readonly terms: CompetitionTerms
  readonly works: readonly JudgedWork[]
  readonly sheets: readonly JudgedSheet[]
  /** Sheets that do not count, for the reason of this version. */
  readonly without: ReadonlySet<string>
}

const isPart = ({ round, state }: JudgedSheet) =>
  round !== 'calibration' && (state === 'final' || (state === 'recused' && round !== 'tie'))

function sourcesOf({ terms: { rubric }, sheets, without }: Judged, blindId: string): FigureSource[] {
  const own = sheets.filter((sheet) => sheet.blind_id === blindId && isPart(sheet))
  const final = own.filter(({ id, state }) => state === 'final' && !without.has(id))
  const aside = sheetsSetAside(
    final.map(({ id, round, marks }) => ({
      sheet_id: id,
      round,
      total: sheetTotal(rubric, { marks, requirements: {} }) ?? 0,
    })),
  )
  return own.map(({ id, blind_id, judge_id, round, state, marks }) => ({
    sheet_id: id,
    blind_id,
    judge_id,
    round,
    marks: state === 'final' ? marks : null,
    set_aside: without.has(id) ? 'left_out' : (aside.get(id) ?? null),
  }))
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length

/** Points of the re-review, where there was one. */
function reviewsOf({ terms: { rubric } }: Judged, sources: readonly FigureSource[]): Map<string, number> {
  const given = sources.flatMap(({ blind_id, round, marks, set_aside }) => {
    const total =
      round !== 'tie' || marks === null || set_aside !== null ? null : sheetTotal(rubric, { marks, requirements: {} })
    return total === null ? [] : [{ blind_id, total }]
  })
  return new Map(
    [...Map.groupBy(given, ({ blind_id }) => blind_id)].map(([id, own]) => [id, mean(own.map(({ total }) => total))]),
  )
}

const counts = ({ round, set_aside }: FigureSource) => round !== 'tie' && set_aside === null

function inputOf(judged: Judged, group: Pick<StoredGroup, 'entry_ids' | 'sheets'>): ResultInput {
  const schools = judged.works.map(({ blind_id, school_id }) => [blind_id, school_id] as const)
  return {
    rubric: judged.terms.rubric,
    rules: judged.terms.rules,
    entryIds: group.entry_ids,
    sheets: group.sheets
      .filter(counts)
      .map(({ blind_id, judge_id, marks }) => ({ entry_id: blind_id, judge_id, marks })),
    campOf: new Map(schools),
    reviews: reviewsOf(judged, group.sheets),
  }
}

/** What a stored group was worked out from, to work it out otherwise. */
export const storedInput = (terms: CompetitionTerms, group: StoredGroup): ResultInput =>
  inputOf({ terms, works: [], sheets: [], without: new Set() }, group)

/** The result of every group that has works. */
export function workOut(judged: Judged): StoredGroup[] {
  const groups = Map.groupBy(judged.works, ({ group_id }) => group_id)
  return [...groups].map(([group_id, works]) => {
    const entry_ids = works.map(({ blind_id }) => blind_id)
    const sheets = entry_ids.flatMap((id) => sourcesOf(judged, id))
    return { group_id, entry_ids, sheets, result: groupResult(inputOf(judged, { entry_ids, sheets })) }
  })
}

export const awardsOf = (groups: readonly StoredGroup[]): StoredAwards =>
  Object.fromEntries(
    groups.flatMap(({ result }) =>
      result.awards.entries.map(({ entry_id, award, rank }) => [entry_id, { award, rank }] as const),
    ),
  )
