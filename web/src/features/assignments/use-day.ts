import { type Assignment, getAssignment, listClassDays, type TaughtClass } from '@lightwork/contract'
import { addDays, daysNeeded } from '@lightwork/domain'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import type { SheetTasks } from '../../editor/blocks/parts.ts'
import { useMe } from '../../lib/me.ts'
import { query } from '../../lib/query.ts'
import { type ClassOutlook, firstFitting, outlooksOf } from './outlooks.ts'

type Releases = Assignment['releases']

/** Everything the clock shows, worked out by the very rules with which the server releases or refuses. */
export interface DayState {
  readonly classes: readonly TaughtClass[]
  readonly classIds: readonly string[]
  readonly setClassIds: (ids: readonly string[]) => void
  readonly day: string
  readonly setDay: (day: string) => void
  readonly releases: Releases
  /** Each chosen class on each day of the homework. */
  readonly outlooks: readonly ClassOutlook[]
  /** How many days the longest project of the homework takes; 1 without one. */
  readonly length: number
  /** The next day from which the whole homework fits every chosen class. */
  readonly nextDay: string | null
}

const EVERY_MS = 20_000
const SEARCHED_DAYS = 13
/** The server tells of 31 days at once. */
const ASKED_DAYS = 30

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

export function useDay(assignment: Assignment, tasks: SheetTasks): DayState {
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
  const length = daysNeeded(tasks.parts)
  const chosen = useQuery({
    ...ask(day, length === 1 ? day : addDays(day, ASKED_DAYS)),
    enabled: classIds.length > 0,
    refetchInterval: EVERY_MS,
    refetchOnWindowFocus: true,
    placeholderData: keepPreviousData,
  })
  const homework = useMemo(() => ({ subject, tasks, own }), [subject, tasks, own])
  const outlooks = useMemo(
    () =>
      outlooksOf(
        (chosen.data ?? []).filter(({ class_id }) => classIds.includes(class_id)),
        homework,
      ),
    [chosen.data, classIds, homework],
  )
  const isOver = outlooks.some(({ over }) => over.length > 0)
  const ahead = length === 1 ? SEARCHED_DAYS : ASKED_DAYS
  const later = useQuery({ ...ask(addDays(day, 1), addDays(day, 1 + ahead)), enabled: isOver })
  const nextDay = useMemo(
    () => (isOver ? firstFitting(later.data ?? [], homework) : null),
    [isOver, later.data, homework],
  )
  return { classes, classIds, setClassIds, day, setDay, releases, length, outlooks, nextDay }
}
