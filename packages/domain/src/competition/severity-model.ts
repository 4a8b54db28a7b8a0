import { addTo, cell, inverse, type Matrix, zeros } from './linear.ts'

/** A valid sheet with entry and judge as numbers from 0. */
export interface Observation {
  readonly entry: number
  readonly judge: number
  readonly score: number
}

export interface Design {
  readonly entries: number
  readonly judges: number
  readonly sheets: readonly Observation[]
  /** Of each judge, how many judges can be compared with each other there: the size of the judge's component. */
  readonly comparable: readonly number[]
}

/** Of each sheet, in the order of the design's sheets. */
export interface SheetFit {
  /** Points: score less what entry and judge explain. */
  readonly residual: number
  /** Share of the sheet in its own fitted value, 0 to below 1. */
  readonly leverage: number
  readonly weight: number
}

export interface ModelFit {
  /** Points by which each judge gives more than colleagues would (negative: less); they add up to about 0. */
  readonly leniency: readonly number[]
  readonly quality: readonly number[]
  /** Standard errors among what can be compared; that a whole component may be severe is in neither. */
  readonly leniencyError: readonly number[]
  readonly qualityError: readonly number[]
  readonly sheets: readonly SheetFit[]
  /** Variance of a usual sheet, points squared. */
  readonly variance: number
  readonly ownVariance: readonly number[]
}

const at = (values: ArrayLike<number>, index: number): number => values[index] ?? 0

/** Sheets farther off than this many of the judge's own deviations count less (Huber). */
const HUBER = 2
/** As many usual sheets stand behind each judge's own variance before the judge has written one. */
const PRIOR_SHEETS = 8
/** Weighing again ends when no judge moves by this many points, or after so many rounds. */
const SETTLED = 0.002
const ROUNDS = 30
/** Nobody's sheets count for more than four times or less than a sixteenth of usual ones. */
const [LEAST, MOST] = [0.25, 16]
/** Even judges who agree on every point keep a little uncertainty; in points squared. */
const SMALLEST = 0.05

interface Solved {
  readonly leniency: Float64Array
  readonly quality: Float64Array
  /** Covariance of the judges' leniency. */
  readonly covariance: Matrix
  readonly total: Float64Array
  readonly byEntry: readonly (readonly number[])[]
}

function sheetsByEntry({ entries, sheets }: Design): number[][] {
  const lists = Array.from({ length: entries }, (): number[] => [])
  for (const [index, { entry }] of sheets.entries()) lists[entry]?.push(index)
  return lists
}

/** Weighted least squares with entries free and judges drawn toward 0 by `pull`; entries are eliminated first. */
function solve(design: Design, byEntry: readonly number[][], weights: Float64Array, pull: number): Solved {
  const { entries, judges, sheets } = design
  const system = zeros(judges)
  const right = new Float64Array(judges)
  const [total, mean] = [new Float64Array(entries), new Float64Array(entries)]
  for (let judge = 0; judge < judges; judge += 1) addTo(system, judge, judge, pull)
  for (const [entry, list] of byEntry.entries()) {
    const own = list.flatMap((index) => {
      const sheet = sheets[index]
      return sheet === undefined ? [] : [{ judge: sheet.judge, score: sheet.score, weight: at(weights, index) }]
    })
    const sum = own.reduce((all, { weight }) => all + weight, 0)
    total[entry] = sum
    mean[entry] = own.reduce((all, { weight, score }) => all + weight * score, 0) / sum
    for (const one of own) {
      right[one.judge] = at(right, one.judge) + one.weight * (one.score - at(mean, entry))
      addTo(system, one.judge, one.judge, one.weight)
      for (const other of own) addTo(system, one.judge, other.judge, -(one.weight * other.weight) / sum)
    }
  }
  const covariance = inverse(system)
  const leniency = Float64Array.from(covariance, (row) => row.reduce((sum, value, k) => sum + value * at(right, k), 0))
  const quality = mean.slice()
  for (const [index, { entry, judge }] of sheets.entries())
    quality[entry] = at(quality, entry) - (at(weights, index) / at(total, entry)) * at(leniency, judge)
  return { leniency, quality, covariance, total, byEntry }
}

/** Variance of each entry's quality and of each sheet's fitted value. */
function variances({ sheets }: Design, weights: Float64Array, solved: Solved) {
  const { covariance, total, byEntry } = solved
  const ofEntry = new Float64Array(byEntry.length)
  const ofSheet = new Float64Array(sheets.length)
  for (const [entry, list] of byEntry.entries()) {
    const share = (index: number) => at(weights, index) / at(total, entry)
    const judgeOf = (index: number) => sheets[index]?.judge ?? 0
    /** Covariance of a judge's leniency with the mean leniency of the entry's judges. */
    const withMean = (judge: number) =>
      list.reduce((sum, index) => sum + share(index) * cell(covariance, judge, judgeOf(index)), 0)
    const own = list.reduce((sum, index) => sum + share(index) * withMean(judgeOf(index)), 1 / at(total, entry))
    ofEntry[entry] = own
    for (const index of list) {
      const judge = judgeOf(index)
      ofSheet[index] = own + cell(covariance, judge, judge) - 2 * withMean(judge)
    }
  }
  return { ofEntry, ofSheet }
}

