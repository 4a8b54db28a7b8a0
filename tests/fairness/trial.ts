import { fitSeverity, type JudgeFlag } from '@lightwork/domain'
import { type MethodName, methods } from './methods.ts'
import {
  bestTenth,
  HIGHEST,
  kendallTau,
  LOWEST,
  type Manner,
  type manners,
  type Setting,
  simulate,
} from './simulate.ts'

export interface Trial {
  /** Mean Kendall tau against the true order, and the share of the truly best tenth found. */
  readonly tau: Readonly<Record<MethodName, number>>
  readonly best: Readonly<Record<MethodName, number>>
  /** Share of competitions in which the corrected order is nearer to the truth than the trimmed mean's. */
  readonly wins: number
  /** Judges of each manner, and how many of them got each flag. */
  readonly flags: Readonly<Record<Manner, Readonly<Record<JudgeFlag['flag'] | 'any' | 'judges', number>>>>
  /** Colluding judges who scored three or more entries of their school, and how many were found out over it. */
  readonly colluders: { readonly met: number; readonly caught: number }
  /** Share of the true qualities that lie in the confidence band, once both have mean 0. */
  readonly coverage: number
}

const names = Object.keys(methods) as MethodName[] // as: the keys of a literal
const zero = (): Record<MethodName, number> => ({
  severity: 0,
  trimmed: 0,
  plain: 0,
  zScores: 0,
  leastSquares: 0,
  rasch: 0,
})
const noFlags = () => ({ judges: 0, any: 0, severe: 0, lenient: 0, erratic: 0, favours: 0, alike: 0 })

function covered(quality: ReadonlyMap<string, number>, entries: ReturnType<typeof fitSeverity>['entries']): number {
  const off = entries.map(({ entry_id, score }) => score - (quality.get(entry_id) ?? 0))
  const shift = off.reduce((sum, value) => sum + value, 0) / off.length
  const inside = entries.filter(
    ({ entry_id, low, high }) =>
      low - shift <= (quality.get(entry_id) ?? 0) && (quality.get(entry_id) ?? 0) <= high - shift,
  )
  return inside.length / entries.length
}

/** Runs so many simulated competitions and adds up what came of them. */
export async function tryMethods(count: number, setting: Setting, seed: string): Promise<Trial> {
  const [tau, best] = [zero(), zero()]
  const flags = {
    fair: noFlags(),
    severe: noFlags(),
    lenient: noFlags(),
    erratic: noFlags(),
    colluding: noFlags(),
  } satisfies Record<(typeof manners)[number], unknown>
  let [wins, coverage] = [0, 0]
  const colluders = { met: 0, caught: 0 }
  for (let index = 0; index < count; index += 1) {
    const { quality, campOf, mannerOf, favoured, scores } = await simulate(`${seed} ${index}`, setting)
    const own = zero()
    for (const name of names) {
      const found = methods[name](scores)
      own[name] = kendallTau(quality, found)
      tau[name] += own[name] / count
      best[name] += bestTenth(quality, found) / count
    }
    wins += own.severity > own.trimmed ? 1 / count : own.severity === own.trimmed ? 0.5 / count : 0
    const fit = fitSeverity(scores, { range: HIGHEST - LOWEST, campOf })
    coverage += covered(quality, fit.entries) / count
    for (const judge of fit.judges) {
      const tally = flags[mannerOf.get(judge.judge_id) ?? 'fair']
      tally.judges += 1
      if (judge.flags.length > 0) tally.any += 1
      const met = scores.filter(
        ({ entry_id, judge_id }) => judge_id === judge.judge_id && campOf.get(entry_id) === favoured,
      ).length
      if (mannerOf.get(judge.judge_id) === 'colluding' && met >= 3) {
        colluders.met += 1
        if (judge.flags.some((each) => each.flag === 'favours' && each.camp === favoured)) colluders.caught += 1
      }
      for (const flag of new Set(judge.flags.map((each) => each.flag))) tally[flag] += 1
    }
  }
  return { tau, best, wins, flags, colluders, coverage }
}
