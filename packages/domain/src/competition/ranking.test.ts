import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type AwardRule, awardChanges, awardPlaces, giveAwards, roundings } from './awards.ts'
import { type Rankable, rankEntries, tieOrder } from './ranking.ts'

const rule = { criteria: ['content', 'forms'], decimals: 2 }
const entry = (entry_id: string, score: number, marks: Record<string, number> = {}, review?: number): Rankable => ({
  entry_id,
  score,
  low: score - 1,
  high: score + 1,
  marks,
  ...(review === undefined ? {} : { review }),
})
const percent: AwardRule = {
  levels: [
    { code: 'first', percent: 10 },
    { code: 'second', percent: 20 },
    { code: 'third', percent: 30 },
  ],
  rounding: 'half',
  at_least: 0,
}
const anyEntries = fc
  .array(fc.record({ score: fc.integer({ min: 80, max: 90 }), content: fc.integer({ min: 0, max: 2 }) }), {
    maxLength: 30,
  })
  .map((drawn) => drawn.map(({ score, content }, index) => entry(`e${index}`, score, { content })))
const anyRule: fc.Arbitrary<AwardRule> = fc.record({
  levels: fc.array(
    fc.oneof(
      fc.record({ code: fc.uuid(), percent: fc.integer({ min: 0, max: 60 }) }),
      fc.record({ code: fc.uuid(), count: fc.nat(8) }),
    ),
    { minLength: 1, maxLength: 4 },
  ),
  rounding: fc.constantFrom(...roundings),
  at_least: fc.nat(2),
})

describe('ranks', () => {
  it('break ties by the weightiest criterion, then the next, then the re-review', () => {
    const ranked = rankEntries(
      [
        entry('a', 90.001, { content: 18, forms: 8 }),
        entry('b', 90.004, { content: 18, forms: 9 }),
        entry('c', 90, { content: 19, forms: 1 }),
        entry('d', 90, { content: 18, forms: 8 }, 2),
        entry('e', 91, {}),
      ],
      rule,
    )
    expect(ranked.map(({ entry_id, rank, decided_by }) => [entry_id, rank, decided_by])).toEqual([
      ['e', 1, null],
      ['c', 2, 'score'],
      ['b', 3, 'content'],
      ['d', 4, 'forms'],
      ['a', 5, 'review'],
    ])
  })

  it('are shared where nothing tells entries apart', () => {
    const ranked = rankEntries([entry('a', 80), entry('b', 80), entry('c', 70), entry('d', 90)], rule)
    expect(ranked.map(({ rank, tied }) => [rank, tied])).toEqual([
      [1, false],
      [2, true],
      [2, true],
      [4, false],
    ])
  })

  it('do not depend on the order in which entries come, and follow the score', () => {
    fc.assert(
      fc.property(anyEntries, (entries) => {
        const ranked = rankEntries(entries, rule)
        expect(rankEntries(entries.toReversed(), rule)).toEqual(ranked)
        for (const [index, { score, rank }] of ranked.entries()) {
          expect(rank).toBe(ranked.findIndex((each) => each.rank === rank) + 1)
          expect(score).toBeLessThanOrEqual(ranked[index - 1]?.score ?? 100)
        }
      }),
    )
  })

  it('take criteria by weight, then in the order of the rubric', () => {
    const criteria = [
      { code: 'a', points: 10 },
      { code: 'b', points: 20 },
      { code: 'c', points: 10 },
    ]
    expect(tieOrder(criteria)).toEqual(['b', 'a', 'c'])
  })
})

describe('awards', () => {
  it('round a broken number as the rule says', () => {
    const places = (rounding: AwardRule['rounding'], entries: number) =>
      awardPlaces({ ...percent, rounding }, entries).map((each) => each.places)
    expect(places('down', 25)).toEqual([2, 5, 7])
    expect(places('half', 25)).toEqual([3, 5, 8])
    expect(places('up', 25)).toEqual([3, 5, 8])
    expect(places('up', 300)).toEqual([30, 60, 90])
    expect(awardPlaces({ levels: [{ code: 'x', percent: 7 }], rounding: 'up', at_least: 0 }, 300)).toEqual([
      { code: 'x', places: 21 },
    ])
  })

  it('leave every group its least number, best level first', () => {
    expect(awardPlaces({ ...percent, at_least: 1 }, 2).map(({ places }) => places)).toEqual([1, 1, 0])
    expect(awardPlaces({ ...percent, levels: [{ code: 'x', count: 9 }] }, 4)).toEqual([{ code: 'x', places: 4 }])
  })

  it('go to the best, and send back who cannot be told apart at a border', () => {
    const ranked = rankEntries([entry('a', 95), entry('b', 90), entry('c', 89), entry('d', 85), entry('e', 70)], rule)
    const { entries, borders } = giveAwards(ranked, { ...percent, levels: [{ code: 'first', count: 2 }] })
    expect(entries.map(({ award }) => award)).toEqual(['first', 'first', null, null, null])
    expect(borders).toEqual([{ award: 'first', above: ['b'], below: ['c'], tied: [] }])
  })

  it('are not decided between entries of one rank', () => {
    const ranked = rankEntries([entry('a', 95), entry('b', 90), entry('c', 90), entry('d', 85)], rule)
    const { entries, borders } = giveAwards(ranked, { ...percent, levels: [{ code: 'first', count: 2 }] })
    expect(borders[0]?.tied).toEqual(['b', 'c'])
    expect(entries.map(({ award, undecided }) => [award, undecided])).toEqual([
      ['first', false],
      [null, true],
      [null, true],
      [null, false],
    ])
  })

  it('never exceed their number, and no better entry has a worse award', () => {
    fc.assert(
      fc.property(anyEntries, anyRule, (entries, any) => {
        const ranked = rankEntries(entries, rule)
        const { places, entries: awarded } = giveAwards(ranked, any)
        expect(places.reduce((sum, each) => sum + each.places, 0)).toBeLessThanOrEqual(entries.length)
        for (const { code, places: most } of places.slice(0, 1))
          expect(awarded.filter(({ award }) => award === code).length).toBeLessThanOrEqual(most)
        const level = ({ award }: (typeof awarded)[number]) =>
          award === null ? places.length : places.findIndex(({ code }) => code === award)
        for (const [index, each] of awarded.entries())
          expect(level(each)).toBeGreaterThanOrEqual(level(awarded[index - 1] ?? each))
        const sameRank = new Map<number, string | null>()
        for (const { rank, award } of awarded)
          expect(sameRank.set(rank, sameRank.get(rank) ?? award).get(rank)).toBe(award)
      }),
    )
  })

  it('say whose award another result would change', () => {
    const give = (places: number) =>
      giveAwards(rankEntries([entry('a', 95), entry('b', 90), entry('c', 80)], rule), {
        ...percent,
        levels: [{ code: 'first', count: places }],
      }).entries
    expect(awardChanges(give(1), give(2))).toEqual([{ entry_id: 'b', from: null, to: 'first' }])
    expect(awardChanges(give(2), give(2))).toEqual([])
  })
})
