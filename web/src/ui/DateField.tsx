import { CalendarDate, parseDate } from '@internationalized/date'
import {
  Button,
  Calendar,
  CalendarCell,
  CalendarGrid,
  CalendarGridBody,
  CalendarGridHeader,
  CalendarHeaderCell,
  DateInput,
  DatePicker,
  DateSegment,
  Group,
  Label,
  Popover,
} from 'react-aria-components/DatePicker'
import { Heading } from 'react-aria-components/Heading'
import { Dialog } from 'react-aria-components/Modal'
import { FieldFoot, type FieldWords } from './Field.tsx'
import { CalendarIcon, ChevronLeftIcon, ChevronRightIcon } from './icons.tsx'
import './button.css'
import './date.css'
import './field.css'
import './overlay.css'

export interface DateFieldProps extends FieldWords {
  /** `YYYY-MM-DD`, as everywhere in the product. */
  readonly value: string | null
  readonly onChange: (day: string) => void
  readonly min?: string
  readonly max?: string
  /** Days that cannot be chosen, e.g. days without homework. */
  readonly isUnavailable?: (day: string) => boolean
  /** One or two letters under a day, e.g. 休. */
  readonly markOf?: (day: string) => string | undefined
  readonly isDisabled?: boolean
}

const FIRST_YEAR = 1900

const toText = ({ year, month, day }: CalendarDate) =>
  `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`

function Month({ markOf }: Pick<DateFieldProps, 'markOf'>) {
  return (
    <Calendar className="ui-calendar" firstDayOfWeek="mon">
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
            const mark = markOf?.(toText(date))
            return (
              <CalendarCell date={date} className="ui-day">
                {({ formattedDate }) => (
                  <>
                    {formattedDate}
                    {mark !== undefined && <small data-mark={mark} />}
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

/** A school day: typed or picked from a month that begins on Monday. */
export function DateField({
  label,
  help,
  error,
  value,
  onChange,
  min,
  max,
  isUnavailable,
  markOf,
  isDisabled = false,
}: DateFieldProps) {
  return (
    <DatePicker
      className="ui-field"
      value={value === null ? null : parseDate(value)}
      onChange={(date) => {
        // A year that is still being typed (2, 20, 202) is no day yet.
        if (date !== null && date.year >= FIRST_YEAR)
          onChange(toText(new CalendarDate(date.year, date.month, date.day)))
      }}
      {...(min !== undefined && { minValue: parseDate(min) })}
      {...(max !== undefined && { maxValue: parseDate(max) })}
      {...(isUnavailable && {
        isDateUnavailable: (date) => isUnavailable(toText(new CalendarDate(date.year, date.month, date.day))),
      })}
      isDisabled={isDisabled}
      isInvalid={error !== undefined}
      validationBehavior="aria"
      shouldForceLeadingZeros
    >
      <Label className="ui-label">{label}</Label>
      <Group className="ui-input ui-date">
        <DateInput className="ui-date-input">
          {(segment) => <DateSegment segment={segment} className="ui-date-segment" />}
        </DateInput>
        <Button className="ui-date-open">
          <CalendarIcon />
        </Button>
      </Group>
      <FieldFoot help={help} error={error} />
      <Popover className="ui-popover" offset={4}>
        <Dialog className="ui-popover-inner">
          <Month {...(markOf && { markOf })} />
        </Dialog>
      </Popover>
    </DatePicker>
  )
}
