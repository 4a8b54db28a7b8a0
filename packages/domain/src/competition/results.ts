import { type AwardChange, type AwardRule, type Awards, awardChanges, giveAwards, roundings } from './awards.ts'
import { type Ranked, rankEntries, tieOrder } from './ranking.ts'
import { type Reliability, reliabilityOf } from './reliability.ts'
import { type Rubric, sheetTotal, totalRange } from './rubric.ts'
import { type CorrectedSheet, fitSeverity, type GivenScore, type JudgeFit } from './severity.ts'
import { TRIM_FROM, trimmedMean } from './trimmed.ts'

/** What the published score is: the trimmed mean of the sheets, or the scores corrected for severity. */
export const scoreMethods = ['trimmed', 'severity'] as const
export type ScoreMethod = (typeof scoreMethods)[number]

/** How a competition turns sheets into awards; fixed before judging begins. */
export interface ResultRules {
  readonly method: ScoreMethod
  readonly trim_from: number
  readonly decimals: number
  readonly awards: AwardRule
}

export const defaultResultRules: ResultRules = {
  method: 'severity',
  trim_from: TRIM_FROM,
  decimals: 2,
  awards: {
    levels: [
      { code: 'first', percent: 10 },
      { code: 'second', percent: 20 },
      { code: 'third', percent: 30 },
    ],
    rounding: 'half',
    at_least: 1,
  },
}

/** A sheet of one entry; `marks` null: recused or never handed in. */
export interface ResultSheet {
  readonly entry_id: string
  readonly judge_id: string
  readonly marks: Readonly<Record<string, number>> | null
}

/** Everything that the result of one group is worked out from. */
export interface ResultInput {
  readonly rubric: Rubric
  readonly rules: ResultRules
  /** All entries that take part, also those without a valid sheet. */
  readonly entryIds: readonly string[]
  readonly sheets: readonly ResultSheet[]
  /** School of each entry, for the flags of judges. */
  readonly campOf?: ReadonlyMap<string, string>
  /** Points of the re-review, by entry. */
  readonly reviews?: ReadonlyMap<string, number>
}

export interface EntryResult {
  readonly entry_id: string
  /** The published score; `trimmed` and `plain` stand beside it whatever the method. */
  readonly score: number
  readonly trimmed: number
  readonly plain: number
  readonly low: number
  readonly high: number
  readonly component: number
  readonly marks: Readonly<Record<string, number>>
  /** How each sheet entered the corrected score. */
  readonly sheets: readonly CorrectedSheet[]
  /** Judges left out of the trimmed mean, and judges without a valid sheet. */
  readonly dropped: readonly string[]
  readonly missing: readonly string[]
  readonly review: number | null
}

export interface GroupResult {
  readonly entries: readonly Ranked<EntryResult>[]
  readonly awards: Awards
  readonly judges: readonly JudgeFit[]
  readonly reliability: Reliability | null
  readonly components: number
  /** Entries without a valid sheet: they have no score, not 0. */
  readonly unscored: readonly string[]
}

interface Valid extends GivenScore {
  readonly marks: Readonly<Record<string, number>>
}

function validSheets({ rubric, sheets, entryIds }: ResultInput): Valid[] {
  const known = new Set(entryIds)
  return sheets.flatMap(({ entry_id, judge_id, marks }) => {
    const score = marks === null ? null : sheetTotal(rubric, { marks, requirements: {} })
    return marks === null || score === null || !known.has(entry_id) ? [] : [{ entry_id, judge_id, marks, score }]
  })
}

function byEntry<S extends { readonly entry_id: string }>(sheets: readonly S[]): ReadonlyMap<string, readonly S[]> {
  const lists = new Map<string, S[]>()
  for (const sheet of sheets) {
    const list = lists.get(sheet.entry_id)
    if (list === undefined) lists.set(sheet.entry_id, [sheet])
    else list.push(sheet)
  }
  return lists
}

const sum = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0)

/** Mean marks by the shares of the sheets; a judge's severity is spread over the criteria by their full points. */
function meanMarks({ criteria, total }: Rubric, sheets: readonly CorrectedSheet[], own: readonly Valid[]) {
  const mean = (code: string, points: number) =>
    sum(
      sheets.map(({ judge_id, severity, share }) => {
        const mark = own.find((sheet) => sheet.judge_id === judge_id)?.marks[code] ?? 0
        return share * (mark + (severity * points) / total)
      }),
    )
  return Object.fromEntries(criteria.map(({ code, points }) => [code, mean(code, points)]))
}

