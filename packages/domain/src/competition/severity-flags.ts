import type { SeverityOptions } from './severity.ts'
import type { Design, ModelFit } from './severity-model.ts'

/**
 * Why the organiser should look at a judge's sheets. Points of the rubric; `z`: how many standard errors from usual.
 * `favours`: the entries of one camp got more from this judge than from others, beside the judge's usual severity;
 * `alike`: this judge's deviations go with another's where they should go apart.
 */
export type JudgeFlag =
  | { readonly flag: 'severe' | 'lenient'; readonly points: number; readonly z: number }
  | { readonly flag: 'erratic'; readonly infit: number }
  | { readonly flag: 'favours'; readonly camp: string; readonly points: number; readonly z: number }
  | { readonly flag: 'alike'; readonly with_judge: string; readonly correlation: number; readonly shared: number }

/** Limits, fixed by simulation (docs/decisions/0012-severity.md): few judges of good faith may pass them. */
export const flagLimits = {
  /** Severity as a share of the range, and in standard errors. */
  severity_share: 0.08,
  severity_z: 3,
  /** Mean square of the residuals over the usual one. */
  erratic: 3,
  /** In a small group the usual scatter itself is hardly known. */
  erratic_sheets: 8,
  favour_share: 0.06,
  /** For eight camps; with more of them chance has more tries, and the limit rises. */
  favour_z: 3,
  favour_camps: 8,
  favour_sheets: 2,
  /** Correlation of deviations that are not mere trifles: at least this share of the range. */
  alike: 0.6,
  alike_share: 0.015,
  alike_z: 4,
  alike_sheets: 8,
} as const

interface Deviation {
  readonly entry: number
  /** Points above what the other judges of the entry lead one to expect. */
  readonly points: number
  readonly sharers: number
}

