import { fitSeverity, type GivenScore, trimmedMean } from '@lightwork/domain'
import { HIGHEST, LOWEST } from './simulate.ts'

/** Score of each entry. */
export type Scores = ReadonlyMap<string, number>
export type Method = (given: readonly GivenScore[]) => Scores

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length

function grouped(given: readonly GivenScore[], key: 'entry_id' | 'judge_id'): Map<string, GivenScore[]> {
  const groups = new Map<string, GivenScore[]>()
  for (const score of given) groups.set(score[key], [...(groups.get(score[key]) ?? []), score])
  return groups
}

const perEntry = (given: readonly GivenScore[], scoreOf: (own: readonly GivenScore[]) => number): Scores =>
  new Map([...grouped(given, 'entry_id')].map(([id, own]) => [id, scoreOf(own)]))

const plain: Method = (given) => perEntry(given, (own) => mean(own.map(({ score }) => score)))
const trimmed: Method = (given) => perEntry(given, (own) => trimmedMean(own).mean ?? 0)
const severity: Method = (given) =>
  new Map(fitSeverity(given, { range: HIGHEST - LOWEST }).entries.map(({ entry_id, score }) => [entry_id, score]))

/** Each judge's scores brought to mean 0 and deviation 1, then averaged. */
const zScores: Method = (given) => {
  const standard = new Map(
    [...grouped(given, 'judge_id')].map(([id, own]) => {
      const middle = mean(own.map(({ score }) => score))
      const deviation = Math.sqrt(mean(own.map(({ score }) => (score - middle) ** 2)))
      return [id, { middle, deviation: deviation === 0 ? 1 : deviation }] as const
    }),
  )
  return perEntry(given, (own) =>
    mean(
      own.map(({ judge_id, score }) => {
        const { middle, deviation } = standard.get(judge_id) ?? { middle: 0, deviation: 1 }
        return (score - middle) / deviation
      }),
    ),
  )
}

/** score = entry + judge by ordinary least squares, one after the other until it settles. */
const leastSquares: Method = (given) => {
  let leniency: Scores = new Map()
  let quality = plain(given)
  for (let round = 0; round < 100; round += 1) {
    const of = new Map(quality)
    leniency = new Map(
      [...grouped(given, 'judge_id')].map(([id, own]) => [
        id,
        mean(own.map(({ entry_id, score }) => score - (of.get(entry_id) ?? 0))),
      ]),
    )
    quality = perEntry(given, (own) => mean(own.map(({ judge_id, score }) => score - (leniency.get(judge_id) ?? 0))))
  }
  return quality
}

const logistic = (x: number): number => 1 / (1 + Math.exp(-x))

/**
 * Two-facet Rasch model with binomial trials: of the points above the lowest possible total, each is won with the
 * probability logistic(entry − judge). Joint maximum likelihood by Newton steps.
 */
const rasch: Method = (given) => {
  const trials = HIGHEST - LOWEST
  const ability = new Map([...grouped(given, 'entry_id').keys()].map((id) => [id, 0]))
  const strictness = new Map([...grouped(given, 'judge_id').keys()].map((id) => [id, 0]))
  const chance = ({ entry_id, judge_id }: GivenScore) =>
    logistic((ability.get(entry_id) ?? 0) - (strictness.get(judge_id) ?? 0))
  const step = (own: readonly GivenScore[]) => {
    const surplus = own.reduce((sum, one) => sum + (one.score - LOWEST) - trials * chance(one), 0)
    return surplus / own.reduce((sum, one) => sum + trials * chance(one) * (1 - chance(one)), 0.5)
  }
  const bounded = (value: number) => Math.max(-8, Math.min(8, value))
  for (let round = 0; round < 60; round += 1) {
    for (const [id, own] of grouped(given, 'entry_id')) ability.set(id, bounded((ability.get(id) ?? 0) + step(own)))
    for (const [id, own] of grouped(given, 'judge_id'))
      strictness.set(id, bounded((strictness.get(id) ?? 0) - step(own)))
  }
  return ability
}

/** What could make a score of five sheets; `severity` is what the product does. */
export const methods = { severity, trimmed, plain, zScores, leastSquares, rasch } as const satisfies Record<
  string,
  Method
>
export type MethodName = keyof typeof methods
