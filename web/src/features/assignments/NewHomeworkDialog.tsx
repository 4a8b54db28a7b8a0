import { createAssignment, listAssignments } from '@lightwork/contract'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useId, useState } from 'react'
import { useNavigate } from 'react-router'
import { Refusal } from '../../lib/Answer.tsx'
import { api } from '../../lib/api.ts'
import { useDays } from '../../lib/days.ts'
import { defineWords, useWords } from '../../lib/language.ts'
import { useMe } from '../../lib/me.ts'
import { useNames } from '../../lib/names.ts'
import { refresh } from '../../lib/query.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { TextField } from '../../ui/Field.tsx'
import { Select } from '../../ui/Select.tsx'
import { addressOf } from './HomeworkTable.tsx'
import type { Charge } from './new-homework.ts'

const words = defineWords({
  zh: {
    dialog: '新作业',
    title: '作业名称',
    titleOf: (subject: string, day: string) => `${subject}作业 ${day}`,
    charge: '年级和学科',
    create: '开始设计',
    close: '关闭',
  },
  en: {
    dialog: 'New homework',
    title: 'Title',
    titleOf: (subject: string, day: string) => `${subject} homework, ${day}`,
    charge: 'Grade and subject',
    create: 'Start designing',
    close: 'Close',
  },
})

export interface NewHomeworkDialogProps {
  readonly charges: readonly Charge[]
  readonly onClose: () => void
}

/** Two questions with good defaults, then the editor. */
export function NewHomeworkDialog({ charges, onClose }: NewHomeworkDialogProps) {
  const say = useWords(words)
  const names = useNames()
  const days = useDays()
  const me = useMe()
  const navigate = useNavigate()
  const form = useId()
  const [key, setKey] = useState(charges[0]?.key ?? '')
  const [typed, setTyped] = useState<string | null>(null)
  const charge = charges.find((found) => found.key === key)
  const title = typed ?? (charge === undefined ? '' : say.titleOf(names.subject(charge.subject), days.day(me.today)))
  const severalSchools = new Set(charges.map(({ school_id }) => school_id)).size > 1

  const create = useMutation({
    mutationFn: ({ school_id, subject, grade }: Charge) =>
      api(createAssignment, { params: { school_id }, body: { title: title.trim(), subject, grade } }),
    onSuccess: (made) => {
      void refresh(listAssignments)
      void navigate(addressOf(made))
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (charge !== undefined && title.trim() !== '' && !create.isPending) create.mutate(charge)
  }
  return (
    <Dialog
      title={say.dialog}
      isOpen
      onClose={onClose}
      closeLabel={say.close}
      actions={
        <Button kind="primary" type="submit" form={form} isPending={create.isPending}>
          {say.create}
        </Button>
      }
    >
      <form id={form} className="ui-form" onSubmit={submit}>
        <Select
          label={say.charge}
          options={charges.map((found) => ({
            value: found.key,
            label: `${names.grade(found.grade)} ${names.subject(found.subject)}`,
            ...(severalSchools && { detail: found.school_name }),
          }))}
          value={key}
          onChange={setKey}
        />
        <TextField label={say.title} value={title} onChange={setTyped} maxLength={100} autoFocus />
      </form>
      <Refusal error={create.error} />
    </Dialog>
  )
}
