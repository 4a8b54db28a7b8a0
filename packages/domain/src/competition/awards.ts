import type { Rankable, Ranked } from './ranking.ts'

/** A level of award, best first: a share of the group's entries, or a fixed number. */
export type AwardLevel =
  | { readonly code: string; readonly percent: number }
  | { readonly code: string; readonly count: number }

/** What is done with a broken number of awards: 10 % of 25 entries. */
export const roundings = ['down', 'half', 'up'] as const
export type Rounding = (typeof roundings)[number]

export interface AwardRule {
  readonly levels: readonly AwardLevel[]
  readonly rounding: Rounding
  /** Every group gets at least this many of each level given by percent, as far as it has entries. */
  readonly at_least: number
}

function rounded(value: number, rounding: Rounding): number {
  // 7 % of 300 is 21.000000000000004 to the machine.
  const clean = Math.round(value * 1e9) / 1e9
  return rounding === 'down' ? Math.floor(clean) : rounding === 'up' ? Math.ceil(clean) : Math.round(clean)
}

export interface AwardPlaces {
  readonly code: string
  readonly places: number
}

/** How many of each level a group of so many entries gets. Better levels are served first when entries run out. */
export function awardPlaces({ levels, rounding, at_least }: AwardRule, entries: number): AwardPlaces[] {
  let left = entries
  return levels.map((level) => {
    const wanted =
      'count' in level ? level.count : Math.max(at_least, rounded((entries * level.percent) / 100, rounding))
    const places = Math.min(left, Math.max(0, wanted))
    left -= places
    return { code: level.code, places }
  })
}

/**
 * Where an award ends. `above` and `below`: entries on both sides whose confidence bands overlap those of the nearest on
 * the other side, to be looked at again before it is decided.
 */
export interface AwardBorder {
  readonly award: string
  readonly above: readonly string[]
  readonly below: readonly string[]
  /** Entries of one rank on both sides: without a re-review nobody can say who gets it. */
  readonly tied: readonly string[]
}

export interface Awarded {
  readonly entry_id: string
  readonly rank: number
  readonly award: string | null
  /** Its rank lies across a border; `award` is the lower one until a re-review has decided. */
  readonly undecided: boolean
}

export interface Awards {
  readonly places: readonly AwardPlaces[]
  readonly entries: readonly Awarded[]
  readonly borders: readonly AwardBorder[]
}

const ids = (entries: readonly Rankable[]): string[] => entries.map(({ entry_id }) => entry_id)

function borderAt(ranked: readonly Ranked[], end: number, award: string): AwardBorder[] {
  const [last, first] = [ranked[end - 1], ranked[end]]
  if (last === undefined || first === undefined) return []
  return [
    {
      award,
      above: ids(ranked.slice(0, end).filter(({ low }) => low <= first.high)),
      below: ids(ranked.slice(end).filter(({ high }) => high >= last.low)),
      tied: last.rank === first.rank ? ids(ranked.filter(({ rank }) => rank === last.rank)) : [],
    },
  ]
}

/** Gives the awards of one group. `ranked` is best first, as `rankEntries` leaves it. */
export function giveAwards(ranked: readonly Ranked[], rule: AwardRule): Awards {
  const places = awardPlaces(rule, ranked.length)
  const steps = places.flatMap(({ code, places: count }) => Array.from({ length: count }, () => code))
  let end = 0
  const borders = places.flatMap(({ code, places: count }) => {
    end += count
    return count === 0 ? [] : borderAt(ranked, end, code)
  })
  const across = new Set(borders.flatMap(({ tied }) => tied))
  /** The lowest step that entries of this rank reach. */
  const lowest = (of: number) => steps[ranked.findLastIndex(({ rank }) => rank === of)] ?? null
  return {
    places,
    borders,
    entries: ranked.map(({ entry_id, rank }, index) => {
      const undecided = across.has(entry_id)
      return { entry_id, rank, undecided, award: undecided ? lowest(rank) : (steps[index] ?? null) }
    }),
  }
}

export interface AwardChange {
  readonly entry_id: string
  readonly from: string | null
  readonly to: string | null
}

/** Whose award another result would change. Who is in one result only has no award in the other. */
export function awardChanges(before: readonly Awarded[], after: readonly Awarded[]): AwardChange[] {
  const awards = (list: readonly Awarded[]) => new Map(list.map(({ entry_id, award }) => [entry_id, award]))
  const [from, to] = [awards(before), awards(after)]
  return [...new Set([...from.keys(), ...to.keys()])].flatMap((entry_id) => {
    const change = { entry_id, from: from.get(entry_id) ?? null, to: to.get(entry_id) ?? null }
    return change.from === change.to ? [] : [change]
  })
}
