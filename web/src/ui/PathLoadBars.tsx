import type { Subject } from '@lightwork/domain'
import { useNames } from '../lib/names.ts'
import { LoadBar, LoadBarParts, LoadVerdictText, type SubjectMinutes } from './LoadBar.tsx'

/** Minutes of one way through a homework. */
export interface PathMinutes {
  readonly code: string
  readonly name: string
  readonly minutes: number
}

export interface PathLoadBarsProps {
  readonly label: string
  readonly others: readonly SubjectMinutes[]
  readonly subject: Subject
  /** Minutes of this homework on each way through it. */
  readonly mine: readonly PathMinutes[]
  readonly limit: number | null
}

/** One bar for each way through the homework. The largest is what the day is charged, so the verdict is about that one. */
export function PathLoadBars({ label, others, subject, mine, limit }: PathLoadBarsProps) {
  const names = useNames()
  const largest = Math.max(...mine.map(({ minutes }) => minutes))
  const used = others.reduce((sum, { minutes }) => sum + minutes, 0)
  return (
    <div className="ui-load">
      <div className="ui-load-head">
        <span className="ui-load-label">{label}</span>
        <LoadVerdictText used={used} mine={largest} limit={limit} />
      </div>
      <div className="ui-load-paths">
        {mine.map(({ code, name, minutes }) => (
          <div key={code} style={{ display: 'contents' }}>
            <span className="path">{name}</span>
            <LoadBar size="bare" label={`${label} ${name}`} others={others} mine={{ subject, minutes }} limit={limit} />
            <span className="path">{names.minutes(minutes)}</span>
          </div>
        ))}
      </div>
      <LoadBarParts others={others} mine={{ subject, minutes: largest }} limit={limit} />
    </div>
  )
}