function plainMarks({ criteria }: Rubric, own: readonly Valid[]) {
  return Object.fromEntries(
    criteria.map(({ code }) => [code, sum(own.map(({ marks }) => marks[code] ?? 0)) / own.length]),
  )
}

/** Ranks, awards, judges and reliability of one group. */
export function groupResult(input: ResultInput): GroupResult {
  const { rubric, rules, entryIds, campOf, reviews } = input
  const valid = validSheets(input)
  const { lowest, highest } = totalRange(rubric)
  const fit = fitSeverity(valid, { range: highest - lowest, ...(campOf === undefined ? {} : { campOf }) })
  const [validOf, askedOf] = [byEntry(valid), byEntry(input.sheets)]
  const entries = fit.entries.map((entry): EntryResult => {
    const own = validOf.get(entry.entry_id) ?? []
    const asked = askedOf.get(entry.entry_id) ?? []
    const scoreOf = (judge: string) => own.find(({ judge_id }) => judge_id === judge)?.score ?? null
    const trimmed = trimmedMean(
      asked.map(({ judge_id }) => ({ judge_id, score: scoreOf(judge_id) })),
      rules.trim_from,
    )
    const corrects = rules.method === 'severity'
    const plain = sum(own.map(({ score }) => score)) / own.length
    const score = corrects ? entry.score : (trimmed.mean ?? plain)
    const used = own.filter(({ judge_id }) => trimmed.used.includes(judge_id))
    return {
      entry_id: entry.entry_id,
      score,
      trimmed: trimmed.mean ?? plain,
      plain,
      low: score - (entry.score - entry.low),
      high: score + (entry.high - entry.score),
      component: entry.component,
      marks: corrects ? meanMarks(rubric, entry.sheets, own) : plainMarks(rubric, used),
      sheets: entry.sheets,
      dropped: trimmed.dropped,
      missing: trimmed.missing,
      review: reviews?.get(entry.entry_id) ?? null,
    }
  })
  const ranked = rankEntries(entries, { criteria: tieOrder(rubric.criteria), decimals: rules.decimals })
  const scored = new Set(ranked.map(({ entry_id }) => entry_id))
  return {
    entries: ranked,
    awards: giveAwards(ranked, rules.awards),
    judges: fit.judges,
    reliability: reliabilityOf(valid),
    components: fit.components,
    unscored: entryIds.filter((id) => !scored.has(id)),
  }
}

/** Another way to have decided, and whose award it would have changed. */
export interface WhatIf {
  readonly variant:
    | { readonly kind: 'rounding'; readonly rounding: AwardRule['rounding'] }
    | { readonly kind: 'method'; readonly method: ScoreMethod }
    | { readonly kind: 'without_judge'; readonly judge_id: string }
  readonly changes: readonly AwardChange[]
}

/**
 * What would change with another rounding, with the other method, and with each judge left out. Each is worked out when it
 * is asked for: of a large group one takes a tenth of a second, all of them many seconds.
 */
export function* whatWouldChange(input: ResultInput): Generator<WhatIf> {
  const { rules, sheets } = input
  const before = groupResult(input).awards.entries
  const changed = (rest: Partial<ResultInput>) =>
    awardChanges(before, groupResult({ ...input, ...rest }).awards.entries)
  for (const rounding of roundings)
    if (rounding !== rules.awards.rounding) {
      const changes = changed({ rules: { ...rules, awards: { ...rules.awards, rounding } } })
      yield { variant: { kind: 'rounding', rounding }, changes }
    }
  for (const method of scoreMethods)
    if (method !== rules.method)
      yield { variant: { kind: 'method', method }, changes: changed({ rules: { ...rules, method } }) }
  const judges = new Set(sheets.filter(({ marks }) => marks !== null).map(({ judge_id }) => judge_id))
  for (const judge_id of [...judges].sort()) {
    const changes = changed({ sheets: sheets.filter((sheet) => sheet.judge_id !== judge_id) })
    yield { variant: { kind: 'without_judge', judge_id }, changes }
  }
}
