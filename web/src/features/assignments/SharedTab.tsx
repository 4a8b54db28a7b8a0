import { listSharedAssignments, type SharedAssignment } from '@lightwork/contract'
import { useMutation, useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from 'react-router'
import { Answer } from '../../lib/Answer.tsx'
import { messageOf } from '../../lib/api.ts'
import { defineWords, useWords } from '../../lib/language.ts'
import { query } from '../../lib/query.ts'
import { Button } from '../../ui/Button.tsx'
import { Chip } from '../../ui/Chip.tsx'
import { CopyIcon } from '../../ui/icons.tsx'
import { Empty } from '../../ui/Notice.tsx'
import { Card } from '../../ui/Page.tsx'
import { type Column, Table } from '../../ui/Table.tsx'
import { showToast } from '../../ui/Toast.tsx'
import { addressOf } from './HomeworkTable.tsx'
import { useHomeworkColumns } from './homework-columns.tsx'
import { copyHomework } from './together/begin-copy.ts'

const words = defineWords({
  zh: {
    caption: '同事共享的作业',
    title: '作业',
    owner: '教师',
    subject: '学科',
    minutes: '书面时间',
    right: '我可以',
    edit: '一起修改',
    read: '阅读和复制',
    saved: '最后保存',
    actions: '操作',
    copy: '复制一份',
    none: '同学科的同事把作业共享给备课组后，会出现在这里。',
  },
  en: {
    caption: 'Homework shared by colleagues',
    title: 'Homework',
    owner: 'Teacher',
    subject: 'Subject',
    minutes: 'Written',
    right: 'I can',
    edit: 'edit',
    read: 'read and copy',
    saved: 'Last saved',
    actions: 'Actions',
    copy: 'Make a copy',
    none: 'Homework that colleagues of your subject share with the prep group appears here.',
  },
})

/** Homework that colleagues opened to the prep group. */
export function SharedTab() {
  const say = useWords(words)
  const shared = useHomeworkColumns()
  const navigate = useNavigate()
  const homework = useQuery(query(listSharedAssignments, {}))
  const copy = useMutation({
    mutationFn: copyHomework,
    onSuccess: (made) => navigate(addressOf(made)),
    onError: (error) => showToast({ text: messageOf(error) }),
  })
  const columns: Column<SharedAssignment>[] = [
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
    { key: 'owner', title: say.owner, cell: ({ owner_name }) => owner_name },
    shared.subject(say.subject),
    shared.minutes(say.minutes),
    {
      key: 'right',
      title: say.right,
      cell: ({ right }) => <Chip tone={right === 'edit' ? 'accent' : 'plain'}>{say[right]}</Chip>,
    },
    shared.moment(say.saved, ({ saved_at }) => saved_at),
    {
      key: 'actions',
      title: say.actions,
      hideTitle: true,
      end: true,
      cell: (row) => (
        <Button kind="quiet" onPress={() => copy.mutate(row)} isDisabled={copy.isPending}>
          <CopyIcon size={18} />
          {say.copy}
        </Button>
      ),
    },
  ]
  return (
    <Answer query={homework}>
      {(rows) =>
        rows.length === 0 ? (
          <Empty>{say.none}</Empty>
        ) : (
          <Card>
            <Table caption={say.caption} hideCaption columns={columns} rows={rows} rowKey={({ id }) => id} />
          </Card>
        )
      }
    </Answer>
  )
}
