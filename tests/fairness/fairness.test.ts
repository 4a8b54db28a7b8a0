import { describe, expect, it } from 'vitest'
import { judgeTrial, worst } from './bars.ts'
import { tryMethods } from './trial.ts'

/** The short form; `npm run bench` tries 1,000 competitions and writes the other methods beside it. */
describe('sixty simulated competitions', () => {
  it('with bad judges are ordered better than by the trimmed mean, and the bad judges are flagged', async () => {
    const verdicts = judgeTrial(await tryMethods(60, worst, 'short'))
    expect(verdicts.filter(({ holds }) => !holds)).toEqual([])
  }, 120_000)

  it('with fair judges lose nothing by the correction', async () => {
    const { tau } = await tryMethods(20, { bad: [], perEntry: 5 }, 'fair')
    expect(tau.severity).toBeGreaterThan(tau.trimmed)
    expect(tau.severity).toBeGreaterThan(tau.plain - 0.005)
  }, 120_000)
})
