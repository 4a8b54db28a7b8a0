import { useRef, useState } from 'react'
import { plainDigits } from '../../ui/digits.ts'

export const within = (value: number, min: number, max: number): number => Math.min(max, Math.max(min, value))

export interface TypedNumberProps {
  readonly label: string
  readonly value: number
  readonly min: number
  readonly max: number
  readonly editable: boolean
  readonly tabIndex?: number
  /** `session` is the same for all that is typed in one go: it is one step to undo. */
  readonly onChange: (value: number, session: number) => void
}

/** A whole number in the text, typed or stepped with the arrow keys. Never disturbs an input method. */
export function TypedNumber({ label, value, min, max, editable, tabIndex = 0, onChange }: TypedNumberProps) {
  // What was typed stands there as long as nothing else changes the value, undo for one.
  const [draft, setDraft] = useState<{ readonly text: string; readonly of: number } | null>(null)
  const session = useRef(0)
  const set = (next: number) => {
    if (next !== value) onChange(next, session.current)
  }
  const type = (text: string, composing: boolean) => {
    const digits = plainDigits(text)
    const next = !composing && /^\d{1,4}$/.test(digits) ? within(Number(digits), min, max) : value
    setDraft({ text, of: next })
    set(next)
  }
  return (
    <input
      className="typed-number"
      inputMode="numeric"
      autoComplete="off"
      tabIndex={tabIndex}
      readOnly={!editable}
      aria-label={label}
      value={draft !== null && draft.of === value ? draft.text : String(value)}
      onFocus={() => {
        session.current = performance.now()
      }}
      onChange={({ currentTarget, nativeEvent }) =>
        type(currentTarget.value, nativeEvent instanceof InputEvent && nativeEvent.isComposing)
      }
      onCompositionEnd={({ currentTarget }) => type(currentTarget.value, false)}
      onBlur={() => setDraft(null)}
      onKeyDown={(event) => {
        const isStep = event.key === 'ArrowUp' || event.key === 'ArrowDown'
        if (event.nativeEvent.isComposing || event.altKey || !isStep) return
        event.preventDefault()
        session.current = performance.now()
        setDraft(null)
        set(within(value + (event.key === 'ArrowUp' ? 1 : -1), min, max))
      }}
    />
  )
}
