import type { ItemHit } from '@lightwork/contract'
import { useWords } from '../../lib/language.ts'
import { useNames } from '../../lib/names.ts'
import { bankWords } from './bank-words.ts'

/** How much stands behind the minutes: nothing measured, tried, measured in classes. A shape beside the words. */
const marks = { author: '○', estimate: '○', import: '○', trial: '◐', class: '●' } as const

export interface EvidenceTextProps {
  readonly minutes: number
  readonly evidence: ItemHit['minutes_evidence']
}

/** 4 分钟 ○ 命题人估计 */
export function EvidenceText({ minutes, evidence: { source, samples } }: EvidenceTextProps) {
  const say = useWords(bankWords)
  const names = useNames()
  return (
    <span className="bank-minutes">
      <span className="nowrap">{names.minutes(minutes)}</span>{' '}
      <span className="evidence">
        <span aria-hidden="true">{marks[source]} </span>
        {names.evidence[source]}
        {samples > 0 && say.samples(samples)}
      </span>
    </span>
  )
}
