import type { ClassDay } from '@lightwork/contract'
import { Link } from 'react-router'
import { Refusal } from '../../lib/Answer.tsx'
import { bindingLimit, quantityShown, subjectMinutes } from '../../lib/class-day.ts'
import { useDays } from '../../lib/days.ts'
import { defineWords, useWords } from '../../lib/language.ts'
import { useNames } from '../../lib/names.ts'
import { LoadBar } from '../../ui/LoadBar.tsx'
import { Busy } from '../../ui/Notice.tsx'
import { Card } from '../../ui/Page.tsx'
import { useOutlooks } from './school-days.ts'
import './home.css'

const words = defineWords({
  zh: {
    today: (day: string) => `今天 ${day}`,
    next: (day: string) => `下一上学日 ${day}`,
    off: (kind: string) => `${kind}，不作判定`,
    nothing: '不布置',
    none: '两周内没有上学日',
    loading: '正在读取…',
    weekOf: (name: string) => `${name}的班级周`,
  },
  en: {
    today: (day: string) => `Today, ${day}`,
    next: (day: string) => `Next school day, ${day}`,
    off: (kind: string) => `${kind}: no verdict`,
    nothing: 'None to be set',
    none: 'No school day within two weeks',
    loading: 'Loading…',
    weekOf: (name: string) => `Week of ${name}`,
  },
})

function Day({ day, when }: { readonly day: ClassDay; readonly when: string }) {
  const say = useWords(words)
  const names = useNames()
  const limit = bindingLimit(day)
  const others = subjectMinutes(day, quantityShown(day))
  const isEmpty = others.length === 0
  return (
    <div className="home-day">
      <span className="when">
        {when} · {names.quantity[quantityShown(day)]}
      </span>
      {isEmpty && limit === null && <span className="quiet">{say.off(names.dayKind[day.day_kind])}</span>}
      {isEmpty && limit?.limit === 0 && <span className="quiet">{say.nothing}</span>}
      {(others.length > 0 || (limit !== null && limit.limit > 0)) && (
        <LoadBar size="line" label={`${day.class_name} ${when}`} others={others} limit={limit?.limit ?? null} />
      )}
    </div>
  )
}

export interface ClassOutlooksProps {
  readonly classes: readonly { readonly school_id: string; readonly class_id: string }[]
  readonly today: string
}

/** The minutes that classes have left, today and on their next school day. */
export function ClassOutlooks({ classes, today }: ClassOutlooksProps) {
  const say = useWords(words)
  const days = useDays()
  const { outlooks, isPending, error } = useOutlooks(classes, today)
  if (error !== null) return <Refusal error={error} />
  if (isPending) return <Busy>{say.loading}</Busy>
  return (
    <Card>
      <ul className="home-classes">
        {outlooks.map(({ today: now, next }) => (
          <li key={now.class_id} className="home-class">
            <Link className="name" to={`/week?class=${now.class_id}`} aria-label={say.weekOf(now.class_name)}>
              {now.class_name}
            </Link>
            <Day day={now} when={say.today(days.weekday(now.day))} />
            {next === null ? (
              <span className="quiet">{say.none}</span>
            ) : (
              <Day day={next} when={say.next(days.dayAndWeekday(next.day))} />
            )}
          </li>
        ))}
      </ul>
    </Card>
  )
}
