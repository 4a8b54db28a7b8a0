import { getCalendar, getCountyCalendar, listClassDays, markCountyDay } from '@lightwork/contract'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Answer } from '../../lib/Answer.tsx'
import { api } from '../../lib/api.ts'
import { useMe } from '../../lib/me.ts'
import { query, refresh } from '../../lib/query.ts'
import { CalendarEditor } from './CalendarEditor.tsx'
import { monthAround } from './month.ts'

/** Days that differ from the week for every school of the county. */
export function CountyCalendar({ canChange }: { readonly canChange: boolean }) {
  const { today } = useMe()
  const [month, setMonth] = useState(today)
  const marks = useQuery({
    ...query(getCountyCalendar, { querystring: monthAround(month) }),
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
          level="county"
          {...(canChange && {
            onMark: async (day, kind, note) => {
              await api(markCountyDay, { params: { day }, body: { kind, note } })
              await refresh(getCountyCalendar, getCalendar, listClassDays)
            },
          })}
        />
      )}
    </Answer>
  )
}
