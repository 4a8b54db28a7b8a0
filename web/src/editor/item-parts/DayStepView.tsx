import type { ReactNodeViewProps } from '@tiptap/react'
import { useWords } from '../../lib/language.ts'
import { MinutesField } from '../blocks/MinutesField.tsx'
import { TypedNumber } from '../blocks/TypedNumber.tsx'
import { PartFrame } from './PartFrame.tsx'
import { partWords } from './part-words.ts'
import { usePart } from './use-part.ts'

/** What is done on one day of a project: which day and how long above what. */
export function DayStepView(props: ReactNodeViewProps) {
  const words = useWords(partWords)
  const part = usePart(props)
  const { number, editable } = part
  const [day, minutes] = [Number(props.node.attrs.day), Number(props.node.attrs.minutes)]
  return (
    <PartFrame part={part} label={words.dayStep(day)} actions={words.actionsOfDay(day)}>
      <span className="part-day">
        {words.dayBefore}
        <TypedNumber
          label={words.dayOf(number)}
          value={day}
          min={1}
          max={30}
          editable={editable}
          onChange={(next, session) => part.change({ day: next }, session)}
        />
        {words.dayAfter}
      </span>
      <MinutesField
        label={words.minutesOfDay(day)}
        minutes={minutes}
        editable={editable}
        onChange={(next, session) => part.change({ minutes: next }, session)}
      />
    </PartFrame>
  )
}
