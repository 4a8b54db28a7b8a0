import type { Subject } from '@lightwork/domain'
import type { SheetTasks } from '../../editor/blocks/parts.ts'
import { useDays } from '../../lib/days.ts'
import { useLanguage, useWords } from '../../lib/language.ts'
import { useNames } from '../../lib/names.ts'
import { LoadBar } from '../../ui/LoadBar.tsx'
import { PathLoadBars } from '../../ui/PathLoadBars.tsx'
import { homeworkWords } from './homework-words.ts'
import type { ClassOutlook } from './outlooks.ts'
import { usePathMinutes } from './paths/use-path-minutes.ts'

interface ClassLoadProps {
  readonly outlook: ClassOutlook
  readonly subject: Subject
  /** One bar for each way through it; with several classes beside each other the largest one alone. */
  readonly tasks: SheetTasks
  readonly byPath: boolean
}

/** A class's day by subject with this homework in it. */
export function ClassLoad({ outlook, subject, tasks, byPath }: ClassLoadProps) {
  const words = useWords(homeworkWords)
  const names = useNames()
  const { classDay, quantity, others, mine, limit } = outlook
  const minutesOf = usePathMinutes(tasks)
  const label = words.classQuantity(classDay.class_name, names.quantity[quantity])
  return (
    <section className="homework-class-load" aria-label={label}>
      {byPath ? (
        <PathLoadBars label={label} others={others} subject={subject} mine={minutesOf(quantity)} limit={limit} />
      ) : (
        <LoadBar label={label} others={others} mine={{ subject, minutes: mine }} limit={limit} />
      )}
      {classDay.day_kind === 'no_homework_day' && <p className="quiet small">{words.noHomeworkDay}</p>}
      {classDay.day_kind === 'rest_day' && classDay.blocking.length === 0 && (
        <p className="quiet small">{words.rest}</p>
      )}
    </section>
  )
}

interface ProjectLoadProps {
  /** One class's days, in order. */
  readonly outlooks: readonly ClassOutlook[]
  readonly subject: Subject
}

/** A class's days while a project lasts, each with what of the homework falls on it. */
export function ProjectLoad({ outlooks, subject }: ProjectLoadProps) {
  const words = useWords(homeworkWords)
  const names = useNames()
  const days = useDays()
  const [first] = outlooks
  if (first === undefined) return null
  const label = words.classQuantity(first.classDay.class_name, names.quantity[first.quantity])
  return (
    <section className="homework-class-load" aria-label={label}>
      <h2>{label}</h2>
      <ol className="homework-days">
        {outlooks.map(({ classDay, nth, others, mine, limit }) => {
          const day = words.nthDay(nth, days.dayAndWeekday(classDay.day))
          return (
            <li key={classDay.day}>
              <span className="homework-day-name" aria-hidden="true">
                {day}
                <span>{names.minutes(mine)}</span>
              </span>
              <LoadBar size="line" label={day} others={others} mine={{ subject, minutes: mine }} limit={limit} />
            </li>
          )
        })}
      </ol>
    </section>
  )
}

/** The rules that set the limits of these classes' days, each once, with their source. */
export function LimitRules({ outlooks }: { readonly outlooks: readonly ClassOutlook[] }) {
  const words = useWords(homeworkWords)
  const language = useLanguage()
  const rules = new Map(outlooks.flatMap(({ classDay }) => classDay.blocking.map((rule) => [rule.id, rule] as const)))
  return [...rules.values()].map((rule) => (
    <p key={rule.id} className="quiet small">
      {words.rule(language === 'zh' ? rule.text_zh : rule.text_en, rule.number ?? rule.title)}
    </p>
  ))
}
