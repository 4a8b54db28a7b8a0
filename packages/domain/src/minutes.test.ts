import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { calibrate, type MinutesSample, trialMinutes, uncertainty } from './minutes.ts'

const anyMinutes = fc.double({ min: 1, max: 120, noNaN: true })
const anySample: fc.Arbitrary<MinutesSample> = fc.oneof(
  fc.record({ kind: fc.constantFrom('reviewer' as const, 'trial' as const), minutes: anyMinutes }),
  fc.record({ kind: fc.constant('class' as const), minutes: anyMinutes, pupils: fc.integer({ min: 1, max: 60 }) }),
)
const anySamples = fc.array(anySample, { maxLength: 12 })

const classReport = (minutes: number, pupils = 40): MinutesSample => ({ kind: 'class', minutes, pupils })

describe('calibrated minutes', () => {
  it('are the estimate while nothing else is known', () => {
    expect(calibrate(8, [])).toMatchObject({ minutes: 8, samples: 0, disagrees: false })
  })

  it('move a little with one report and to what was measured with many', () => {
    const one = calibrate(10, [{ kind: 'trial', minutes: 20 }]).minutes
    expect(one).toBeGreaterThan(10)
    expect(one).toBeLessThan(20)
    const many = Array.from({ length: 20 }, () => classReport(20))
    expect(calibrate(10, many).minutes).toBe(20)
  })

  it('trust a full class more than three pupils', () => {
    expect(calibrate(10, [classReport(20, 40)]).minutes).toBeGreaterThan(calibrate(10, [classReport(20, 3)]).minutes)
  })

  it('do not depend on the order of what came in', () => {
    fc.assert(
      fc.property(anyMinutes, anySamples, (estimate, samples) => {
        const [one, other] = [calibrate(estimate, samples), calibrate(estimate, samples.toReversed())]
        expect({ ...other, disagreement: 0 }).toEqual({ ...one, disagreement: 0 })
        expect(other.disagreement).toBeCloseTo(one.disagreement, 9)
      }),
    )
  })

  it('lie between the smallest and the largest of what was said, inside their spread', () => {
    fc.assert(
      fc.property(anyMinutes, anySamples, (estimate, samples) => {
        const { minutes, low, high } = calibrate(estimate, samples)
        const said = [estimate, ...samples.map((sample) => sample.minutes)]
        expect(minutes).toBeGreaterThanOrEqual(Math.round(Math.min(...said)))
        expect(minutes).toBeLessThanOrEqual(Math.round(Math.max(...said)))
        expect(low).toBeLessThanOrEqual(minutes)
        expect(high).toBeGreaterThanOrEqual(minutes)
      }),
    )
  })

  it('become surer with every sample', () => {
    fc.assert(
      fc.property(anyMinutes, anySamples, anySample, (estimate, samples, sample) => {
        const before = calibrate(30 + estimate, samples)
        const after = calibrate(30 + estimate, [...samples, sample])
        // At the ends of the scale the figures say where it ends, not how sure they are.
        fc.pre(before.low > 1 && before.high < 600)
        // Each figure is the nearest whole minute.
        const [least, most] = [(after.high - 0.5) / (after.low + 0.5), (before.high + 0.5) / (before.low - 0.5)]
        expect(least).toBeLessThanOrEqual(most)
      }),
    )
  })

  it('say when estimate and measurement differ by more than a third', () => {
    expect(calibrate(12, [classReport(15.9)]).disagrees).toBe(false)
    expect(calibrate(12, [classReport(16.1)]).disagrees).toBe(true)
    expect(calibrate(12, [classReport(8.9)]).disagrees).toBe(true)
    expect(calibrate(12, [{ kind: 'reviewer', minutes: 40 }]).disagrees).toBe(false)
  })

  it('turn seconds of a trial into minutes of a pupil', () => {
    expect(trialMinutes(200, 2.4)).toBeCloseTo(8)
  })
})

/** A small generator of its own, so that the simulation says the same on every machine. */
function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return (state + 0.5) / 2 ** 32
  }
}

describe('against simulated truth', () => {
  const random = randomFrom(7)
  const normal = () => Math.sqrt(-2 * Math.log(random())) * Math.cos(2 * Math.PI * random())
  const items = Array.from({ length: 1500 }, () => {
    const truth = Math.exp(Math.log(8) + 0.6 * normal())
    const spoken = (deviation: number) => truth * Math.exp(deviation * normal())
    const pupils = 25 + Math.floor(random() * 25)
    const ofClass = Math.sqrt(uncertainty.betweenClasses ** 2 + uncertainty.betweenPupils ** 2 / pupils)
    return {
      truth,
      estimate: spoken(uncertainty.estimate),
      reports: Array.from({ length: 8 }, () => classReport(spoken(ofClass), pupils)),
    }
  })
  /** Root of the mean squared error of ln(minutes). */
  const error = (say: (item: (typeof items)[number]) => number) =>
    Math.sqrt(items.reduce((sum, item) => sum + Math.log(say(item) / item.truth) ** 2, 0) / items.length)
  const meanOf = (reports: readonly MinutesSample[]) =>
    reports.reduce((sum, { minutes }) => sum + minutes, 0) / reports.length

  it('is nearer to it than the estimate, and than the mean of one or two reports, and gets nearer with each', () => {
    const errors = [0, 1, 2, 4, 8].map((n) =>
      error(({ estimate, reports }) => calibrate(estimate, reports.slice(0, n)).minutes),
    )
    for (let index = 1; index < errors.length; index++) expect(errors[index]).toBeLessThan(errors[index - 1] ?? 0)
    for (const n of [1, 2])
      expect(error(({ estimate, reports }) => calibrate(estimate, reports.slice(0, n)).minutes)).toBeLessThan(
        error(({ reports }) => meanOf(reports.slice(0, n))),
      )
    expect(errors.at(-1)).toBeLessThan(0.12)
  })

  it('holds the truth in its 80 % spread about that often', () => {
    const held = items.filter(({ truth, estimate, reports }) => {
      const { low, high } = calibrate(estimate, reports.slice(0, 2))
      return truth >= low - 0.5 && truth <= high + 0.5
    })
    expect(held.length / items.length).toBeGreaterThan(0.76)
    expect(held.length / items.length).toBeLessThan(0.92)
  })
})
