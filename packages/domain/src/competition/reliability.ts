import type { GivenScore } from './severity.ts'

/** What a coefficient means (limits of Koo and Li 2016 for ICC: 0.5, 0.75, 0.9). */
export const agreements = ['poor', 'moderate', 'good', 'excellent'] as const
export type Agreement = (typeof agreements)[number]

export const agreementOf = (coefficient: number): Agreement =>
  coefficient < 0.5 ? 'poor' : coefficient < 0.75 ? 'moderate' : coefficient < 0.9 ? 'good' : 'excellent'

export interface Reliability {
  /** ICC(1): how far one judge's score tells the entry's; at most 1, below 0 when worse than chance. */
  readonly single: number
  /** ICC(1,k): how far the mean of `judges_per_entry` judges does. */
  readonly average: number
  /** Mean number of sheets of an entry, weighed for unequal numbers. */
  readonly judges_per_entry: number
  /** Kendall's W where the same judges scored every entry, corrected for ties; else null. 0 to 1. */
  readonly concordance: number | null
  /** What `average` means, since the mean is what is published. */
  readonly agreement: Agreement
}

function byEntry(given: readonly GivenScore[]): Map<string, Map<string, number>> {
  const entries = new Map<string, Map<string, number>>()
  for (const { entry_id, judge_id, score } of given) {
    const own = entries.get(entry_id) ?? new Map<string, number>()
    entries.set(entry_id, own.set(judge_id, score))
  }
  return entries
}

const sum = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0)

/** Middle ranks from 1, and how much ties take from their variance: the sum of t³ − t. */
function middleRanks(scores: readonly number[]): { readonly ranks: readonly number[]; readonly ties: number } {
  const below = (score: number) => scores.filter((other) => other < score).length
  const same = (score: number) => scores.filter((other) => other === score).length
  return {
    ranks: scores.map((score) => below(score) + (same(score) + 1) / 2),
    ties: sum([...new Set(scores)].map((score) => same(score) ** 3 - same(score))),
  }
}

/** Kendall's W of a full table: a row of scores for each judge. */
export function kendallsW(rows: readonly (readonly number[])[]): number {
  const [judges, entries] = [rows.length, rows[0]?.length ?? 0]
  const ranked = rows.map(middleRanks)
  const sums = Array.from({ length: entries }, (_, entry) => sum(ranked.map(({ ranks }) => ranks[entry] ?? 0)))
  const middle = (judges * (entries + 1)) / 2
  const squares = sum(sums.map((total) => (total - middle) ** 2))
  const most = judges ** 2 * (entries ** 3 - entries) - judges * sum(ranked.map(({ ties }) => ties))
  return most === 0 ? 0 : (12 * squares) / most
}

function concordance(entries: ReadonlyMap<string, ReadonlyMap<string, number>>): number | null {
  const judges = [...new Set([...entries.values()].flatMap((own) => [...own.keys()]))]
  const rows = judges.map((judge) => [...entries.values()].map((own) => own.get(judge)))
  const full = rows.map((row) => row.filter((score) => score !== undefined))
  const isFull = full.every((row) => row.length === entries.size)
  return isFull && judges.length >= 2 ? kendallsW(full) : null
}

/**
 * How far the judges of one group agree: one-way analysis of variance, which asks nothing of the design (entries may
 * have different judges and different numbers of them). Null with fewer than two entries or no entry with two sheets.
 */
export function reliabilityOf(given: readonly GivenScore[]): Reliability | null {
  const entries = byEntry(given)
  const lists = [...entries.values()].map((own) => [...own.values()])
  const count = sum(lists.map(({ length }) => length))
  if (lists.length < 2 || count <= lists.length) return null
  const grand = sum(lists.flat()) / count
  const means = lists.map((list) => sum(list) / list.length)
  const between = sum(lists.map((list, index) => list.length * ((means[index] ?? 0) - grand) ** 2)) / (lists.length - 1)
  const within =
    sum(lists.flatMap((list, index) => list.map((score) => (score - (means[index] ?? 0)) ** 2))) /
    (count - lists.length)
  const perEntry = (count - sum(lists.map(({ length }) => length ** 2)) / count) / (lists.length - 1)
  // All scores equal: nothing tells the entries apart.
  const all = between + (perEntry - 1) * within
  const average = between === 0 ? 0 : (between - within) / between
  return {
    single: all === 0 ? 0 : (between - within) / all,
    average,
    judges_per_entry: perEntry,
    concordance: concordance(entries),
    agreement: agreementOf(average),
  }
}
