import type { ReviewDesk } from '@lightwork/contract'
import { useDays } from '../../lib/days.ts'
import { useWords } from '../../lib/language.ts'
import { useReviewNames } from '../../lib/review-names.ts'
import { ChevronDownIcon } from '../../ui/icons.tsx'
import { deskWords } from './desk-words.ts'

/** Who ticked what, and when. */
export function ReviewRecord({ desk: { ticks } }: { readonly desk: ReviewDesk }) {
  const say = useWords(deskWords)
  const names = useReviewNames()
  const days = useDays()
  if (ticks.length === 0) return null
  return (
    <details className="item-fold">
      <summary>
        <ChevronDownIcon size={16} />
        {say.record}
      </summary>
      <ul className="review-record">
        {ticks.map(({ step, code, account, at }) => (
          <li key={`${step} ${code} ${account.id}`}>
            {names.step[step]} · {names.tick[code]}
            <span className="quiet small">{say.ticked(account.name, days.moment(at))}</span>
          </li>
        ))}
      </ul>
    </details>
  )
}
