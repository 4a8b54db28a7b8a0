/** An entry with everything that decides its place. */
export interface Rankable {
  readonly entry_id: string
  /** Points; higher is better. */
  readonly score: number
  /** The confidence band of the score. */
  readonly low: number
  readonly high: number
  /** Mean mark of each criterion by its code; breaks ties. */
  readonly marks: Readonly<Record<string, number>>
  /** Points of the re-review (复评) that a tie asked for; higher is better. */
  readonly review?: number | null
}

export type Ranked<E extends Rankable = Rankable> = E & {
  /** 1, 2, 2, 4 …: entries that nothing tells apart share a rank. */
  readonly rank: number
  /** Shares its rank: only a re-review can tell. */
  readonly tied: boolean
  /** What put it behind the entry before it: `score`, a criterion's code, `review`; null for the first and for ties. */
  readonly decided_by: string | null
}

/** How ranks are made. What looks equal on the page is equal: scores and marks are compared as rounded. */
export interface RankRule {
  /** Codes of criteria, weightiest first. */
  readonly criteria: readonly string[]
  readonly decimals: number
}

/** Codes of a rubric's criteria, weightiest first; of equal weight in the rubric's order. */
export const tieOrder = (criteria: readonly { readonly code: string; readonly points: number }[]): string[] =>
  [...criteria].sort((a, b) => b.points - a.points).map(({ code }) => code)

export const roundTo = (value: number, decimals: number): number => {
  const scale = 10 ** decimals
  // Half a unit may be stored as a little less than half.
  return Math.round(value * scale + 1e-9) / scale
}

/** What tells two entries apart, and which is better; null when nothing does. */
function difference(a: Rankable, b: Rankable, { criteria, decimals }: RankRule) {
  const steps = [
    { by: 'score', a: a.score, b: b.score },
    ...criteria.map((code) => ({ by: code, a: a.marks[code] ?? 0, b: b.marks[code] ?? 0 })),
    { by: 'review', a: a.review ?? 0, b: b.review ?? 0 },
  ]
  for (const step of steps) {
    const points = roundTo(step.b, decimals) - roundTo(step.a, decimals)
    if (points !== 0) return { by: step.by, points }
  }
  return null
}

/** Entries from best to last. Ties: the weightiest criterion, the next, …, the re-review; then they share the rank. */
export function rankEntries<E extends Rankable>(entries: readonly E[], rule: RankRule): Ranked<E>[] {
  const ordered = [...entries].sort(
    (a, b) => difference(a, b, rule)?.points ?? (a.entry_id < b.entry_id ? -1 : a.entry_id > b.entry_id ? 1 : 0),
  )
  const ranked: Ranked<E>[] = []
  for (const [index, entry] of ordered.entries()) {
    const [before, after] = [ordered[index - 1], ordered[index + 1]]
    const behind = before === undefined ? null : difference(before, entry, rule)
    const equalsBefore = before !== undefined && behind === null
    const equalsAfter = after !== undefined && difference(entry, after, rule) === null
    ranked.push({
      ...entry,
      rank: equalsBefore ? (ranked[index - 1]?.rank ?? index + 1) : index + 1,
      tied: equalsBefore || equalsAfter,
      decided_by: behind?.by ?? null,
    })
  }
  return ranked
}
