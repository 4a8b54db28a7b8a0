import type { CalibratedMinutes, ItemHit } from '@lightwork/contract'

interface Timed {
  readonly minutes: number
  readonly calibrated: CalibratedMinutes | null
}

/** The best that is known of an item's time: calibrated where there is evidence, else the author's estimate. */
export const minutesOf = ({ minutes, calibrated }: Timed): number => calibrated?.minutes ?? minutes

/** Where that figure comes from, and how often it was measured. */
export const evidenceOf = ({
  calibrated,
  minutes_evidence,
}: Pick<ItemHit, 'calibrated' | 'minutes_evidence'>): Pick<ItemHit['minutes_evidence'], 'source' | 'samples'> =>
  calibrated !== null && calibrated.samples > 0 ? { source: 'class', samples: calibrated.samples } : minutes_evidence
