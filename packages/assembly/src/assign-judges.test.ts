import { componentsOf, type Pair } from '@lightwork/domain'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type AssignRequest, assignJudges, repairAssignment, type StandingPair } from './assign-judges.ts'
import { barrierBetween, type EntryToAssign, isCompetent, type JudgeToAssign } from './eligible.ts'
import { seededRandom } from './random.ts'

const judge = (judge_id: string, more: Partial<JudgeToAssign> = {}): JudgeToAssign => ({
  judge_id,
  group_ids: ['g'],
  expertise: 1,
  most: null,
  school_ids: [],
  conflicts: [],
  ...more,
})
const entry = (entry_id: string, more: Partial<EntryToAssign> = {}): EntryToAssign => ({
  entry_id,
  group_id: 'g',
  school_id: 's',
  author_ids: [],
  ...more,
})
const many = <T>(count: number, make: (index: number) => T): T[] => Array.from({ length: count }, (_, i) => make(i))

/** A small competition with two groups, four schools, and a few declared conflicts. */
const anyRequest: fc.Arbitrary<AssignRequest> = fc
  .record({
    judges: fc.array(
      fc.record({
        groups: fc.constantFrom(['g'], ['h'], ['g', 'h']),
        school: fc.nat(3),
        about: fc.option(fc.nat(3), { nil: null }),
        most: fc.option(fc.nat(4), { nil: null }),
        expertise: fc.nat(2),
      }),
      { minLength: 1, maxLength: 5 },
    ),
    entries: fc.array(fc.record({ group: fc.constantFrom('g', 'h'), school: fc.nat(3) }), {
      minLength: 1,
      maxLength: 6,
    }),
    perEntry: fc.integer({ min: 1, max: 3 }),
    seed: fc.string(),
  })
  .map(({ judges, entries, perEntry, seed }) => ({
    judges: judges.map(({ groups, school, about, most, expertise }, index) =>
      judge(`j${index}`, {
        group_ids: groups,
        school_ids: [`s${school}`],
        most,
        expertise,
        conflicts: about === null ? [] : [{ kind: 'coached', school_id: `s${about}`, account_id: null }],
      }),
    ),
    entries: entries.map(({ group, school }, index) =>
      entry(`e${index}`, { group_id: group, school_id: `s${school}`, author_ids: [`a${index}`] }),
    ),
    perEntry,
    seed,
  }))

const mayJudge = ({ judges, entries }: AssignRequest, pair: Pair): boolean => {
  const [one, work] = [
    judges.find(({ judge_id }) => judge_id === pair.judge_id),
    entries.find(({ entry_id }) => entry_id === pair.entry_id),
  ]
  return one !== undefined && work !== undefined && isCompetent(one, work) && barrierBetween(one, work) === null
}

/** Every set of judges for each entry, one entry after the other: the best value of `score` over all assignments. */
function bruteForce(
  request: AssignRequest,
  seats: readonly number[],
  score: (pairs: readonly Pair[]) => number,
): number {
  const { judges, entries } = request
  let best = Number.POSITIVE_INFINITY
  const visit = (place: number, pairs: readonly Pair[], loads: ReadonlyMap<string, number>) => {
    const work = entries[place]
    if (work === undefined) {
      best = Math.min(best, score(pairs))
      return
    }
    const able = judges.filter(
      ({ judge_id, most }) =>
        mayJudge(request, { entry_id: work.entry_id, judge_id }) && (loads.get(judge_id) ?? 0) < (most ?? 99),
    )
    for (let set = 0; set < 2 ** able.length; set += 1) {
      const chosen = able.filter((_, index) => (set >> index) % 2 === 1)
      if (chosen.length > (seats[place] ?? 0)) continue
      const next = new Map(loads)
      for (const { judge_id } of chosen) next.set(judge_id, (next.get(judge_id) ?? 0) + 1)
      visit(place + 1, [...pairs, ...chosen.map(({ judge_id }) => ({ entry_id: work.entry_id, judge_id }))], next)
    }
  }
  visit(0, [], new Map())
  return best
}

const total = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0)
const squares = (request: AssignRequest, pairs: readonly Pair[]): number =>
  total(request.judges.map(({ judge_id }) => pairs.filter((pair) => pair.judge_id === judge_id).length ** 2))

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
