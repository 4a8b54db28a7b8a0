import { addSchoolLimit, listClassDays, listPolicies, type Organisation, type Output } from '@lightwork/contract'
import { type Band, bandOf, bands, type Quantity, quantities, schoolCeiling } from '@lightwork/domain'
import { useState } from 'react'
import { api } from '../../lib/api.ts'
import { FormDialog } from '../../lib/FormDialog.tsx'
import { defineWords, useLanguage, useWords } from '../../lib/language.ts'
import { useMe } from '../../lib/me.ts'
import { useNames } from '../../lib/names.ts'
import { refresh } from '../../lib/query.ts'
import { Checkbox, Segmented } from '../../ui/Choice.tsx'
import { DateField } from '../../ui/DateField.tsx'
import { NumberField, TextField } from '../../ui/Field.tsx'
import { Select } from '../../ui/Select.tsx'

const words = defineWords({
  zh: {
    title: '添加本校上限',
    band: '学段',
    quantity: '限制什么',
    day: '适用日',
    minutes: '每天最多',
    unit: '分钟',
    minutesMissing: '请写分钟数',
    tooLoose: (minutes: number, source: string) => `上级规定是 ${minutes} 分钟（${source}），学校只能更严`,
    ceiling: (minutes: number) => `上级规定 ${minutes} 分钟，学校可以定得更少`,
    noCeiling: '这类日子上级没有规定上限',
    from: '开始日期',
    to: '结束日期',
    hasEnd: '到某一天结束',
    endBeforeStart: '结束日期要在开始日期之后',
    note: '说明',
    noteHelp: '如“期末复习周减量”，会显示给教师',
  },
  en: {
    title: 'Add a limit of the school',
    band: 'Grades',
    quantity: 'What is limited',
    day: 'Days',
    minutes: 'At most a day',
    unit: 'min',
    minutesMissing: 'Write the minutes',
    tooLoose: (minutes: number, source: string) =>
      `The rule above is ${minutes} min (${source}); a school may only be stricter`,
    ceiling: (minutes: number) => `The rule above is ${minutes} min; the school may set less`,
    noCeiling: 'No rule above the school limits these days',
    from: 'First day',
    to: 'Last day',
    hasEnd: 'It ends on a day',
    endBeforeStart: 'The last day must not be before the first',
    note: 'Note',
    noteHelp: 'Such as “less in the week of revision”; teachers see it',
  },
})

const limitedDays = ['school_day', 'rest_day'] as const

export interface LimitDialogProps {
  readonly school: Organisation
  readonly rules: Output<typeof listPolicies>
  readonly onClose: () => void
}

/** Bands that the school has grades of. */
function bandsOf({ grades, system }: Organisation): Band[] {
  const found = new Set((grades ?? []).map((grade) => bandOf(grade, system ?? '6+3')))
  return bands.filter((band) => found.has(band))
}

/** A stricter limit of the school. What the rules above allow is said while typing; the server has the last word. */
export function LimitDialog({ school, rules, onClose }: LimitDialogProps) {
  const say = useWords(words)
  const names = useNames()
  const language = useLanguage()
  const { today } = useMe()
  const own = bandsOf(school)
  const [band, setBand] = useState<Band>(own.includes('upper') ? 'upper' : (own[0] ?? 'upper'))
  const [quantity, setQuantity] = useState<Quantity>('written')
  const [dayKind, setDayKind] = useState<(typeof limitedDays)[number]>('school_day')
  const [minutes, setMinutes] = useState<number | null>(null)
  const [from, setFrom] = useState(today)
  const [to, setTo] = useState<string | null>(null)
  const [note, setNote] = useState('')
  const [wasSent, setSent] = useState(false)

  const ceiling = schoolCeiling(rules, { day: from, band, dayKind, quantity })
  const isTooLoose = ceiling !== null && minutes !== null && minutes > ceiling.minutes
  const endsTooEarly = to !== null && to < from
  const minutesError = () => {
    if (isTooLoose) return say.tooLoose(ceiling.minutes, language === 'zh' ? ceiling.title : ceiling.text_en)
    return wasSent && minutes === null ? say.minutesMissing : undefined
  }
  const save = async () => {
    if (minutes === null) return
    const body = {
      band,
      quantity,
      day_kind: dayKind,
      minutes,
      effective_from: from,
      effective_to: to,
      note: note.trim(),
    }
    await api(addSchoolLimit, { params: { school_id: school.id }, body })
    await refresh(listPolicies, listClassDays)
  }
  return (
    <FormDialog
      title={say.title}
      isReady={() => {
        setSent(true)
        return minutes !== null && !isTooLoose && !endsTooEarly
      }}
      onSave={save}
      onClose={onClose}
    >
      <div className="ui-form-row">
        <Select
          label={say.band}
          options={own.map((value) => ({ value, label: names.band[value] }))}
          value={band}
          onChange={setBand}
        />
        <Select
          label={say.quantity}
          options={quantities.map((value) => ({ value, label: names.quantity[value] }))}
          value={quantity}
          onChange={setQuantity}
        />
      </div>
      <Segmented
        label={say.day}
        options={limitedDays.map((value) => ({ value, label: names.dayKind[value] }))}
        value={dayKind}
        onChange={setDayKind}
      />
      <NumberField
        label={say.minutes}
        unit={say.unit}
        value={minutes}
        onChange={setMinutes}
        max={600}
        help={ceiling === null ? say.noCeiling : say.ceiling(ceiling.minutes)}
        error={minutesError()}
      />
      <div className="ui-form-row">
        <DateField label={say.from} value={from} onChange={setFrom} min={today} />
        {to !== null && (
          <DateField
            label={say.to}
            value={to}
            onChange={setTo}
            min={from}
            error={endsTooEarly ? say.endBeforeStart : undefined}
          />
        )}
      </div>
      <Checkbox isSelected={to !== null} onChange={(hasEnd) => setTo(hasEnd ? from : null)}>
        {say.hasEnd}
      </Checkbox>
      <TextField label={say.note} help={say.noteHelp} value={note} onChange={setNote} maxLength={100} />
    </FormDialog>
  )
}
