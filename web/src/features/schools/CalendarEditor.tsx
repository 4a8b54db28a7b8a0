import { parseDate } from '@internationalized/date'
import type { CalendarDay } from '@lightwork/contract'
import { type CalendarKind, calendarKinds, dayKindOf } from '@lightwork/domain'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { Refusal } from '../../lib/Answer.tsx'
import { useDays } from '../../lib/days.ts'
import { defineWords, useWords } from '../../lib/language.ts'
import { useNames } from '../../lib/names.ts'
import { Button } from '../../ui/Button.tsx'
import { RadioGroup } from '../../ui/Choice.tsx'
import { TextField } from '../../ui/Field.tsx'
import { Card } from '../../ui/Page.tsx'
import { showToast } from '../../ui/Toast.tsx'
import { MonthGrid } from './MonthGrid.tsx'
import { commonWords } from './school-words.ts'
import './calendar.css'

const words = defineWords({
  zh: {
    is: (kind: string) => `这一天是${kind}。`,
    fromCounty: (note: string) => (note === '' ? '按全县校历' : `按全县校历：${note}`),
    mark: '标记为',
    plain: '不标记（按星期）',
    note: '说明',
    noteHelp: '如“元旦”“运动会”',
    marks: '本月标记',
    noMarks: '本月没有标记，周一到周五上学。',
    county: '全县',
    school: '本校',
  },
  en: {
    is: (kind: string) => `This is a ${kind.toLowerCase()}.`,
    fromCounty: (note: string) => (note === '' ? 'By the county calendar' : `By the county calendar: ${note}`),
    mark: 'Mark as',
    plain: 'No mark (by weekday)',
    note: 'Note',
    noteHelp: 'Such as “New Year” or “sports day”',
    marks: 'Marks of this month',
    noMarks: 'No marks this month; school is from Monday to Friday.',
    county: 'County',
    school: 'School',
  },
})

type Choice = CalendarKind | 'plain'

interface DayFormProps {
  readonly day: string
  readonly mark: CalendarDay | undefined
  readonly level: CalendarDay['from']
  readonly onMark: (day: string, kind: CalendarKind | null, note: string) => Promise<void>
}

function DayForm({ day, mark, level, onMark }: DayFormProps) {
  const say = useWords(words)
  const common = useWords(commonWords)
  const names = useNames()
  const days = useDays()
  const own = mark?.from === level ? mark : undefined
  const [kind, setKind] = useState<Choice>(own?.kind ?? 'plain')
  const [note, setNote] = useState(own?.note ?? '')
  const save = useMutation({
    mutationFn: () => onMark(day, kind === 'plain' ? null : kind, kind === 'plain' ? '' : note.trim()),
    onSuccess: () => showToast({ text: common.saved }),
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    save.mutate()
  }
  return (
    <form className="ui-form" onSubmit={submit}>
      <div>
        <h3>{days.dayAndWeekday(day)}</h3>
        <p className="quiet">
          {say.is(names.dayKind[dayKindOf(day, mark?.kind ?? null)])}
          {mark !== undefined && mark.from !== level && say.fromCounty(mark.note)}
        </p>
      </div>
      <RadioGroup
        label={say.mark}
        column
        options={[
          { value: 'plain' as const, label: say.plain },
          ...calendarKinds.map((value) => ({ value, label: names.calendarKind[value] })),
        ]}
        value={kind}
        onChange={setKind}
      />
      {kind !== 'plain' && (
        <TextField label={say.note} help={say.noteHelp} value={note} onChange={setNote} maxLength={50} />
      )}
      <Refusal error={save.error} />
      <div>
        <Button kind="primary" type="submit" isPending={save.isPending}>
          {common.save}
        </Button>
      </div>
    </form>
  )
}

export interface CalendarEditorProps {
  readonly today: string
  /** Marks of the month in sight, the school's before the county's. */
  readonly marks: readonly CalendarDay[]
  /** Any day of the month in sight. */
  readonly month: string
  readonly onMonth: (day: string) => void
  /** Whose calendar is edited. */
  readonly level: CalendarDay['from']
  /** Left out: the person may only look. */
  readonly onMark?: DayFormProps['onMark']
}

/** A month with its rest, make-up and no-homework days; the chosen day is marked beside it. */
export function CalendarEditor({ today, marks, month, onMonth, level, onMark }: CalendarEditorProps) {
  const say = useWords(words)
  const names = useNames()
  const days = useDays()
  const [chosen, setChosen] = useState(today)
  const markOf = (day: string) => marks.find((mark) => mark.day === day)
  const mark = markOf(chosen)
  return (
    <div className="calendar-editor">
      <Card>
        <MonthGrid chosen={parseDate(chosen)} onChoose={setChosen} month={month} onMonth={onMonth} markOf={markOf} />
      </Card>
      <div className="ui-section">
        {onMark !== undefined && (
          <Card>
            <DayForm
              key={`${chosen} ${mark?.kind} ${mark?.note}`}
              day={chosen}
              mark={mark}
              level={level}
              onMark={onMark}
            />
          </Card>
        )}
        <div>
          <h3>{say.marks}</h3>
          {marks.length === 0 ? (
            <p className="quiet">{say.noMarks}</p>
          ) : (
            <ul className="calendar-marks">
              {marks.map(({ day, kind, note, from }) => (
                <li key={day}>
                  <span>{days.dayAndWeekday(day)}</span>
                  <span>{names.calendarKind[kind]}</span>
                  <span>{note}</span>
                  <span className="quiet">{from === 'county' ? say.county : say.school}</span>
                </li>
              ))}
            </ul>
          )}
        </div>
      </div>
    </div>
  )
}
