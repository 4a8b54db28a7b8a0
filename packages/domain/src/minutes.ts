/**
 * Minutes with evidence. Times are compared as logarithms, because people err by factors, not by minutes: 4 for 5 is as
 * wrong as 40 for 50. Every source says «a typical pupil needs x», with an uncertainty of its own; they are pooled by
 * precision. So a lone report moves the figure little and many move it to what was measured: shrinkage toward the
 * estimate. The method and its check against simulated truth are described in `docs/minutes.md`.
 */

/** How far off a source is, as the standard deviation of ln(minutes). */
export const uncertainty = {
  /** One person's guess, the author's or a reviewer's. */
  estimate: 0.4,
  /** A teacher who did it, times the factor of the grade. */
  trial: 0.35,
  /** How much classes differ from each other, whatever their size. */
  betweenClasses: 0.2,
  /** How much the pupils of a class differ. */
  betweenPupils: 0.45,
} as const

/** Until a county sets its own: how much longer a typical pupil needs than the teacher. A parameter, not a finding. */
export const defaultTrialFactors: Readonly<Record<number, number>> = {
  1: 3,
  2: 3,
  3: 2.5,
  4: 2.5,
  5: 2.2,
  6: 2.2,
  7: 2,
  8: 2,
  9: 2,
}

export type MinutesSample =
  | { readonly kind: 'reviewer' | 'trial'; readonly minutes: number }
  | { readonly kind: 'class'; readonly minutes: number; readonly pupils: number }

export interface CalibratedMinutes {
  /** Whole minutes of a typical pupil. */
  readonly minutes: number
  /** Between these a typical pupil's time lies with 80 % probability. */
  readonly low: number
  readonly high: number
  /** Trials and class reports. */
  readonly samples: number
  /** |ln| of measured over estimated; 0 while nothing was measured. */
  readonly disagreement: number
  /** Estimate and measurement differ by more than a third. */
  readonly disagrees: boolean
}

/** Half of an 80 % interval, in standard deviations. */
const EIGHTY = 1.2816
const THIRD = Math.log(4 / 3)
const MOST = 600

interface Weighed {
  readonly log: number
  readonly precision: number
}

function varianceOf(sample: MinutesSample): number {
  if (sample.kind === 'class') return uncertainty.betweenClasses ** 2 + uncertainty.betweenPupils ** 2 / sample.pupils
  return (sample.kind === 'trial' ? uncertainty.trial : uncertainty.estimate) ** 2
}

const weigh = (sample: MinutesSample): Weighed => ({ log: Math.log(sample.minutes), precision: 1 / varianceOf(sample) })

function pool(values: readonly Weighed[]): Weighed {
  const precision = values.reduce((sum, value) => sum + value.precision, 0)
  return { precision, log: values.reduce((sum, value) => sum + value.log * value.precision, 0) / precision }
}

const whole = (minutes: number): number => Math.min(MOST, Math.max(1, Math.round(minutes)))

/**
 * The minutes of a typical pupil from the author's estimate and what came in since. The order does not matter, and the
 * figure always lies between the smallest and the largest of what was said.
 */
export function calibrate(estimate: number, samples: readonly MinutesSample[]): CalibratedMinutes {
  const guesses: MinutesSample[] = [
    { kind: 'reviewer', minutes: Math.max(1, estimate) },
    ...samples.filter(({ kind }) => kind === 'reviewer'),
  ]
  const measured = samples.filter(({ kind }) => kind !== 'reviewer')
  const all = pool([...guesses, ...measured].map(weigh))
  const deviation = EIGHTY / Math.sqrt(all.precision)
  const disagreement =
    measured.length === 0 ? 0 : Math.abs(pool(measured.map(weigh)).log - pool(guesses.map(weigh)).log)
  return {
    minutes: whole(Math.exp(all.log)),
    low: whole(Math.exp(all.log - deviation)),
    high: whole(Math.exp(all.log + deviation)),
    samples: measured.length,
    disagreement,
    disagrees: disagreement > THIRD,
  }
}

/** A trial of so many seconds as minutes of a typical pupil of the grade. */
export const trialMinutes = (seconds: number, factor: number): number => (seconds / 60) * factor
