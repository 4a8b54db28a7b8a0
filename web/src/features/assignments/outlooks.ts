import type { ClassDay } from '@lightwork/contract'
import {
  blocksToDrop,
  type Day,
  type DayLoads,
  dayFigure,
  daysNeeded,
  type Excess,
  excesses,
  figureOf,
  type Limits,
  loadByDay,
  type Quantity,
  type Subject,
  subjects,
  type TierLoad,
  tasksOnDay,
  withoutSubject,
  withSubject,
} from '@lightwork/domain'
import type { SheetTasks } from '../../editor/blocks/parts.ts'
import { quantityShown } from '../../lib/class-day.ts'
import type { SubjectMinutes } from '../../ui/LoadBar.tsx'

/** One class on one day of the homework, as it stands without it, and what the homework would do to it. */
export interface ClassOutlook {
  readonly classDay: ClassDay
  /** Which of the homework's days it is, from 1. */
  readonly nth: number
  readonly quantity: Quantity
  readonly others: readonly SubjectMinutes[]
  /** What the homework asks on this day. */
  readonly load: TierLoad
  readonly mine: number
  readonly limit: number | null
  readonly over: readonly Excess[]
  /** Blocks without which it fits; null when not even an empty homework would. */
  readonly drop: readonly string[] | null
}

export interface HomeworkAsked {
  readonly subject: Subject
  readonly tasks: SheetTasks
  /** Ids of this homework's own releases: an earlier one gives way to the new one. */
  readonly own: ReadonlySet<string>
}

const limitsOf = ({ blocking }: ClassDay): Limits => Object.fromEntries(blocking.map((rule) => [rule.quantity, rule]))

const dayOf = (classDay: ClassDay, own: ReadonlySet<string>): Day => ({
  loads: classDay.releases
    .filter(({ release_id }) => own.has(release_id))
    .reduce<DayLoads>((rest, { subject, load }) => withoutSubject(rest, subject, load), classDay.loads),
  limits: limitsOf(classDay),
})

const bySubject = (loads: DayLoads, quantity: Quantity): SubjectMinutes[] =>
  subjects.flatMap((subject) => {
    const load = loads[subject]
    const minutes = load === undefined ? 0 : figureOf(load)[quantity]
    return minutes > 0 ? [{ subject, minutes }] : []
  })

const overOf = ({ loads, limits }: Day, subject: Subject, load: TierLoad): Excess[] =>
  excesses(dayFigure(loads), dayFigure(withSubject(loads, subject, load)), limits)

const byClass = (classDays: readonly ClassDay[]): ClassDay[][] => {
  const classes = new Map<string, ClassDay[]>()
  for (const each of classDays) classes.set(each.class_id, [...(classes.get(each.class_id) ?? []), each])
  return [...classes.values()].map((days) => [...days].sort((a, b) => a.day.localeCompare(b.day)))
}

/** The days a homework of several days falls on: school days, as the server proposes them. */
const fallsOn = (days: readonly ClassDay[], length: number) =>
  length === 1 ? days.slice(0, 1) : days.filter(({ day_kind }) => day_kind === 'school_day').slice(0, length)

/** Every chosen class on every day of the homework, by the very rules with which the server releases or refuses. */
export function outlooksOf(classDays: readonly ClassDay[], { subject, tasks, own }: HomeworkAsked): ClassOutlook[] {
  const length = daysNeeded(tasks.parts)
  const loads = loadByDay(tasks, length)
  return byClass(classDays).flatMap((days) =>
    fallsOn(days, length).flatMap((classDay, index): ClassOutlook[] => {
      const load = loads[index]
      if (load === undefined) return []
      const day = dayOf(classDay, own)
      const quantity = quantityShown(classDay)
      const over = overOf(day, subject, load)
      return [
        {
          classDay,
          nth: index + 1,
          quantity,
          others: bySubject(day.loads, quantity),
          load,
          mine: figureOf(load)[quantity],
          limit: day.limits[quantity]?.minutes ?? null,
          over,
          drop: over.length === 0 ? [] : blocksToDrop(tasksOnDay(tasks, length, index), subject, day),
        },
      ]
    }),
  )
}

/** The first day from which the whole homework fits all classes, on school days only. */
export function firstFitting(classDays: readonly ClassDay[], { subject, tasks, own }: HomeworkAsked): string | null {
  const length = daysNeeded(tasks.parts)
  const loads = loadByDay(tasks, length)
  const classes = byClass(classDays)
  for (const { day: first } of classes[0] ?? []) {
    const fits = classes.every((days) => {
      const from = days.filter(({ day }) => day >= first)
      const taken = from.filter(({ day_kind }) => day_kind === 'school_day').slice(0, length)
      return (
        taken.length === length &&
        taken[0]?.day === first &&
        taken.every((classDay, index) => {
          const load = loads[index]
          return load !== undefined && overOf(dayOf(classDay, own), subject, load).length === 0
        })
      )
    })
    if (fits) return first
  }
  return null
}
