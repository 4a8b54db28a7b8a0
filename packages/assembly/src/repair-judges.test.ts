import type { Pair } from '@lightwork/domain'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anyRequest, bruteForce, entry, judge, many } from '../test/small-requests.ts'
import { assignJudges, repairAssignment, type StandingPair } from './assign-judges.ts'
import { seededRandom } from './random.ts'

describe('repairing an assignment', () => {
  const standingOf = (pairs: readonly Pair[], random: () => number): StandingPair[] =>
    pairs.map((pair) => ({ ...pair, finished: random() < 0.3 }))

  it('keeps finished sheets and adds as few pairs as any assignment could', async () => {
    const small = anyRequest.filter(
      ({ judges, entries }) => judges.length >= 2 && judges.length <= 4 && entries.length <= 4,
    )
    await fc.assert(
      fc.asyncProperty(small, async (request) => {
        const before = await assignJudges(request)
        const standing = standingOf(before.pairs, seededRandom(request.seed))
        const rest = { ...request, judges: request.judges.slice(1) }
        const after = await repairAssignment(rest, standing)
        const finished = standing.filter((pair) => pair.finished)
        const has = (pairs: readonly Pair[], { entry_id, judge_id }: Pair) =>
          pairs.some((pair) => pair.entry_id === entry_id && pair.judge_id === judge_id)
        expect(finished.every((pair) => has(after.pairs, pair))).toBe(true)
        const gone = (id: string) => finished.filter((pair) => pair.entry_id === id && pair.judge_id === 'j0').length
        const seats = request.entries.map(({ entry_id }) => request.perEntry - gone(entry_id))
        const staying = finished.filter(({ judge_id }) => judge_id !== 'j0')
        const value = (pairs: readonly Pair[]) =>
          staying.every((pair) => has(pairs, pair))
            ? -1000 * pairs.length + pairs.filter((pair) => !has(standing, pair)).length
            : Number.POSITIVE_INFINITY
        expect(value(after.pairs.filter(({ judge_id }) => judge_id !== 'j0'))).toBe(bruteForce(rest, seats, value))
      }),
      { numRuns: 60 },
    )
  })

  it('moves nothing else when a judge with others to spare drops out', async () => {
    const request = {
      judges: many(8, (i) => judge(`j${i}`)),
      entries: many(16, (i) => entry(`e${i}`)),
      perEntry: 3,
      seed: 'x',
    }
    const { pairs } = await assignJudges(request)
    const lost = pairs.filter(({ judge_id }) => judge_id === 'j3')
    const after = await repairAssignment(
      { ...request, judges: request.judges.filter(({ judge_id }) => judge_id !== 'j3') },
      pairs.map((pair) => ({ ...pair, finished: false })),
    )
    expect(after.outcome).toBe('complete')
    expect(after.added.length).toBe(lost.length)
    expect(after.removed).toEqual(expect.arrayContaining(lost))
    expect(after.removed.length).toBe(lost.length)
    const loads = [...after.loads.values()]
    expect(Math.max(...loads) - Math.min(...loads)).toBeLessThanOrEqual(1)
  })

  it('replaces a single recusal by one pair', async () => {
    const request = {
      judges: many(6, (i) => judge(`j${i}`)),
      entries: many(6, (i) => entry(`e${i}`)),
      perEntry: 3,
      seed: 'x',
    }
    const { pairs } = await assignJudges(request)
    const [recused, ...others] = pairs
    if (recused === undefined) throw new Error('there is a pair')
    const after = await repairAssignment(
      { ...request, forbidden: [recused] },
      others.map((pair) => ({ ...pair, finished: true })),
    )
    expect(after.added.length).toBe(1)
    expect(after.added[0]?.entry_id).toBe(recused.entry_id)
    expect(after.removed).toEqual([])
  })
})
