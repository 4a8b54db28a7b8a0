import { beginFrom, createAssignment, listAssignments } from '@lightwork/contract'
import { addDays } from '@lightwork/domain'
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
import { Segmented } from '../../ui/Choice.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { TextField } from '../../ui/Field.tsx'
import { Busy } from '../../ui/Notice.tsx'
import { Select } from '../../ui/Select.tsx'
import { addressOf } from './HomeworkTable.tsx'
import {
  type Beginning,
  beginnings,
  type Charge,
  lastCharge,
  likeliest,
  rememberCharge,
  type Source,
} from './new-homework.ts'
import { SourceField } from './SourceField.tsx'
import { useSources } from './use-sources.ts'

const words = defineWords({
  zh: {
    dialog: '新作业',
    title: '作业名称',
    titleOf: (subject: string, day: string) => `${subject}作业 ${day}`,
    charge: '年级和学科',
    beginning: '从哪里开始',
    blank: '空白',
    assignment: '以前的作业',
    template: '模板',
    asking: '正在读取…',
    create: '开始设计',
    close: '关闭',
  },
  en: {
    dialog: 'New homework',
    title: 'Title',
    titleOf: (subject: string, day: string) => `${subject} homework, ${day}`,
    charge: 'Grade and subject',
    beginning: 'Begin with',
    blank: 'An empty sheet',
    assignment: 'Earlier homework',
    template: 'A template',
    asking: 'Loading…',
    create: 'Start designing',
    close: 'Close',
  },
})

export interface NewHomeworkDialogProps {
  readonly charges: readonly Charge[]
  /** What it begins with, where that was chosen before. */
  readonly from?: Source
  readonly onClose: () => void
}

/** The charge of the source's own subject and grade, else of its subject; without a source the one chosen last. */
const chargeFor = (charges: readonly Charge[], from: Source | undefined) => {
  if (from === undefined) return lastCharge(charges) ?? charges[0]
  const fitting = charges.filter(({ school_id, subject }) => school_id === from.school_id && subject === from.subject)
  return fitting.find(({ grade }) => grade === from.grade) ?? fitting[0] ?? charges[0]
}

/** The begun homework: an empty sheet, or the text of the source. */
const begin = ({ school_id, subject, grade }: Charge, title: string, source: Source | undefined) =>
  source === undefined
    ? api(createAssignment, { params: { school_id }, body: { title, subject, grade } })
    : api(beginFrom, {
        params: { school_id },
        body: { from: { kind: source.kind, id: source.id }, title, grade },
      })

/** Three questions with good defaults, then the editor. */
export function NewHomeworkDialog({ charges, from, onClose }: NewHomeworkDialogProps) {
  const say = useWords(words)
  const names = useNames()
  const days = useDays()
  const { today } = useMe()
  const navigate = useNavigate()
  const form = useId()
  const [key, setKey] = useState(() => chargeFor(charges, from)?.key ?? '')
  const [beginning, setBeginning] = useState<Beginning>(from?.kind ?? 'blank')
  const [sourceId, setSourceId] = useState(from?.id)
  const [typed, setTyped] = useState<string | null>(null)
  const charge = charges.find((found) => found.key === key)
  const sources = useSources(beginning, charge)
  const source =
    beginning === 'blank'
      ? undefined
      : (sources?.find(({ id }) => id === sourceId) ?? (sources && likeliest(sources, today)))
  const title = typed ?? (charge === undefined ? '' : say.titleOf(names.subject(charge.subject), days.day(today)))
  const severalSchools = new Set(charges.map(({ school_id }) => school_id)).size > 1
  const isReady = charge !== undefined && title.trim() !== '' && (beginning === 'blank' || source !== undefined)

  const create = useMutation({
    mutationFn: (chosen: Charge) => begin(chosen, title.trim(), source),
    onSuccess: (made, chosen) => {
      rememberCharge(chosen)
      void refresh(listAssignments)
      void navigate(addressOf(made))
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (isReady && !create.isPending) create.mutate(charge)
  }
  return (
    <Dialog
      title={say.dialog}
      isOpen
      onClose={onClose}
      closeLabel={say.close}
      actions={
        <Button kind="primary" type="submit" form={form} isPending={create.isPending} isDisabled={!isReady}>
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
        <Segmented
          label={say.beginning}
          options={beginnings.map((value) => ({ value, label: say[value] }))}
          value={beginning}
          onChange={setBeginning}
        />
        {beginning !== 'blank' &&
          (sources === undefined ? (
            <Busy>{say.asking}</Busy>
          ) : (
            <SourceField
              beginning={beginning}
              sources={sources}
              chosen={source}
              weekAgo={addDays(today, -7)}
              onChoose={setSourceId}
            />
          ))}
        <TextField label={say.title} value={title} onChange={setTyped} maxLength={100} autoFocus />
      </form>
      <Refusal error={create.error} />
    </Dialog>
  )
}
