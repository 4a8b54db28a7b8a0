/** A kept text of a homework, as far as the rule of thinning looks at it. */
export interface KeptText {
  readonly revision: number
  readonly saved_at: Date
  readonly saved_by: string
  /** Named, released, or part of a restoring: kept for good. */
  readonly held: boolean
}

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/**
 * One text is kept of each stretch of so many milliseconds, once the whole stretch is so old. Every stretch is a multiple
 * of the one before it and grows old as a whole, so thinning at every save comes to the same as thinning once at the end.
 */
export const historySteps = [
  { from: 0, stretch: 10 * MINUTE },
  { from: DAY, stretch: HOUR },
  { from: 7 * DAY, stretch: DAY },
  { from: 90 * DAY, stretch: 7 * DAY },
] as const

function stretchOf(savedAt: number, now: number): string {
  const endOf = (stretch: number) => (Math.floor(savedAt / stretch) + 1) * stretch
  const { stretch } = historySteps.findLast(({ from, stretch }) => now - endOf(stretch) >= from) ?? historySteps[0]
  return `${stretch} ${endOf(stretch)}`
}

/**
 * Revisions that need not be kept any longer: of one person's texts of one stretch of time only the last stays. Texts of
 * different people never take each other's place, so what somebody wrote before a colleague went on is still there.
 */
export function revisionsToDrop(kept: readonly KeptText[], now: Date): number[] {
  const last = new Map<string, number>()
  const loose = kept.filter(({ held }) => !held)
  const keyOf = ({ saved_at, saved_by }: KeptText) => `${saved_by} ${stretchOf(saved_at.getTime(), now.getTime())}`
  for (const text of loose) last.set(keyOf(text), Math.max(text.revision, last.get(keyOf(text)) ?? 0))
  return loose.filter((text) => last.get(keyOf(text)) !== text.revision).map(({ revision }) => revision)
}
