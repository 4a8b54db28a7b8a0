import { type CalendarDate, parseDate } from '@internationalized/date'
import type { CalendarDay } from '@lightwork/contract'
import { dayKindOf } from '@lightwork/domain'
import {
  Button,
  Calendar,
  CalendarCell,
  CalendarGrid,
  CalendarGridBody,
  CalendarGridHeader,
  CalendarHeaderCell,
  Heading,
} from 'react-aria-components/Calendar'
import { defineWords, useWords } from '../../lib/language.ts'
import { ChevronLeftIcon, ChevronRightIcon } from '../../ui/icons.tsx'
import '../../ui/button.css'
import '../../ui/date.css'
import './calendar.css'

const words = defineWords({
  zh: { label: '校历', off: '休', rest: '休', make_up: '班', no_homework: '无作业' },
  en: { label: 'Calendar', off: 'off', rest: 'off', make_up: 'school', no_homework: 'no hw' },
})

export interface MonthGridProps {
  readonly chosen: CalendarDate
  readonly onChoose: (day: string) => void
  readonly month: string
  readonly onMonth: (day: string) => void
  readonly markOf: (day: string) => CalendarDay | undefined
}

/** A month, Monday first; days off are shaded, marked days framed and named. Arrow keys move from day to day. */
export function MonthGrid({ chosen, onChoose, month, onMonth, markOf }: MonthGridProps) {
  const say = useWords(words)
  return (
    <Calendar
      aria-label={say.label}
      className="ui-calendar"
      firstDayOfWeek="mon"
      value={chosen}
      onChange={(date) => onChoose(date.toString())}
      focusedValue={parseDate(month)}
      onFocusChange={(date) => onMonth(date.toString())}
    >
      <header className="ui-calendar-head">
        <Button slot="previous" className="ui-button icon-only quiet">
          <ChevronLeftIcon />
        </Button>
        <Heading />
        <Button slot="next" className="ui-button icon-only quiet">
          <ChevronRightIcon />
        </Button>
      </header>
      <CalendarGrid weekdayStyle="short">
        <CalendarGridHeader>
          {(day) => <CalendarHeaderCell>{day.replace('周', '')}</CalendarHeaderCell>}
        </CalendarGridHeader>
        <CalendarGridBody>
          {(date) => {
            const day = date.toString()
            const mark = markOf(day)
            const isOff = dayKindOf(day, mark?.kind ?? null) !== 'school_day'
            return (
              <CalendarCell
                date={date}
                className={`ui-day ${isOff ? 'off' : ''} ${mark === undefined ? '' : 'marked'}`}
              >
                {({ formattedDate }) => (
                  <>
                    {formattedDate}
                    {/* Drawn by CSS: the name of the cell is its date; marks are read in the list beside the month. */}
                    <small data-mark={mark === undefined ? (isOff ? say.off : '') : mark.note || say[mark.kind]} />
                  </>
                )}
              </CalendarCell>
            )
          }}
        </CalendarGridBody>
      </CalendarGrid>
    </Calendar>
  )
}
