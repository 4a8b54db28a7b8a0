import type { Subject } from '@lightwork/domain'
import { useDays } from '../../lib/days.ts'
import { useWords } from '../../lib/language.ts'
import { LoadBar } from '../../ui/LoadBar.tsx'
import { homeworkWords } from './homework-words.ts'
import type { ClassOutlook } from './outlooks.ts'
import type { DayState } from './use-day.ts'

const left = ({ limit, others, mine }: ClassOutlook) =>
  limit === null ? Number.POSITIVE_INFINITY : limit - mine - others.reduce((sum, { minutes }) => sum + minutes, 0)

/** The day as one line under the paper, where there is no room for the clock beside it: the class (and of a project the day) with least left. */
export function DayLine({ day, subject }: { readonly day: DayState; readonly subject: Subject }) {
  const words = useWords(homeworkWords)
  const days = useDays()
  const [first, ...rest] = day.outlooks
  if (first === undefined) return <p className="quiet small">{words.chooseClass}</p>
  const tightest = rest.reduce((found, outlook) => (left(outlook) < left(found) ? outlook : found), first)
  const { class_name, day: date } = tightest.classDay
  return (
    <LoadBar
      size="line"
      label={day.length === 1 ? class_name : `${class_name} ${days.day(date)}`}
      others={tightest.others}
      mine={{ subject, minutes: tightest.mine }}
      limit={tightest.limit}
    />
  )
}
