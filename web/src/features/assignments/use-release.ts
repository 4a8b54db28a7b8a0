import { type Assignment, getAssignment, listAssignments, listClassDays, releaseAssignment } from '@lightwork/contract'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { newId } from '../../editor/blocks/ids.ts'
import type { SheetTasks } from '../../editor/blocks/parts.ts'
import { api, isProblem } from '../../lib/api.ts'
import { refresh } from '../../lib/query.ts'
import { isClean } from '../../lib/saving/save-state.ts'
import { useSaver } from '../../lib/saving/use-saver.ts'
import type { HomeworkSaver } from './saving/homework-text.ts'
import type { DayState } from './use-day.ts'

/** What is on the paper could not be saved, so an older text would have been released. */
export class NotSaved extends Error {
  override name = 'NotSaved'
}

interface ReleaseOptions {
  readonly assignment: Assignment
  readonly saver: HomeworkSaver
  readonly tasks: SheetTasks
  readonly day: DayState
  /** Called first, to hand over what was typed last. */
  readonly onBefore: () => void
}

interface Asked extends Pick<DayState, 'day' | 'classIds'> {
  /** The days a project is spread over, where the server said how many it needs. */
  readonly days: readonly string[]
  readonly tasks: SheetTasks
}

const sameAsked = (a: Asked, b: Asked) => a.tasks === b.tasks && a.day === b.day && a.classIds === b.classIds

/** Saves, then releases to the chosen classes: all or none. A retry after a lost connection carries the same key. */
export function useRelease({ assignment, saver, tasks, day: { classIds, day, releases }, onBefore }: ReleaseOptions) {
  const [key, setKey] = useState(newId)
  const saved = useSaver(saver, (state) => (isClean(state) ? state.revision : null))
  const now: Asked = { tasks, day, classIds, days: [day] }
  const mutation = useMutation({
    mutationFn: async ({ days }: Asked) => {
      onBefore()
      const state = await saver.settle()
      if (!isClean(state)) throw new NotSaved()
      const { revision } = state
      // Classes whose notice shows this very text already are left alone.
      const standing = releases.filter((release) => release.day === day && release.revision === revision)
      const class_ids = classIds.filter((id) => !standing.some(({ class_id }) => class_id === id))
      const params = { school_id: assignment.school_id, assignment_id: assignment.id }
      const headers = { 'idempotency-key': `${key}-${revision}-${days.join('')}`.slice(0, 100) }
      return api(releaseAssignment, { params, headers, body: { revision, class_ids, days: [...days] } })
    },
    onSuccess: () => setKey(newId()),
    onError: (error) => isProblem(error) && setKey(newId()),
    onSettled: () => refresh(getAssignment, listClassDays, listAssignments),
  })
  const onDay = releases.filter((release) => release.day === day && classIds.includes(release.class_id))
  const isCurrent =
    saved !== null &&
    classIds.length > 0 &&
    classIds.every((id) => onDay.some((release) => release.class_id === id && release.revision === saved))
  const isSame = mutation.variables !== undefined && sameAsked(mutation.variables, now)
  return {
    release: () => mutation.mutate(now),
    releaseOver: (days: readonly string[]) => mutation.mutate({ ...now, days }),
    isPending: mutation.isPending,
    /** Of the minutes, day and classes as they are now; whatever of them is changed takes a refusal off the screen. */
    error: isSame ? mutation.error : null,
    isDone: isSame && isCurrent && mutation.isSuccess,
    /** The notices of all chosen classes show what is on the paper. */
    isCurrent,
    /** A notice shows an older text, which the next release puts right. */
    corrects: onDay.length > 0 && !isCurrent,
  }
}

export type ReleaseState = ReturnType<typeof useRelease>
