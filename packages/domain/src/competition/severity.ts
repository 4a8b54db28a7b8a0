import { type Components, componentsOf, type Pair } from './components.ts'
import { flagJudges, type JudgeFlag } from './severity-flags.ts'
import { type Design, fitModel, type ModelFit } from './severity-model.ts'

/** A final sheet's points. Recused and missing sheets are not here: they are missing, never a zero. */
export interface GivenScore extends Pair {
  readonly score: number
}

/** One sheet in a corrected score: `corrected` is `score + severity`, and `share` of it makes the entry's score. */
export interface CorrectedSheet {
  readonly judge_id: string
  readonly score: number
  readonly severity: number
  readonly corrected: number
  /** 0 to 1; the shares of an entry add up to 1. */
  readonly share: number
}

export interface CorrectedEntry {
  readonly entry_id: string
  /** Points of the rubric, as a judge of usual severity in its component would give them. */
  readonly score: number
  readonly standard_error: number
  /** The band in which the score lies with 95 % confidence. */
  readonly low: number
  readonly high: number
  /** Entries of different components have not been made comparable. */
  readonly component: number
  readonly sheets: readonly CorrectedSheet[]
}

export interface JudgeFit {
  readonly judge_id: string
  readonly component: number
  readonly sheets: number
  /** Points by which the judge gives less than colleagues would; negative: more. */
  readonly severity: number
  readonly standard_error: number
  /** How far apart the judge's scores lie, over how far the corrected ones do: 1 is usual, below 1 is bunched. */
  readonly spread: number | null
  /** Mean squares of the residuals over what a usual judge has; 1 is usual. Infit weighs by information. */
  readonly infit: number
  readonly outfit: number
  /** Advice to the organiser, never a verdict. */
  readonly flags: readonly JudgeFlag[]
}

export interface SeverityFit {
  readonly entries: readonly CorrectedEntry[]
  readonly judges: readonly JudgeFit[]
  /** 1: every judge can be compared with every other. More: nothing was corrected across them. */
  readonly components: number
  /** Standard deviation of a usual sheet's chance, in points. */
  readonly noise: number
}

export interface SeverityOptions {
  /** Highest less lowest possible total, in points; limits of flags are shares of it. */
  readonly range: number
  /** What an entry belongs to and a judge might favour (its school, its district), by entry. */
  readonly campOf?: ReadonlyMap<string, string>
}

const CONFIDENCE = 1.96

const ascending = (ids: Iterable<string>): string[] => [...new Set(ids)].sort()

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length

function deviation(values: readonly number[]): number {
  const middle = mean(values)
  return Math.sqrt(values.reduce((sum, value) => sum + (value - middle) ** 2, 0) / Math.max(1, values.length - 1))
}

const of = (values: readonly number[], index: number): number => values[index] ?? 0

/** The corrected sheets of every entry. */
function correctedSheets(design: Design, fit: ModelFit, judgeIds: readonly string[]): CorrectedSheet[][] {
  const totals = new Float64Array(design.entries)
  const weightOf = (index: number) => fit.sheets[index]?.weight ?? 0
  for (const [index, { entry }] of design.sheets.entries()) totals[entry] = (totals[entry] ?? 0) + weightOf(index)
  const lists = Array.from({ length: design.entries }, (): CorrectedSheet[] => [])
  for (const [index, { entry, judge, score }] of design.sheets.entries()) {
    const severity = -of(fit.leniency, judge)
    const share = weightOf(index) / (totals[entry] ?? 1)
    lists[entry]?.push({ judge_id: judgeIds[judge] ?? '', score, severity, corrected: score + severity, share })
  }
  return lists
}

/** Spread, infit and outfit of a judge. */
function fitOfJudge(
  design: Design,
  fit: ModelFit,
  judge: number,
): Pick<JudgeFit, 'spread' | 'infit' | 'outfit' | 'sheets'> {
  const own = design.sheets.flatMap((sheet, index) => {
    const known = fit.sheets[index]
    return sheet.judge === judge && known !== undefined ? [{ sheet, known }] : []
  })
  const expected = ({ known }: (typeof own)[number]) => fit.variance * Math.max(0.05, 1 - known.leverage)
  const squares = own.map((each) => each.known.residual ** 2)
  const apart = deviation(own.map(({ sheet }) => of(fit.quality, sheet.entry)))
  return {
    sheets: own.length,
    spread: own.length < 3 || apart === 0 ? null : deviation(own.map(({ sheet }) => sheet.score)) / apart,
    infit: mean(squares) / mean(own.map(expected)),
    outfit: mean(own.map((each, index) => of(squares, index) / expected(each))),
  }
}

function toDesign(given: readonly GivenScore[], { ofJudge }: Components) {
  const entryIds = ascending(given.map(({ entry_id }) => entry_id))
  const judgeIds = ascending(given.map(({ judge_id }) => judge_id))
  const entryAt = new Map(entryIds.map((id, index) => [id, index]))
  const judgeAt = new Map(judgeIds.map((id, index) => [id, index]))
  const sheets = given.map(({ entry_id, judge_id, score }) => ({
    entry: entryAt.get(entry_id) ?? 0,
    judge: judgeAt.get(judge_id) ?? 0,
    score,
  }))
  const sizes = new Map<number, number>()
  for (const component of ofJudge.values()) sizes.set(component, (sizes.get(component) ?? 0) + 1)
  const comparable = judgeIds.map((id) => sizes.get(ofJudge.get(id) ?? 0) ?? 1)
  return { design: { entries: entryIds.length, judges: judgeIds.length, sheets, comparable }, entryIds, judgeIds }
}

/**
 * Corrects the scores of one group (subject and stage) for how severe its judges are. Call it once for each group: who is
 * severe in mathematics need not be so in art. How it works and why: docs/decisions/0012-severity.md.
 */
export function fitSeverity(given: readonly GivenScore[], options: SeverityOptions): SeverityFit {
  const ordered = [...given].sort((a, b) =>
    a.entry_id === b.entry_id ? (a.judge_id < b.judge_id ? -1 : 1) : a.entry_id < b.entry_id ? -1 : 1,
  )
  const components = componentsOf(ordered)
  const { design, entryIds, judgeIds } = toDesign(ordered, components)
  const fit = fitModel(design)
  const sheets = correctedSheets(design, fit, judgeIds)
  const flags = flagJudges({ design, fit, entryIds, judgeIds, options })
  return {
    components: components.count,
    noise: Math.sqrt(fit.variance),
    entries: entryIds.map((entry_id, entry) => {
      const [score, standard_error] = [of(fit.quality, entry), of(fit.qualityError, entry)]
      return {
        entry_id,
        score,
        standard_error,
        low: score - CONFIDENCE * standard_error,
        high: score + CONFIDENCE * standard_error,
        component: components.ofEntry.get(entry_id) ?? 0,
        sheets: sheets[entry] ?? [],
      }
    }),
    judges: judgeIds.map((judge_id, judge) => ({
      judge_id,
      component: components.ofJudge.get(judge_id) ?? 0,
      severity: -of(fit.leniency, judge),
      standard_error: of(fit.leniencyError, judge),
      ...fitOfJudge(design, fit, judge),
      flags: flags[judge] ?? [],
    })),
  }
}
