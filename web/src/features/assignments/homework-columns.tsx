import { figureOf, type Subject, type TierLoad } from '@lightwork/domain'
import { useDays } from '../../lib/days.ts'
import { useNames } from '../../lib/names.ts'
import { SubjectDot } from '../../ui/Chip.tsx'
import type { Column } from '../../ui/Table.tsx'

interface Row {
  readonly subject: Subject
  readonly grade: number
  readonly load: TierLoad
}

/** Columns that every list of homework has; each list names them in its own words. */
export function useHomeworkColumns() {
  const names = useNames()
  const days = useDays()
  return {
    subject: <R extends Row>(title: string): Column<R> => ({
      key: 'subject',
      title,
      cell: ({ subject, grade }) => (
        <span className="nowrap">
          <SubjectDot subject={subject} /> {names.subject(subject)} · {names.grade(grade)}
        </span>
      ),
    }),
    minutes: <R extends Row>(title: string): Column<R> => ({
      key: 'minutes',
      title,
      cell: ({ load }) => <span className="nowrap">{names.minutes(figureOf(load).written)}</span>,
    }),
    moment: <R,>(title: string, momentOf: (row: R) => string): Column<R> => ({
      key: 'moment',
      title,
      cell: (row) => <span className="quiet nowrap">{days.moment(momentOf(row))}</span>,
    }),
  }
}