interface Spread {
  readonly variance: number
  readonly own: Float64Array
  readonly between: number
}

/** Variance of usual sheets, of each judge's, and between judges, from the sheets as fitted. */
function spreadOf(design: Design, fits: readonly SheetFit[], solved: Solved): Spread {
  const squares = fits.map(({ residual, leverage }) => (residual * residual) / Math.max(0.05, 1 - leverage))
  const ordered = [...squares].sort((a, b) => a - b)
  // The median of squares is 0.455 of the variance of normal sheets; a few wild ones do not move it.
  const variance = Math.max(SMALLEST, at(ordered, Math.floor(ordered.length / 2)) / 0.455)
  const sums = new Float64Array(design.judges).fill(PRIOR_SHEETS * variance)
  const counts = new Float64Array(design.judges).fill(PRIOR_SHEETS)
  for (const [index, { judge }] of design.sheets.entries()) {
    sums[judge] = at(sums, judge) + at(squares, index)
    counts[judge] = at(counts, judge) + 1
  }
  const own = sums.map((sum, judge) => Math.min(MOST, Math.max(LEAST, sum / at(counts, judge) / variance)) * variance)
  const { leniency, covariance } = solved
  const between = leniency.reduce((sum, value, judge) => sum + value * value + cell(covariance, judge, judge), 0)
  return { variance, own, between: Math.max(SMALLEST, between / Math.max(1, design.judges)) }
}

function fitSheets(design: Design, weights: Float64Array, solved: Solved, ofSheet: Float64Array): SheetFit[] {
  return design.sheets.map(({ entry, judge, score }, index) => ({
    residual: score - at(solved.quality, entry) - at(solved.leniency, judge),
    leverage: Math.min(0.999, at(weights, index) * at(ofSheet, index)),
    weight: at(weights, index),
  }))
}

/** What the sheets count in the next round: less for a judge who scatters, less for one that is far off. */
const reweigh = ({ sheets }: Design, fits: readonly SheetFit[], { own }: Spread): Float64Array =>
  Float64Array.from(sheets, ({ judge }, index) => {
    const { residual, leverage } = fits[index] ?? { residual: 0, leverage: 0 }
    const far = Math.abs(residual) / Math.sqrt(at(own, judge) * Math.max(0.05, 1 - leverage))
    return (far <= HUBER ? 1 : HUBER / far) / at(own, judge)
  })

/**
 * score = quality of the entry + leniency of the judge + chance. Entries are free (none is drawn toward the mean, so the
 * number of sheets gives no advantage); judges are drawn toward 0 as far as few sheets say little; the chance of each
 * judge has a variance of its own; outlying sheets count less. Found by weighing again until it settles.
 */
export function fitModel(design: Design): ModelFit {
  const byEntry = sheetsByEntry(design)
  let weights: Float64Array = new Float64Array(design.sheets.length).fill(1 / 9)
  let pull = 1 / 9
  let before: Float64Array = new Float64Array(design.judges).fill(Number.POSITIVE_INFINITY)
  for (let round = 0; ; round += 1) {
    const solved = solve(design, byEntry, weights, pull)
    const { ofEntry, ofSheet } = variances(design, weights, solved)
    const fits = fitSheets(design, weights, solved, ofSheet)
    const spread = spreadOf(design, fits, solved)
    const moved = solved.leniency.reduce((most, value, judge) => Math.max(most, Math.abs(value - at(before, judge))), 0)
    before = solved.leniency
    if (moved < SETTLED || round === ROUNDS) {
      // A component as a whole may be off by this much (the ones are an eigenvector of its block); ranks do not see it.
      const common = (judge: number) => 1 / pull / at(design.comparable, judge)
      const error = (variance: number, judge: number) => Math.sqrt(Math.max(SMALLEST / 10, variance - common(judge)))
      return {
        leniency: [...solved.leniency],
        quality: [...solved.quality],
        leniencyError: solved.covariance.map((row, judge) => error(at(row, judge), judge)),
        qualityError: [...ofEntry].map((variance, entry) =>
          error(variance, design.sheets[byEntry[entry]?.[0] ?? 0]?.judge ?? 0),
        ),
        sheets: fits,
        variance: spread.variance,
        ownVariance: [...spread.own],
      }
    }
    weights = reweigh(design, fits, spread)
    pull = 1 / spread.between
  }
}
