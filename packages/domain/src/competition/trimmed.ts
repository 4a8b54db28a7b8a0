/** What one judge gave one entry, in points. `null`: recused or not handed in; missing, never a zero. */
export interface JudgeScore {
  readonly judge_id: string
  readonly score: number | null
}

/** From this many valid sheets on, the highest and the lowest are left out (the practice of five judges). */
export const TRIM_FROM = 5

export interface TrimmedMean {
  /** Points; null without any valid sheet. */
  readonly mean: number | null
  /** Judges whose sheets make the mean. */
  readonly used: readonly string[]
  /** The highest and the lowest, left out; empty below the limit. Of equal ones the same are left out each time. */
  readonly dropped: readonly string[]
  readonly missing: readonly string[]
}

interface Valid {
  readonly judge_id: string
  readonly score: number
}

const isValid = (given: JudgeScore): given is Valid => given.score !== null

const ascending = (a: Valid, b: Valid): number => a.score - b.score || (a.judge_id < b.judge_id ? -1 : 1)

const ids = (scores: readonly JudgeScore[]): string[] => scores.map(({ judge_id }) => judge_id)

/** Mean of the valid scores; the highest and the lowest left out from `trimFrom` valid ones on. */
export function trimmedMean(scores: readonly JudgeScore[], trimFrom = TRIM_FROM): TrimmedMean {
  const valid = scores.filter(isValid).sort(ascending)
  const trims = valid.length >= Math.max(3, trimFrom)
  const used = trims ? valid.slice(1, -1) : valid
  return {
    mean: used.length === 0 ? null : used.reduce((sum, { score }) => sum + score, 0) / used.length,
    used: ids(used),
    dropped: trims ? ids([...valid.slice(0, 1), ...valid.slice(-1)]) : [],
    missing: ids(scores.filter((given) => !isValid(given))),
  }
}

export interface Disagreement {
  readonly lowest: string
  readonly highest: string
  /** Points between the two. */
  readonly difference: number
}

/** The two farthest valid scores when they differ by more than the threshold; else null. */
export function findDisagreement(scores: readonly JudgeScore[], threshold: number): Disagreement | null {
  const valid = scores.filter(isValid).sort(ascending)
  const [lowest, highest] = [valid[0], valid.at(-1)]
  if (lowest === undefined || highest === undefined) return null
  const difference = highest.score - lowest.score
  return difference > threshold ? { lowest: lowest.judge_id, highest: highest.judge_id, difference } : null
}

/** Of the sheets that would count, two that differ by more than the threshold ask for one more judge. */
export function needsFurtherJudge(scores: readonly JudgeScore[], threshold: number, trimFrom = TRIM_FROM): boolean {
  const { used } = trimmedMean(scores, trimFrom)
  return (
    findDisagreement(
      scores.filter(({ judge_id }) => used.includes(judge_id)),
      threshold,
    ) !== null
  )
}

/** With a third judge, the two nearest count; when both neighbours are equally near, all three do. */
export function settleByThird(scores: readonly [number, number, number]): number {
  const [low, middle, high] = [...scores].sort((a, b) => a - b) as [number, number, number] // as: sorting keeps three
  if (middle - low === high - middle) return (low + middle + high) / 3
  return middle - low < high - middle ? (low + middle) / 2 : (middle + high) / 2
}
