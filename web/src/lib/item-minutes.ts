import type { CalibratedMinutes } from '@lightwork/contract'

interface Timed {
  readonly minutes: number
  readonly calibrated: CalibratedMinutes | null
}

/** The best that is known of an item's time: calibrated where there is evidence, else the author's estimate. */
export const minutesOf = ({ minutes, calibrated }: Timed): number => calibrated?.minutes ?? minutes
