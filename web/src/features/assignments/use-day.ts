import { type Assignment, type ClassDay, getAssignment, listClassDays, type TaughtClass } from '@lightwork/contract'
import {
  addDays,
  blocksToDrop,
  type Day,
  type DayLoads,
  dayFigure,
  type Excess,
  excesses,
  figureOf,
  fits,
  type Limits,
  loadOf,
  type Quantity,
  type Subject,
  subjects,
  withoutSubject,
  withSubject,
} from '@lightwork/domain'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import type { SheetPart } from '../../editor/blocks/parts.ts'
import { quantityShown } from '../../lib/class-day.ts'
import { useMe } from '../../lib/me.ts'
import { query } from '../../lib/query.ts'
import type { SubjectMinutes } from '../../ui/LoadBar.tsx'

type Releases = Assignment['releases']

/** One class on the chosen day, as it stands without this homework, and what this homework would do to it. */
export interface ClassOutlook {
  readonly classDay: ClassDay
  readonly quantity: Quantity
  readonly others: readonly SubjectMinutes[]
  readonly mine: number
  readonly limit: number | null
  readonly over: readonly Excess[]
  /** Blocks without which it fits; null when not even an empty homework would. */
  readonly drop: readonly string[] | null
}

/** Everything the clock shows, worked out by the very rules with which the server releases or refuses. */
export interface DayState {
  readonly classes: readonly TaughtClass[]
  readonly classIds: readonly string[]
  readonly setClassIds: (ids: readonly string[]) => void
  readonly day: string
  readonly setDay: (day: string) => void
  readonly releases: Releases
  readonly outlooks: readonly ClassOutlook[]
  /** The next day, within two weeks, on which the whole homework fits every chosen class. */
  readonly nextDay: string | null
}

const EVERY_MS = 20_000
const SEARCHED_DAYS = 14

const limitsOf = ({ blocking }: ClassDay): Limits => Object.fromEntries(blocking.map((rule) => [rule.quantity, rule]))

/** What others hold: an earlier release of this very homework gives way to the new one. */
function loadsWithout({ loads, releases }: ClassDay, own: ReadonlySet<string>): DayLoads {
  return releases
    .filter(({ release_id }) => own.has(release_id))
    .reduce((rest, { subject, load }) => withoutSubject(rest, subject, load), loads)
}

const bySubject = (loads: DayLoads, quantity: Quantity): SubjectMinutes[] =>
  subjects.flatMap((subject) => {
    const load = loads[subject]
    const minutes = load === undefined ? 0 : figureOf(load)[quantity]
    return minutes > 0 ? [{ subject, minutes }] : []
  })

function outlookOf(classDay: ClassDay, subject: Subject, parts: readonly SheetPart[], own: ReadonlySet<string>) {
  const quantity = quantityShown(classDay)
  const day: Day = { loads: loadsWithout(classDay, own), limits: limitsOf(classDay) }
  const load = loadOf(parts)
  const over = excesses(dayFigure(day.loads), dayFigure(withSubject(day.loads, subject, load)), day.limits)
  return {
    classDay,
    quantity,
    others: bySubject(day.loads, quantity),
    mine: figureOf(load)[quantity],
    limit: day.limits[quantity]?.minutes ?? null,
    over,
    drop: over.length === 0 ? [] : blocksToDrop(parts, subject, day),
  } satisfies ClassOutlook
}

function firstFitting(
  days: readonly ClassDay[],
  { subject, parts, own }: { subject: Subject; parts: readonly SheetPart[]; own: ReadonlySet<string> },
): string | null {
  const byDay = new Map<string, ClassDay[]>()
  for (const classDay of days) byDay.set(classDay.day, [...(byDay.get(classDay.day) ?? []), classDay])
  for (const [day, classDays] of [...byDay].sort(([a], [b]) => a.localeCompare(b))) {
    const room = classDays.every(
      (classDay) =>
        classDay.day_kind === 'school_day' &&
        fits(parts, subject, { loads: loadsWithout(classDay, own), limits: limitsOf(classDay) }),
    )
    if (room) return day
  }
  return null
}

/** Releases that count, newest state: another page or the class lead may have withdrawn one. */
function useStanding(assignment: Assignment): Releases {
  const asked = query(getAssignment, { params: { school_id: assignment.school_id, assignment_id: assignment.id } })
  const { data } = useQuery({
    ...asked,
    initialData: assignment,
    refetchOnWindowFocus: true,
    select: ({ releases }) => releases,
  })
  return useMemo(() => data.filter(({ withdrawn_at }) => withdrawn_at === null), [data])
}

export function useDay(assignment: Assignment, parts: readonly SheetPart[]): DayState {
  const { today, teaching } = useMe()
  const { school_id, subject, grade } = assignment
  const releases = useStanding(assignment)
  const classes = useMemo(
    () => teaching.filter((each) => each.school_id === school_id && each.grade === grade && each.subject === subject),
    [teaching, school_id, grade, subject],
  )
  const [day, setDay] = useState(() => releases.find((release) => release.day >= today)?.day ?? today)
  const [classIds, setClassIds] = useState<readonly string[]>(() => {
    const standing = releases.filter((release) => release.day === day).map(({ class_id }) => class_id)
    return standing.length > 0 ? standing : classes.slice(0, 1).map(({ class_id }) => class_id)
  })
  const own = useMemo(() => new Set(releases.map(({ id }) => id)), [releases])
  const ask = (from: string, to: string) =>
    query(listClassDays, { params: { school_id }, querystring: { class_ids: classIds.join(','), from, to } })
  const chosen = useQuery({
    ...ask(day, day),
    enabled: classIds.length > 0,
    refetchInterval: EVERY_MS,
    refetchOnWindowFocus: true,
    placeholderData: keepPreviousData,
  })
  const outlooks = useMemo(
    () =>
      (chosen.data ?? [])
        .filter(({ class_id }) => classIds.includes(class_id))
        .map((classDay) => outlookOf(classDay, subject, parts, own)),
    [chosen.data, classIds, subject, parts, own],
  )
  const isOver = outlooks.some(({ over }) => over.length > 0)
  const later = useQuery({ ...ask(addDays(day, 1), addDays(day, SEARCHED_DAYS)), enabled: isOver })
  const nextDay = useMemo(
    () => (isOver ? firstFitting(later.data ?? [], { subject, parts, own }) : null),
    [isOver, later.data, subject, parts, own],
  )
  return { classes, classIds, setClassIds, day, setDay, releases, outlooks, nextDay }
}
