import { listAssignments } from '@lightwork/contract'
import { figureOf } from '@lightwork/domain'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { quantityShown } from '../../lib/class-day.ts'
import { useDays } from '../../lib/days.ts'
import { defineWords, useWords } from '../../lib/language.ts'
import { hasRole, useMe } from '../../lib/me.ts'
import { useNames } from '../../lib/names.ts'
import { query } from '../../lib/query.ts'
import { Button } from '../../ui/Button.tsx'
import { SubjectDot } from '../../ui/Chip.tsx'
import { WithdrawDialog } from './WithdrawDialog.tsx'
import type { WeekDay } from './week.ts'

const words = defineWords({
  zh: { none: '这一周还没有作业。', withdraw: '撤回', withdrawOf: (title: string) => `撤回《${title}》` },
  en: { none: 'No homework this week yet.', withdraw: 'Withdraw', withdrawOf: (title: string) => `Withdraw ${title}` },
})

/** Who may take a release back: whoever released it, the class's lead, the school's head. */
function useMayWithdraw(schoolId: string, classId: string): (releaseId: string) => boolean {
  const me = useMe()
  const mine = useQuery(query(listAssignments, {}))
  const leads = me.leads.some(({ class_id }) => class_id === classId)
  const heads = me.memberships.some(({ role, organisation_id }) => role === 'head' && organisation_id === schoolId)
  const own = new Set(mine.data?.flatMap(({ releases }) => releases.map(({ id }) => id)))
  return (releaseId) => leads || heads || hasRole(me, 'admin') || own.has(releaseId)
}

export interface WeekReleasesProps {
  readonly schoolId: string
  readonly classId: string
  readonly week: readonly WeekDay[]
}

/** What is set on each day and by whom, with a way to withdraw. */
export function WeekReleases({ schoolId, classId, week }: WeekReleasesProps) {
  const say = useWords(words)
  const names = useNames()
  const days = useDays()
  const mayWithdraw = useMayWithdraw(schoolId, classId)
  const [chosen, setChosen] = useState<{ id: string; title: string } | null>(null)
  const filled = week.filter(({ day }) => day.releases.length > 0)
  if (filled.length === 0) return <p className="quiet">{say.none}</p>
  return (
    <>
      <ul className="week-releases">
        {filled.map(({ day }) => (
          <li key={day.day}>
            <h3>{days.dayAndWeekday(day.day)}</h3>
            <ul>
              {day.releases.map(({ release_id, subject, title, teacher, load }) => (
                <li key={release_id} className="week-release">
                  <span className="subject">
                    <SubjectDot subject={subject} />
                    {names.subject(subject)}
                  </span>
                  <span className="title">{title}</span>
                  <span className="quiet">{teacher}</span>
                  <span className="minutes">{names.minutes(figureOf(load)[quantityShown(day)])}</span>
                  {mayWithdraw(release_id) && (
                    <Button
                      kind="quiet"
                      aria-label={say.withdrawOf(title)}
                      onPress={() => setChosen({ id: release_id, title })}
                    >
                      {say.withdraw}
                    </Button>
                  )}
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
      {chosen !== null && <WithdrawDialog schoolId={schoolId} release={chosen} onClose={() => setChosen(null)} />}
    </>
  )
}
