import { useState } from 'react'
import { TextArea, TextField } from '../../ui/Field.tsx'

export interface ParsedFieldProps<T> {
  readonly label: string
  readonly help?: string
  /** Said while what is typed cannot be read. */
  readonly error: string
  readonly value: T
  readonly write: (value: T) => string
  /** Null when the text cannot be read. */
  readonly read: (text: string) => T | null
  readonly onChange: (value: T) => void
  readonly rows?: number
}

/** A field whose text stands for something else. What is typed stays as typed until the field is left. */
export function ParsedField<T>({ label, help, error, value, write, read, onChange, rows }: ParsedFieldProps<T>) {
  const [draft, setDraft] = useState<string | null>(null)
  const text = draft ?? write(value)
  const bad = draft !== null && read(draft) === null
  const field = {
    label,
    ...(help !== undefined && { help }),
    error: bad ? error : undefined,
    value: text,
    onChange: (typed: string) => {
      setDraft(typed)
      const next = read(typed)
      if (next !== null) onChange(next)
    },
    onBlur: () => setDraft(null),
  }
  return rows === undefined ? <TextField {...field} /> : <TextArea {...field} rows={rows} />
}
