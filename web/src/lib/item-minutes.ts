import type { DocumentNode } from '@lightwork/content'
import { chargesOf } from '@lightwork/content/structure'
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

/** What a homework charges for an item: a project its own days, a group each tier its own sub-items. */
export function chargedMinutes(body: ItemHit['body'], minutes: number) {
  // The contract cannot name the nodes of a document; the server has held it to the schema.
  const { daily, tier_minutes } = chargesOf(body as DocumentNode, minutes)
  return { minutes: daily === null ? minutes : daily.reduce((sum, each) => sum + each, 0), daily, tier_minutes }
}
