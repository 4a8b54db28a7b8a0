import type { AssignmentSummary } from '@lightwork/contract'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { useDays } from '../../lib/days.ts'
import { defineWords, useWords } from '../../lib/language.ts'
import { Chip } from '../../ui/Chip.tsx'
import { type Column, Table } from '../../ui/Table.tsx'
import './homework-list.css'
import { useHomeworkColumns } from './homework-columns.tsx'

const words = defineWords({
  zh: {
    caption: '我的作业',
    title: '作业',
    subject: '学科',
    minutes: '书面时间',
    state: '布置情况',
    saved: '最后保存',
    actions: '操作',
    draft: '草稿',
    release: (name: string, day: string) => `${name} ${day}`,
    more: (count: number) => `等 ${count} 次`,
  },
  en: {
    caption: 'My homework',
    title: 'Homework',
    subject: 'Subject',
    minutes: 'Written',
    state: 'Released',
    saved: 'Last saved',
    actions: 'Actions',
    draft: 'Draft',
    release: (name: string, day: string) => `${name} ${day}`,
    more: (count: number) => `${count} in all`,
  },
})

const SHOWN = 3

/** Where a homework stands: a draft, or the classes and days it is released to. */
function ReleaseChips({ releases }: Pick<AssignmentSummary, 'releases'>) {
  const say = useWords(words)
  const days = useDays()
  const live = releases.filter(({ withdrawn_at }) => withdrawn_at === null)
  if (live.length === 0) return <Chip tone="quiet">{say.draft}</Chip>
  return (
    <ul className="homework-releases">
      {live.slice(0, SHOWN).map(({ id, class_name, day }) => (
        <li key={id}>
          <Chip tone="accent">{say.release(class_name, days.shortDay(day))}</Chip>
        </li>
      ))}
      {live.length > SHOWN && <li className="quiet small">{say.more(live.length)}</li>}
    </ul>
  )
}

export const addressOf = ({ school_id, id }: AssignmentSummary): string => `/homework/${school_id}/${id}`

export interface HomeworkTableProps {
  readonly homework: readonly AssignmentSummary[]
  /** What can be done with a row; the home page offers nothing but opening. */
  readonly actions?: (homework: AssignmentSummary) => ReactNode
}

/** A person's homework, one row each. */
export function HomeworkTable({ homework, actions }: HomeworkTableProps) {
  const say = useWords(words)
  const shared = useHomeworkColumns()
  const actionColumn = (cell: Column<AssignmentSummary>['cell']): Column<AssignmentSummary> => ({
    key: 'actions',
    title: say.actions,
    hideTitle: true,
    end: true,
    cell,
  })
  const columns: Column<AssignmentSummary>[] = [
    {
      key: 'title',
      title: say.title,
      isHeading: true,
      cell: (row) => (
        <Link className="homework-title" to={addressOf(row)}>
          {row.title}
        </Link>
      ),
    },
    shared.subject(say.subject),
    shared.minutes(say.minutes),
    { key: 'state', title: say.state, cell: ({ releases }) => <ReleaseChips releases={releases} /> },
    shared.moment(say.saved, ({ saved_at }) => saved_at),
    ...(actions === undefined ? [] : [actionColumn(actions)]),
  ]
  return <Table caption={say.caption} hideCaption columns={columns} rows={homework} rowKey={({ id }) => id} />
}
