import { componentsOf, type Pair } from '@lightwork/domain'
import { connectGroup, type GroupedPair } from './connect-judges.ts'
import { barrierBetween, type EntryToAssign, isCompetent, type JudgeToAssign, pairSet } from './eligible.ts'
import { numberOf } from './random.ts'
import { type SeatOption, seatJudges } from './seats.ts'

export interface AssignRequest {
  readonly entries: readonly EntryToAssign[]
  /** Judges who take part; one who has left is not among them. */
  readonly judges: readonly JudgeToAssign[]
  readonly perEntry: number
  /** Set by the organiser: also across groups, never across a conflict. */
  readonly pinned?: readonly Pair[]
  /** Ruled out by the organiser, or recused. */
  readonly forbidden?: readonly Pair[]
  /** Decides between equals; the same seed gives the same assignment. */
  readonly seed: string
}

/** A pair of an assignment that is already at work. */
export interface StandingPair extends Pair {
  /** The sheet is final: it stays, even when its judge has left. */
  readonly finished: boolean
}

/** An entry that lacks judges: `able` of those who take part may score it. */
export interface ShortEntry {
  readonly entry_id: string
  readonly group_id: string
  readonly missing: number
  readonly able: number
}

/** What a group lacks: so many seats, and at least so many more judges without conflicts. */
export interface ShortGroup {
  readonly group_id: string
  readonly entries: number
  readonly missing: number
  readonly judges_needed: number
}

export interface Assignment {
  /** `short`: the pairs are the most that can be seated. */
  readonly outcome: 'complete' | 'short'
  readonly pairs: readonly Pair[]
  /** Pairs that were not standing before. */
  readonly added: readonly Pair[]
  /** Standing pairs that are gone: of judges who left, now barred, or moved. */
  readonly removed: readonly Pair[]
  /** Entries of each judge who takes part. */
  readonly loads: ReadonlyMap<string, number>
  readonly shortEntries: readonly ShortEntry[]
  readonly shortGroups: readonly ShortGroup[]
  /** Pinned pairs that a conflict forbids, or whose judge or entry does not take part. */
  readonly refused: readonly Pair[]
  /** Islands of judges by group; 1 is what severity correction wants. */
  readonly components: ReadonlyMap<string, number>
}

interface Candidates {
  readonly options: readonly (SeatOption & Pair)[]
  readonly seats: readonly number[]
  readonly refused: readonly Pair[]
  readonly may: (pair: Pair) => boolean
}

function candidatesOf(request: AssignRequest, standing: readonly StandingPair[]): Candidates {
  const { entries, judges, perEntry, seed } = request
  const pinned = pairSet(request.pinned ?? [])
  const forbidden = pairSet(request.forbidden ?? [])
  const stands = pairSet(standing)
  const finished = pairSet(standing.filter((pair) => pair.finished))
  const judgeOf = new Map(judges.map((judge) => [judge.judge_id, judge]))
  const entryOf = new Map(entries.map((entry) => [entry.entry_id, entry]))
  const isFree = (pair: Pair): boolean => {
    const [judge, entry] = [judgeOf.get(pair.judge_id), entryOf.get(pair.entry_id)]
    return judge !== undefined && entry !== undefined && !forbidden.has(pair) && barrierBetween(judge, entry) === null
  }
  const may = (pair: Pair): boolean => {
    const [judge, entry] = [judgeOf.get(pair.judge_id), entryOf.get(pair.entry_id)]
    if (judge === undefined || entry === undefined) return false
    return finished.has(pair) || (isFree(pair) && (isCompetent(judge, entry) || pinned.has(pair)))
  }
  const options = entries.flatMap(({ entry_id }, entry) =>
    judges.flatMap(({ judge_id }, judge) => {
      const pair = { entry_id, judge_id }
      if (!may(pair)) return []
      const fixed = pinned.has(pair) || finished.has(pair)
      const lot = numberOf(JSON.stringify([seed, entry_id, judge_id]))
      return [{ ...pair, entry, judge, fixed, changes: !fixed && standing.length > 0 && !stands.has(pair), lot }]
    }),
  )
  const seats = entries.map((_, entry) => {
    const own = options.filter((option) => option.entry === entry)
    // Sheets of judges who have left hold their seats without a judge here.
    const held = standing.filter((pair) => pair.finished && pair.entry_id === entries[entry]?.entry_id)
    const outside = held.filter(({ judge_id }) => !judgeOf.has(judge_id)).length
    const kept = own.filter((option) => option.fixed || stands.has(option)).length
    return Math.max(perEntry - outside, kept, 0)
  })
  return { options, seats, may, refused: (request.pinned ?? []).filter((pair) => !isFree(pair)) }
}

