import type { Pair } from '@lightwork/domain'
import fc from 'fast-check'
import type { AssignRequest } from '../src/assign-judges.ts'
import { barrierBetween, type EntryToAssign, isCompetent, type JudgeToAssign } from '../src/eligible.ts'

export const judge = (judge_id: string, more: Partial<JudgeToAssign> = {}): JudgeToAssign => ({
  judge_id,
  group_ids: ['g'],
  expertise: 1,
  most: null,
  school_ids: [],
  conflicts: [],
  ...more,
})
export const entry = (entry_id: string, more: Partial<EntryToAssign> = {}): EntryToAssign => ({
  entry_id,
  group_id: 'g',
  school_id: 's',
  author_ids: [],
  ...more,
})
export const many = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, i) => make(i))

/** A small competition with two groups, four schools, and a few declared conflicts. */
export const anyRequest: fc.Arbitrary<AssignRequest> = fc
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

export const mayJudge = ({ judges, entries }: AssignRequest, pair: Pair): boolean => {
  const [one, work] = [
    judges.find(({ judge_id }) => judge_id === pair.judge_id),
    entries.find(({ entry_id }) => entry_id === pair.entry_id),
  ]
  return one !== undefined && work !== undefined && isCompetent(one, work) && barrierBetween(one, work) === null
}

/** Every set of judges for each entry, one entry after the other: the best value of `score` over all assignments. */
export function bruteForce(
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

export const total = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0)
export const squares = (request: AssignRequest, pairs: readonly Pair[]): number =>
  total(request.judges.map(({ judge_id }) => pairs.filter((pair) => pair.judge_id === judge_id).length ** 2))
