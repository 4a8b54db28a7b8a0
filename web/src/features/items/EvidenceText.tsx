import type { ItemHit } from '@lightwork/contract'
import { minutesOf } from '../../lib/item-minutes.ts'
import { useWords } from '../../lib/language.ts'
import { useNames } from '../../lib/names.ts'
import { bankWords } from './bank-words.ts'

export interface EvidenceTextProps {
  readonly timed: Pick<ItemHit, 'minutes' | 'minutes_evidence' | 'calibrated'>
}

/** 4 分钟 ○ 命题人估计; 5 分钟 ● 3 次实测. How much stands behind the figure is a shape beside the words. */
export function EvidenceText({ timed }: EvidenceTextProps) {
  const say = useWords(bankWords)
  const names = useNames()
  const { calibrated, minutes_evidence } = timed
  const isMeasured = calibrated !== null && calibrated.samples > 0
  return (
    <span className="bank-minutes">
      <span className="nowrap">{names.minutes(minutesOf(timed))}</span>{' '}
      <span className="evidence">
        <span aria-hidden="true">{isMeasured ? '● ' : '○ '}</span>
        {isMeasured ? say.measured(calibrated.samples) : names.evidence[minutes_evidence.source]}
      </span>
    </span>
  )
}