interface Flagging {
  readonly design: Design
  readonly fit: ModelFit
  readonly entryIds: readonly string[]
  readonly judgeIds: readonly string[]
  readonly options: SeverityOptions
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length

/** Of each judge, how far each sheet is from what the others say: the residual with the sheet itself left out. */
function deviationsOf({ design, fit }: Flagging): Deviation[][] {
  const sharers = new Map<number, number>()
  for (const { entry } of design.sheets) sharers.set(entry, (sharers.get(entry) ?? 0) + 1)
  const lists = Array.from({ length: design.judges }, (): Deviation[] => [])
  for (const [index, { entry, judge }] of design.sheets.entries()) {
    const known = fit.sheets[index]
    const count = sharers.get(entry) ?? 1
    if (known === undefined || count < 2) continue
    lists[judge]?.push({ entry, points: known.residual / Math.max(0.2, 1 - known.leverage), sharers: count })
  }
  return lists
}

function severityFlag({ fit, options }: Flagging, judge: number): JudgeFlag[] {
  const points = fit.leniency[judge] ?? 0
  const z = Math.abs(points) / (fit.leniencyError[judge] ?? 1)
  if (Math.abs(points) < flagLimits.severity_share * options.range || z < flagLimits.severity_z) return []
  return [{ flag: points < 0 ? 'severe' : 'lenient', points: Math.abs(points), z }]
}

function erraticFlag({ design, fit }: Flagging, judge: number): JudgeFlag[] {
  const own = design.sheets.flatMap((sheet, index) => (sheet.judge === judge ? [fit.sheets[index]] : []))
  const squares = own.map((known) => (known?.residual ?? 0) ** 2)
  const expected = own.map((known) => fit.variance * Math.max(0.05, 1 - (known?.leverage ?? 0)))
  const infit = mean(squares) / mean(expected)
  // With few sheets chance alone reaches far: three standard errors of a mean square of so many.
  const beyond = 1 + 3 * Math.sqrt(2 / own.length)
  return own.length >= flagLimits.erratic_sheets && infit > Math.max(flagLimits.erratic, beyond)
    ? [{ flag: 'erratic', infit }]
    : []
}

/** One camp against all other sheets of the judge, whose own scatter is the measure. */
function favourFlags({ fit, entryIds, options }: Flagging, own: readonly Deviation[]): JudgeFlag[] {
  const campOf = ({ entry }: Deviation) => options.campOf?.get(entryIds[entry] ?? '')
  const camps = [...new Set(own.map(campOf))].filter((camp) => camp !== undefined).sort()
  // The tail of a normal deviate falls like exp(−z²/2): as many false alarms a judge, however many camps there are.
  const limit = Math.sqrt(flagLimits.favour_z ** 2 + 2 * Math.log(Math.max(1, camps.length / flagLimits.favour_camps)))
  return camps.flatMap((camp) => {
    const inside = own.filter((each) => campOf(each) === camp).map(({ points }) => points)
    const outside = own.filter((each) => campOf(each) !== camp).map(({ points }) => points)
    if (inside.length < flagLimits.favour_sheets || outside.length < 3) return []
    const usual = mean(outside)
    const scatter = outside.reduce((sum, value) => sum + (value - usual) ** 2, 4 * 1.25 * fit.variance)
    const variance = scatter / (outside.length + 3)
    const points = mean(inside) - usual
    const z = points / Math.sqrt(variance * (1 / inside.length + 1 / outside.length))
    const tells = points >= flagLimits.favour_share * options.range && z >= limit
    return tells ? [{ flag: 'favours' as const, camp, points, z }] : []
  })
}

function correlation(pairs: readonly (readonly [number, number])[]): number {
  const [x, y] = [mean(pairs.map(([one]) => one)), mean(pairs.map(([, other]) => other))]
  const product = pairs.reduce((sum, [one, other]) => sum + (one - x) * (other - y), 0)
  const squares = pairs.reduce((sum, [one]) => sum + (one - x) ** 2, 0)
  const others = pairs.reduce((sum, [, other]) => sum + (other - y) ** 2, 0)
  return squares === 0 || others === 0 ? 0 : product / Math.sqrt(squares * others)
}

const deviation = (values: readonly number[]): number => {
  const middle = mean(values)
  return Math.sqrt(mean(values.map((value) => (value - middle) ** 2)))
}

/** Judges of one entry deviate apart by nature: of n sheets, two correlate at −1/(n−1). */
function alikeFlags(flagging: Flagging, all: readonly (readonly Deviation[])[], judge: number): JudgeFlag[] {
  const own = new Map((all[judge] ?? []).map((each) => [each.entry, each]))
  return all.flatMap((list, other) => {
    if (other === judge) return []
    const shared = list.flatMap((each) => {
      const mine = own.get(each.entry)
      return mine === undefined ? [] : [{ pair: [mine.points, each.points] as const, sharers: each.sharers }]
    })
    // Two sheets of one entry mirror each other; that says nothing.
    const telling = shared.filter(({ sharers }) => sharers >= 3)
    if (telling.length < flagLimits.alike_sheets) return []
    const least = Math.min(...[0, 1].map((side) => deviation(telling.map(({ pair }) => pair[side] ?? 0))))
    if (least < flagLimits.alike_share * flagging.options.range) return []
    const found = Math.min(0.999, correlation(telling.map(({ pair }) => pair)))
    const usual = -1 / (mean(telling.map(({ sharers }) => sharers)) - 1)
    const z = (Math.atanh(found) - Math.atanh(Math.max(-0.9, usual))) * Math.sqrt(telling.length - 3)
    if (found < flagLimits.alike || z < flagLimits.alike_z) return []
    const with_judge = flagging.judgeIds[other] ?? ''
    return [{ flag: 'alike' as const, with_judge, correlation: found, shared: telling.length }]
  })
}

/** The flags of every judge, in the order of the design's judges. */
export function flagJudges(flagging: Flagging): JudgeFlag[][] {
  const deviations = deviationsOf(flagging)
  return deviations.map((own, judge) => [
    ...severityFlag(flagging, judge),
    ...erraticFlag(flagging, judge),
    ...favourFlags(flagging, own),
    ...alikeFlags(flagging, deviations, judge),
  ])
}
