import { type Subject, type Tier, tiers } from '@lightwork/domain'
import { useNames } from '../lib/names.ts'
import { LoadBar, LoadBarParts, LoadVerdictText, type SubjectMinutes } from './LoadBar.tsx'

export interface TierLoadBarsProps {
  readonly label: string
  readonly others: readonly SubjectMinutes[]
  readonly subject: Subject
  /** Minutes of this homework on each tier's way through it. */
  readonly mine: Readonly<Record<Tier, number>>
  readonly limit: number | null
}

/** One bar per tier's way. The largest is what the day is charged, so the verdict is about that one. */
export function TierLoadBars({ label, others, subject, mine, limit }: TierLoadBarsProps) {
  const names = useNames()
  const largest = Math.max(...tiers.map((tier) => mine[tier]))
  const used = others.reduce((sum, { minutes }) => sum + minutes, 0)
  return (
    <div className="ui-load">
      <div className="ui-load-head">
        <span className="ui-load-label">{label}</span>
        <LoadVerdictText used={used} mine={largest} limit={limit} />
      </div>
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
      <LoadBarParts others={others} mine={{ subject, minutes: largest }} limit={limit} />
    </div>
  )
}