function shortages({ entries }: AssignRequest, { options }: Candidates, empty: readonly number[]) {
  const shortEntries = entries.flatMap(({ entry_id, group_id }, index): ShortEntry[] => {
    const missing = empty[index] ?? 0
    const able = options.filter(({ entry }) => entry === index).length
    return missing === 0 ? [] : [{ entry_id, group_id, missing, able }]
  })
  const groups = [...new Set(shortEntries.map(({ group_id }) => group_id))]
  const shortGroups = groups.map((group_id): ShortGroup => {
    const own = shortEntries.filter((entry) => entry.group_id === group_id)
    return {
      group_id,
      entries: own.length,
      missing: own.reduce((sum, { missing }) => sum + missing, 0),
      // A new judge takes one seat of each entry.
      judges_needed: Math.max(...own.map(({ missing }) => missing)),
    }
  })
  return { shortEntries, shortGroups }
}

/** Connects each group by itself: severity is compared within a group only. */
function connectAll(pairs: readonly GroupedPair[], may: (pair: Pair) => boolean) {
  const groups = [...new Set(pairs.map(({ group_id }) => group_id))]
  const connected = groups.map((group_id) => {
    const own = connectGroup(
      pairs.filter((pair) => pair.group_id === group_id),
      (pair) => may(pair),
    )
    return { group_id, own, count: componentsOf(own).count }
  })
  return {
    pairs: connected.flatMap(({ own }) => own),
    components: new Map(connected.map(({ group_id, count }) => [group_id, count])),
  }
}

async function assign(request: AssignRequest, standing: readonly StandingPair[]): Promise<Assignment> {
  const { entries, judges } = request
  const candidates = candidatesOf(request, standing)
  const { taken, empty } = await seatJudges({
    seats: candidates.seats,
    options: candidates.options,
    judges: judges.map(({ most, expertise }) => ({
      most: most ?? Number.POSITIVE_INFINITY,
      isExpert: expertise >= 2,
    })),
  })
  const seated = taken.flatMap((place): GroupedPair[] => {
    const option = candidates.options[place]
    if (option === undefined) return []
    const { entry_id, judge_id, entry } = option
    // A repair moves nobody for the sake of connection: fewest changes come first.
    return [
      { entry_id, judge_id, group_id: entries[entry]?.group_id ?? '', fixed: option.fixed || standing.length > 0 },
    ]
  })
  const connected = connectAll(seated, candidates.may)
  const participates = new Set(judges.map(({ judge_id }) => judge_id))
  const left = standing.filter(({ finished, judge_id }) => finished && !participates.has(judge_id))
  const pairs: Pair[] = [...connected.pairs, ...left].map(({ entry_id, judge_id }) => ({ entry_id, judge_id }))
  const [before, after] = [pairSet(standing), pairSet(pairs)]
  return {
    outcome: empty.some((count) => count > 0) ? 'short' : 'complete',
    pairs,
    added: pairs.filter((pair) => !before.has(pair)),
    removed: standing.filter((pair) => !after.has(pair)).map(({ entry_id, judge_id }) => ({ entry_id, judge_id })),
    loads: new Map(judges.map(({ judge_id }) => [judge_id, pairs.filter((pair) => pair.judge_id === judge_id).length])),
    ...shortages(request, candidates, empty),
    refused: candidates.refused,
    components: connected.components,
  }
}

/**
 * Assigns judges to entries: as many as asked, competent and without conflicts, loads as even as conflicts allow, an
 * expert for each entry where there are enough, the rest by lot, and so that the judges of a group can be compared.
 */
export const assignJudges = (request: AssignRequest): Promise<Assignment> => assign(request, [])

/**
 * Mends an assignment when judges left, recused or were added: finished sheets stay, and among the rest as few pairs as
 * possible are new. Recused pairs come in `forbidden` and not in `standing`.
 */
export const repairAssignment = (request: AssignRequest, standing: readonly StandingPair[]): Promise<Assignment> =>
  assign(request, standing)
