import { type Subject, type Tier, tiers } from '@lightwork/domain'
import { useNames } from '../lib/names.ts'
import { LoadBar, type SubjectMinutes } from './LoadBar.tsx'

export interface TierLoadBarsProps {
  readonly label: string
  readonly others: readonly SubjectMinutes[]
  readonly subject: Subject
  /** Minutes of this homework on each tier's way through it. */
  readonly mine: Readonly<Record<Tier, number>>
  readonly limit: number | null
}

/** One bar per tier path; a single one when all tiers do the same. The largest path is what the day is charged. */
export function TierLoadBars({ label, others, subject, mine, limit }: TierLoadBarsProps) {
  const names = useNames()
  const largest = Math.max(...tiers.map((tier) => mine[tier]))
  if (tiers.every((tier) => mine[tier] === largest)) {
    return <LoadBar label={label} others={others} mine={{ subject, minutes: largest }} limit={limit} />
  }
  return (
    <div className="ui-load">
      <LoadBar label={label} others={others} mine={{ subject, minutes: largest }} limit={limit} />
      <div className="ui-load-tiers">
        {tiers.map((tier) => (
          <div key={tier} style={{ display: 'contents' }}>
            <span className="tier">{names.tier[tier]}</span>
            <LoadBar
              size="bare"
              label={`${label} ${names.tier[tier]}`}
              others={others}
              mine={{ subject, minutes: mine[tier] }}
              limit={limit}
            />
            <span className="tier">{names.minutes(mine[tier])}</span>
          </div>
        ))}
      </div>
    </div>
  )
}
