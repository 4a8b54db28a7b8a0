import type { JudgedSheet, SheetText } from '@lightwork/contract'
import { type KeyboardEvent, useRef } from 'react'
import { useWords } from '../../../lib/language.ts'
import { RadioGroup } from '../../../ui/Choice.tsx'
import { TextArea } from '../../../ui/Field.tsx'
import { MarkField } from './MarkField.tsx'
import { sheetWords } from './sheet-words.ts'

export interface RubricFormProps {
  readonly rubric: JudgedSheet['rubric']
  readonly text: SheetText
  readonly isOpen: boolean
  readonly onChange: (text: SheetText) => void
  readonly onKey: (key: 'n' | 'p') => void
}

/** Without the member when there is no value: what is missing has not been given. */
function withMember<V>(record: Readonly<Record<string, V>>, key: string, value: V | undefined): Record<string, V> {
  const { [key]: _, ...rest } = record
  return value === undefined ? rest : { ...rest, [key]: value }
}

/** Where Enter stops: each mark, each requirement, the overall comment. */
const stops = 'input[data-mark], [role=radiogroup], [data-overall]'

function focusIn(stop: HTMLElement | undefined): void {
  if (stop === undefined) return
  const inner = stop.querySelector<HTMLElement>('input:checked, textarea') ?? stop.querySelector<HTMLElement>('input')
  const target = inner ?? stop
  target.focus()
}

/** The rubric as a form: a mark and a comment for each criterion, the hard requirements, the overall comment. */
export function RubricForm({ rubric, text, isOpen, onChange, onKey }: RubricFormProps) {
  const say = useWords(sheetWords)
  const form = useRef<HTMLDivElement>(null)
  const move = (by: 1 | -1) => {
    const all = [...(form.current?.querySelectorAll<HTMLElement>(stops) ?? [])]
    focusIn(all[all.findIndex((stop) => stop.contains(document.activeElement)) + by])
  }
  const moveFromChoice = (event: KeyboardEvent) => {
    const { target } = event
    if (event.key !== 'Enter' || event.ctrlKey || event.metaKey) return
    if (!(target instanceof HTMLInputElement) || target.type !== 'radio') return
    event.preventDefault()
    move(event.shiftKey ? -1 : 1)
  }
  const requirementOf = (code: string) => {
    const met = text.requirements[code]
    return met === undefined ? null : met ? 'met' : 'unmet'
  }
  return (
    <div ref={form} className="rubric-form">
      {rubric.criteria.map((criterion) => (
        <MarkField
          key={criterion.code}
          criterion={criterion}
          step={rubric.step}
          mark={text.marks[criterion.code]}
          comment={text.comments[criterion.code] ?? ''}
          isOpen={isOpen}
          onMark={(mark) => onChange({ ...text, marks: withMember(text.marks, criterion.code, mark) })}
          onComment={(comment) =>
            onChange({
              ...text,
              comments: withMember(text.comments, criterion.code, comment === '' ? undefined : comment),
            })
          }
          onMove={move}
          onKey={onKey}
        />
      ))}
      {rubric.requirements.length > 0 && (
        <fieldset className="rubric-requirements" onKeyDownCapture={moveFromChoice}>
          <legend>{say.requirements}</legend>
          {rubric.requirements.map(({ code, text: words }) => (
            <RadioGroup<'met' | 'unmet'>
              key={code}
              label={words}
              options={[
                { value: 'met', label: say.met },
                { value: 'unmet', label: say.unmet },
              ]}
              value={requirementOf(code)}
              onChange={(value) =>
                isOpen && onChange({ ...text, requirements: { ...text.requirements, [code]: value === 'met' } })
              }
            />
          ))}
        </fieldset>
      )}
      <div data-overall>
        <TextArea
          label={say.overall}
          help={say.overallHelp}
          value={text.overall}
          onChange={(overall) => onChange({ ...text, overall })}
          rows={4}
          maxLength={5000}
          isReadOnly={!isOpen}
        />
      </div>
    </div>
  )
}
