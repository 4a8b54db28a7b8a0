import { componentsOf, type Pair } from '@lightwork/domain'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anyRequest, bruteForce, entry, judge, many, mayJudge, squares, total } from '../test/small-requests.ts'
import { assignJudges } from './assign-judges.ts'
import { barrierBetween } from './eligible.ts'

describe('assigning judges', () => {
  it('gives each entry its judges, competent and without conflicts, and names what is short', async () => {
    await fc.assert(
      fc.asyncProperty(anyRequest, async (request) => {
        const { pairs, shortEntries, shortGroups, outcome, loads } = await assignJudges(request)
        expect(pairs.every((pair) => mayJudge(request, pair))).toBe(true)
        expect(new Set(pairs.map((pair) => JSON.stringify(pair))).size).toBe(pairs.length)
        for (const { entry_id } of request.entries) {
          const seated = pairs.filter((pair) => pair.entry_id === entry_id).length
          const missing = shortEntries.find((short) => short.entry_id === entry_id)?.missing ?? 0
          expect(seated + missing).toBe(request.perEntry)
        }
        for (const { judge_id, most } of request.judges)
          expect(loads.get(judge_id) ?? 0).toBeLessThanOrEqual(most ?? pairs.length)
        expect(outcome).toBe(shortEntries.length === 0 ? 'complete' : 'short')
        expect(total(shortGroups.map(({ missing }) => missing))).toBe(total(shortEntries.map(({ missing }) => missing)))
      }),
      { numRuns: 80 },
    )
  })

  it('leaves no seat empty that any assignment could fill, and loads as even as any', async () => {
    const small = anyRequest.filter(({ judges, entries }) => judges.length <= 4 && entries.length <= 4)
    await fc.assert(
      fc.asyncProperty(small, async (request) => {
        const { pairs } = await assignJudges(request)
        const seats = request.entries.map(() => request.perEntry)
        const value = (of: readonly Pair[]) => -1000 * of.length + squares(request, of)
        expect(value(pairs)).toBe(bruteForce(request, seats, value))
      }),
      { numRuns: 60 },
    )
  })

  it('is the same for the same seed and another for another', async () => {
    const request = { judges: many(8, (i) => judge(`j${i}`)), entries: many(12, (i) => entry(`e${i}`)), perEntry: 3 }
    const first = await assignJudges({ ...request, seed: 'one' })
    expect(await assignJudges({ ...request, seed: 'one' })).toEqual(first)
    expect((await assignJudges({ ...request, seed: 'two' })).pairs).not.toEqual(first.pairs)
    expect(first.components.get('g')).toBe(1)
    expect([...first.loads.values()].every((load) => load === 4 || load === 5)).toBe(true)
  })

  it('seats an expert at each entry where there are enough', async () => {
    const judges = many(9, (i) => judge(`j${i}`, { expertise: i < 3 ? 2 : 0 }))
    const { pairs } = await assignJudges({ judges, entries: many(9, (i) => entry(`e${i}`)), perEntry: 3, seed: 'x' })
    for (const { entry_id } of many(9, (i) => entry(`e${i}`)))
      expect(pairs.some((pair) => pair.entry_id === entry_id && ['j0', 'j1', 'j2'].includes(pair.judge_id))).toBe(true)
  })

  it('keeps to pinned and forbidden pairs, but never across a conflict', async () => {
    const judges = [...many(4, (i) => judge(`j${i}`)), judge('k', { group_ids: ['other'], school_ids: ['t'] })]
    const entries = [...many(4, (i) => entry(`e${i}`)), entry('own', { school_id: 't' })]
    const { pairs, refused } = await assignJudges({
      judges,
      entries,
      perEntry: 2,
      seed: 'x',
      pinned: [
        { entry_id: 'e0', judge_id: 'k' },
        { entry_id: 'own', judge_id: 'k' },
      ],
      forbidden: [{ entry_id: 'e1', judge_id: 'j1' }],
    })
    expect(pairs).toContainEqual({ entry_id: 'e0', judge_id: 'k' })
    expect(refused).toEqual([{ entry_id: 'own', judge_id: 'k' }])
    expect(pairs).not.toContainEqual({ entry_id: 'e1', judge_id: 'j1' })
  })

  it('knows what stands between a judge and an entry', () => {
    const work = entry('e', { school_id: 't', author_ids: ['a'] })
    const declared = (school_id: string | null, account_id: string | null) =>
      judge('j', { conflicts: [{ kind: 'relative', school_id, account_id }] })
    expect(barrierBetween(judge('a'), work)).toBe('own_work')
    expect(barrierBetween(judge('j', { school_ids: ['t'] }), work)).toBe('same_school')
    expect(barrierBetween(declared(null, 'a'), work)).toBe('relative')
    expect(barrierBetween(declared('t', null), work)).toBe('relative')
    expect(barrierBetween(declared('u', 'b'), work)).toBeNull()
  })

  it('says which entries and which group lack how many judges', async () => {
    const { outcome, shortEntries, shortGroups } = await assignJudges({
      judges: [judge('j0', { school_ids: ['t'] }), judge('j1'), judge('k', { group_ids: ['h'] })],
      entries: [entry('e0'), entry('e1', { school_id: 't' }), entry('e2', { group_id: 'h' })],
      perEntry: 2,
      seed: 'x',
    })
    expect(outcome).toBe('short')
    expect(shortEntries).toEqual([
      { entry_id: 'e1', group_id: 'g', missing: 1, able: 1 },
      { entry_id: 'e2', group_id: 'h', missing: 1, able: 1 },
    ])
    expect(shortGroups).toEqual([
      { group_id: 'g', entries: 1, missing: 1, judges_needed: 1 },
      { group_id: 'h', entries: 1, missing: 1, judges_needed: 1 },
    ])
  })

  it('joins judges who would otherwise share nothing', async () => {
    for (const seed of many(30, String)) {
      const { pairs } = await assignJudges({
        judges: many(6, (i) => judge(`j${i}`)),
        entries: many(6, (i) => entry(`e${i}`)),
        perEntry: 2,
        seed,
      })
      expect(componentsOf(pairs).count).toBe(1)
    }
  })
})
