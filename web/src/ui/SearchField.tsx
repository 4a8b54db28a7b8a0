import { type CompositionEvent, useEffect, useRef, useState } from 'react'
import { TextField as AriaTextField, Input } from 'react-aria-components/TextField'
import { CloseIcon, SearchIcon } from './icons.tsx'
import './field.css'

export interface SearchFieldProps {
  readonly label: string
  readonly value: string
  /** After a pause in typing, at once on Enter or clearing; never while an input method composes. */
  readonly onSearch: (text: string) => void
  /** Word on the button that empties the field. */
  readonly clearLabel: string
  readonly placeholder?: string
  readonly autoFocus?: boolean
  /** Pause in ms before a search starts by itself. */
  readonly pause?: number
}

/** Search as you type that leaves input methods in peace. */
export function SearchField({
  label,
  value,
  onSearch,
  clearLabel,
  placeholder,
  autoFocus = false,
  pause = 250,
}: SearchFieldProps) {
  const [text, setText] = useState(value)
  const composing = useRef(false)
  const sent = useRef(value)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const field = useRef<HTMLInputElement>(null)

  useEffect(() => () => clearTimeout(timer.current), [])
  useEffect(() => {
    if (value === sent.current) return
    sent.current = value
    setText(value)
  }, [value])

  const send = (next: string) => {
    clearTimeout(timer.current)
    if (next === sent.current) return
    sent.current = next
    onSearch(next)
  }
  const type = (next: string) => {
    setText(next)
    clearTimeout(timer.current)
    if (!composing.current) timer.current = setTimeout(() => send(next), pause)
  }

  return (
    <AriaTextField
      aria-label={label}
      className="ui-search"
      value={text}
      onChange={type}
      autoFocus={autoFocus}
      type="search"
    >
      <SearchIcon />
      <Input
        ref={field}
        className="ui-input"
        autoComplete="off"
        enterKeyHint="search"
        {...(placeholder !== undefined && { placeholder })}
        onCompositionStart={() => {
          composing.current = true
          clearTimeout(timer.current)
        }}
        onCompositionEnd={({ currentTarget }: CompositionEvent<HTMLInputElement>) => {
          composing.current = false
          type(currentTarget.value)
        }}
        onKeyDown={({ key, nativeEvent }) => {
          // Safari ends the composition before its last Enter; 229 is what that Enter carries.
          if (nativeEvent.isComposing || nativeEvent.keyCode === 229) return
          if (key === 'Enter') send(text)
          if (key === 'Escape' && text !== '') type('')
        }}
      />
      {text !== '' && (
        <button
          type="button"
          className="ui-search-clear"
          aria-label={clearLabel}
          onClick={() => {
            setText('')
            send('')
            field.current?.focus()
          }}
        >
          <CloseIcon size={14} />
        </button>
      )}
    </AriaTextField>
  )
}
