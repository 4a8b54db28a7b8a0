import { getCalendar, listClassDays, markSchoolDay } from '@lightwork/contract'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Answer } from '../../lib/Answer.tsx'
import { api } from '../../lib/api.ts'
import { useMe } from '../../lib/me.ts'
import { query, refresh } from '../../lib/query.ts'
import { CalendarEditor } from './CalendarEditor.tsx'
import { monthAround } from './month.ts'

/** Days that differ from the week in one school; its marks go before the county's. */
export function SchoolCalendar({ schoolId, canChange }: { readonly schoolId: string; readonly canChange: boolean }) {
  const { today } = useMe()
  const [month, setMonth] = useState(today)
  const marks = useQuery({
    ...query(getCalendar, { params: { school_id: schoolId }, querystring: monthAround(month) }),
    placeholderData: keepPreviousData,
  })
  return (
    <Answer query={marks}>
      {(found) => (
        <CalendarEditor
          today={today}
          marks={found}
          month={month}
          onMonth={setMonth}
          level="school"
          {...(canChange && {
            onMark: async (day, kind, note) => {
              await api(markSchoolDay, { params: { school_id: schoolId, day }, body: { kind, note } })
              await refresh(getCalendar, listClassDays)
            },
          })}
        />
      )}
    </Answer>
  )
}
