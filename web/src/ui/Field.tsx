import { type CompositionEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import {
  TextArea as AriaTextArea,
  TextField as AriaTextField,
  type TextFieldProps as AriaTextFieldProps,
  FieldError,
  Input,
  Label,
  Text,
} from 'react-aria-components/TextField'
import { plainDigits } from './digits.ts'
import './field.css'

export interface FieldWords {
  readonly label: string
  /** One line below the field that helps to fill it. */
  readonly help?: string | undefined
  /** What to do, shown beside the field; its presence marks the field as wrong. */
  readonly error?: string | undefined
}

/** Help and error below a control; the error takes the place of the help. */
export function FieldFoot({ help, error }: Pick<FieldWords, 'help' | 'error'>) {
  return (
    <>
      {help !== undefined && error === undefined && (
        <Text slot="description" className="ui-help">
          {help}
        </Text>
      )}
      <FieldError className="ui-error">{error}</FieldError>
    </>
  )
}

type Passed = Omit<AriaTextFieldProps, 'className' | 'style' | 'children' | 'isInvalid' | 'validationBehavior'>

export interface TextFieldProps extends Passed, FieldWords {
  readonly placeholder?: string
}

/** One line of text, label above. */
export function TextField({ label, help, error, placeholder, ...rest }: TextFieldProps) {
  return (
    <AriaTextField {...rest} className="ui-field" isInvalid={error !== undefined} validationBehavior="aria">
      <Label className="ui-label">{label}</Label>
      <Input className="ui-input" {...(placeholder !== undefined && { placeholder })} />
      <FieldFoot help={help} error={error} />
    </AriaTextField>
  )
}

export interface TextAreaProps extends TextFieldProps {
  readonly rows?: number
}

/** Several lines of text; the person may pull it longer. */
export function TextArea({ label, help, error, placeholder, rows = 3, ...rest }: TextAreaProps) {
  return (
    <AriaTextField {...rest} className="ui-field" isInvalid={error !== undefined} validationBehavior="aria">
      <Label className="ui-label">{label}</Label>
      <AriaTextArea className="ui-input" rows={rows} {...(placeholder !== undefined && { placeholder })} />
      <FieldFoot help={help} error={error} />
    </AriaTextField>
  )
}

export interface NumberFieldProps extends FieldWords {
  readonly value: number | null
  /** Called with every readable number, and with null when the field is emptied. */
  readonly onChange: (value: number | null) => void
  readonly min?: number
  readonly max?: number
  /** Shown after the field, e.g. 分钟. */
  readonly unit?: ReactNode
  readonly isDisabled?: boolean
  readonly autoFocus?: boolean
}

/** A whole number. Full-width digits (１２) are read as digits; arrow keys step; what is out of range is brought back on leaving. */
export function NumberField({
  label,
  help,
  error,
  value,
  onChange,
  min = 0,
  max = 9999,
  unit,
  ...rest
}: NumberFieldProps) {
  const [text, setText] = useState(value === null ? '' : String(value))
  const shown = useRef(value)
  const composing = useRef(false)
  useEffect(() => {
    if (shown.current === value) return
    shown.current = value
    setText(value === null ? '' : String(value))
  }, [value])

  const report = (number: number | null) => {
    shown.current = number
    if (number !== value) onChange(number)
  }
  const type = (raw: string) => {
    if (composing.current) return setText(raw)
    const digits = plainDigits(raw).replace(/\D/g, '').slice(0, 6)
    setText(digits)
    if (digits === '') report(null)
    else if (Number(digits) >= min && Number(digits) <= max) report(Number(digits))
  }
  const settle = () => {
    if (text === '') return
    const number = Math.min(max, Math.max(min, Number(plainDigits(text).replace(/\D/g, ''))))
    setText(String(number))
    report(number)
  }
  const step = (by: number) => {
    const number = Math.min(max, Math.max(min, (value ?? min) + by))
    setText(String(number))
    report(number)
  }

  return (
    <AriaTextField
      {...rest}
      className="ui-field"
      isInvalid={error !== undefined}
      validationBehavior="aria"
      inputMode="numeric"
      value={text}
      onChange={type}
      onBlur={settle}
      onKeyDown={({ key }) => {
        if (key === 'ArrowUp') step(1)
        else if (key === 'ArrowDown') step(-1)
        else if (key === 'Enter' && !composing.current) settle()
      }}
    >
      <Label className="ui-label">{label}</Label>
      <span className="ui-with-unit">
        <Input
          className="ui-input"
          autoComplete="off"
          onCompositionStart={() => {
            composing.current = true
          }}
          onCompositionEnd={({ currentTarget }: CompositionEvent<HTMLInputElement>) => {
            composing.current = false
            type(currentTarget.value)
          }}
        />
        {unit}
      </span>
      <FieldFoot help={help} error={error} />
    </AriaTextField>
  )
}
