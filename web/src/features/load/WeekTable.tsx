import { useDays } from '../../lib/days.ts'
import { defineWords, useWords } from '../../lib/language.ts'
import { useNames } from '../../lib/names.ts'
import { LoadVerdictText } from '../../ui/LoadBar.tsx'
import { type Column, Table } from '../../ui/Table.tsx'
import { subjectsOf, type WeekDay } from './week.ts'

const words = defineWords({
  zh: {
    caption: '每天、每科的分钟数',
    day: '日期',
    kind: '日子',
    total: '合计',
    limit: '上限',
    verdict: '判定',
    noLimit: '没有规定',
    noVerdict: (kind: string) => `${kind}，不作判定`,
  },
  en: {
    caption: 'Minutes of every day and subject',
    day: 'Day',
    kind: 'Kind',
    total: 'Total',
    limit: 'Limit',
    verdict: 'Verdict',
    noLimit: 'none',
    noVerdict: (kind: string) => `${kind}: no verdict`,
  },
})

/** The figures behind the chart. Days without a limit say that they are not judged. */
export function WeekTable({ week }: { readonly week: readonly WeekDay[] }) {
  const say = useWords(words)
  const names = useNames()
  const days = useDays()
  const columns: Column<WeekDay>[] = [
    {
      key: 'day',
      title: say.day,
      isHeading: true,
      cell: ({ day }) => <span className="nowrap">{days.dayAndWeekday(day.day)}</span>,
    },
    { key: 'kind', title: say.kind, cell: ({ day }) => <span className="nowrap">{names.dayKind[day.day_kind]}</span> },
    ...subjectsOf(week).map((subject) => ({
      key: subject,
      title: names.subject(subject),
      end: true,
      cell: ({ parts }: WeekDay) => parts.find((part) => part.subject === subject)?.minutes ?? '',
    })),
    {
      key: 'total',
      title: say.total,
      end: true,
      cell: ({ total }) => <span className="nowrap">{names.minutes(total)}</span>,
    },
    {
      key: 'limit',
      title: say.limit,
      end: true,
      cell: ({ limit }) => <span className="nowrap">{limit === null ? say.noLimit : names.minutes(limit.limit)}</span>,
    },
    {
      key: 'verdict',
      title: say.verdict,
      cell: ({ day, total, limit }) =>
        limit === null ? (
          <span className="quiet">{say.noVerdict(names.dayKind[day.day_kind])}</span>
        ) : (
          <LoadVerdictText used={total} limit={limit.limit} />
        ),
    },
  ]
  return <Table caption={say.caption} columns={columns} rows={week} rowKey={({ day }) => day.day} stacks={false} />
}
