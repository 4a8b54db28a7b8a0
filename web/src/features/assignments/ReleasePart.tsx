import {
  type Assignment,
  type DayRefusal,
  listAssignments,
  listClassDays,
  releaseAssignment,
} from '@lightwork/contract'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { newId } from '../../editor/blocks/ids.ts'
import { api, isProblem, messageOf } from '../../lib/api.ts'
import { useDays } from '../../lib/days.ts'
import { useLanguage, useWords } from '../../lib/language.ts'
import { useNames } from '../../lib/names.ts'
import { refresh } from '../../lib/query.ts'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { showToast } from '../../ui/Toast.tsx'
import { homeworkWords } from './homework-words.ts'
import type { Saver } from './saving/saver.ts'

export interface ReleasePartProps {
  readonly assignment: Assignment
  readonly saver: Saver
  readonly classIds: readonly string[]
  readonly day: string
  readonly onDay: (day: string) => void
}

/** Saves, then releases to the chosen classes: all or none. A retry after a lost connection carries the same key. */
export function ReleasePart({ assignment, saver, classIds, day, onDay }: ReleasePartProps) {
  const words = useWords(homeworkWords)
  const [key, setKey] = useState(newId)
  const release = useMutation({
    mutationFn: async () => {
      const { revision } = await saver.settle()
      const params = { school_id: assignment.school_id, assignment_id: assignment.id }
      const body = { revision, class_ids: [...classIds], days: [day] }
      return api(releaseAssignment, { params, headers: { 'idempotency-key': `${key}-${revision}-${day}` }, body })
    },
    onSuccess: () => showToast({ text: words.done } as never),
    onError: (error) => isProblem(error) && setKey(newId()),
    onSettled: () => refresh(listClassDays, listAssignments),
  })
  return (
    <div className="homework-release">
      <Button kind="primary" isDisabled={classIds.length === 0 || release.isPending} onPress={() => release.mutate()}>
        {words.release}
      </Button>
      {release.isSuccess && <Notice tone="info">{words.done}</Notice>}
      {release.isError && <ReleaseRefusal error={release.error} onDay={onDay} />}
    </div>
  )
}

function ReleaseRefusal({ error, onDay }: { readonly error: unknown; readonly onDay: (day: string) => void }) {
  const words = useWords(homeworkWords)
  const names = useNames()
  const days = useDays()
  const language = useLanguage()
  // The contract names this member of `day-limit-exceeded`.
  const refusals = isProblem(error, 'day-limit-exceeded') ? (error.refusals as DayRefusal[]) : []
  return (
    <Notice tone="refuse" title={words.refused}>
      <p>{messageOf(error)}</p>
      {refusals.map(({ class_id, class_name, day, excesses, rules, holders, next_day }) => (
        <div key={class_id + day}>
          <p>
            {class_name} {days.dayAndWeekday(day)}
          </p>
          {excesses.map(({ quantity, over, rule_id }) => {
            const rule = rules.find(({ id }) => id === rule_id)
            return <p key={quantity}>{words.over(over, (language === 'zh' ? rule?.text_zh : rule?.text_en) ?? '')}</p>
          })}
          <ul>
            {holders.map(({ subject, teacher, title, minutes }) => (
              <li key={subject + title}>{words.holders(names.subject(subject), teacher, minutes)}</li>
            ))}
          </ul>
          {next_day !== null && (
            <Button kind="quiet" onPress={() => onDay(next_day)}>
              {words.next(days.dayAndWeekday(next_day))}
            </Button>
          )}
        </div>
      ))}
    </Notice>
  )
}
