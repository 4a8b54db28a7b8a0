import type { ReactNode } from 'react'
import { Checkbox as AriaCheckbox, type CheckboxProps as AriaCheckboxProps } from 'react-aria-components/Checkbox'
import { CheckboxGroup as AriaCheckboxGroup } from 'react-aria-components/CheckboxGroup'
import { RadioGroup as AriaRadioGroup, Label, Radio } from 'react-aria-components/RadioGroup'
import { Switch as AriaSwitch, type SwitchProps as AriaSwitchProps } from 'react-aria-components/Switch'
import { FieldFoot, type FieldWords } from './Field.tsx'
import { CheckIcon, MinusIcon } from './icons.tsx'
import './choice.css'
import './field.css'

export interface Option<V extends string> {
  readonly value: V
  readonly label: string
  readonly isDisabled?: boolean
}

export interface CheckboxProps extends Omit<AriaCheckboxProps, 'className' | 'style' | 'children'> {
  readonly children: ReactNode
}

/** One box to tick, with its words. */
export function Checkbox({ children, ...rest }: CheckboxProps) {
  return (
    <AriaCheckbox {...rest} className="ui-check">
      {({ isIndeterminate }) => (
        <>
          <span className="ui-check-box">{isIndeterminate ? <MinusIcon size={14} /> : <CheckIcon size={14} />}</span>
          <span>{children}</span>
        </>
      )}
    </AriaCheckbox>
  )
}

interface GroupProps<V extends string> extends FieldWords {
  readonly options: readonly Option<V>[]
  readonly isDisabled?: boolean
  /** One below the other instead of side by side. */
  readonly column?: boolean
}

export interface CheckboxGroupProps<V extends string> extends GroupProps<V> {
  readonly value: readonly V[]
  readonly onChange: (value: V[]) => void
}

/** Any number of a few options. */
export function CheckboxGroup<V extends string>({
  label,
  help,
  error,
  options,
  value,
  onChange,
  column = false,
  ...rest
}: CheckboxGroupProps<V>) {
  return (
    <AriaCheckboxGroup
      {...rest}
      className="ui-group"
      isInvalid={error !== undefined}
      validationBehavior="aria"
      value={[...value]}
      onChange={(chosen) =>
        onChange(options.flatMap((option) => (chosen.includes(option.value) ? [option.value] : [])))
      }
    >
      <Label className="ui-label">{label}</Label>
      <div className={column ? 'ui-group-options column' : 'ui-group-options'}>
        {options.map((option) => (
          <Checkbox key={option.value} value={option.value} isDisabled={option.isDisabled ?? false}>
            {option.label}
          </Checkbox>
        ))}
      </div>
      <FieldFoot help={help} error={error} />
    </AriaCheckboxGroup>
  )
}

export interface RadioGroupProps<V extends string> extends GroupProps<V> {
  readonly value: V | null
  readonly onChange: (value: V) => void
}

const chosenOf = <V extends string>(options: readonly Option<V>[], value: string) =>
  options.find((option) => option.value === value)?.value

/** One of a few options. */
export function RadioGroup<V extends string>({
  label,
  help,
  error,
  options,
  value,
  onChange,
  column = false,
  ...rest
}: RadioGroupProps<V>) {
  const change = (next: string) => {
    const chosen = chosenOf(options, next)
    if (chosen !== undefined) onChange(chosen)
  }
  return (
    <AriaRadioGroup
      {...rest}
      className="ui-group"
      isInvalid={error !== undefined}
      validationBehavior="aria"
      value={value}
      onChange={change}
    >
      <Label className="ui-label">{label}</Label>
      <div className={column ? 'ui-group-options column' : 'ui-group-options'}>
        {options.map((option) => (
          <Radio key={option.value} value={option.value} isDisabled={option.isDisabled ?? false} className="ui-check">
            <span className="ui-check-box round" />
            <span>{option.label}</span>
          </Radio>
        ))}
      </div>
      <FieldFoot help={help} error={error} />
    </AriaRadioGroup>
  )
}

export interface SegmentedProps<V extends string> {
  readonly label: string
  readonly options: readonly Option<V>[]
  readonly value: V | null
  readonly onChange: (value: V) => void
  readonly isDisabled?: boolean
  /** The label is only read aloud, where what is chosen is plain. */
  readonly hideLabel?: boolean
}

/** One of two to five short options, all in sight: a radio group in one frame. */
export function Segmented<V extends string>({
  label,
  options,
  value,
  onChange,
  hideLabel = false,
  ...rest
}: SegmentedProps<V>) {
  const change = (next: string) => {
    const chosen = chosenOf(options, next)
    if (chosen !== undefined) onChange(chosen)
  }
  return (
    <AriaRadioGroup {...rest} className="ui-group" value={value} onChange={change} orientation="horizontal">
      <Label className={hideLabel ? 'visually-hidden' : 'ui-label'}>{label}</Label>
      <div className="ui-segmented">
        {options.map((option) => (
          <Radio key={option.value} value={option.value} isDisabled={option.isDisabled ?? false} className="ui-segment">
            {option.label}
          </Radio>
        ))}
      </div>
    </AriaRadioGroup>
  )
}

export interface SwitchProps extends Omit<AriaSwitchProps, 'className' | 'style' | 'children'> {
  readonly children: ReactNode
}

/** On or off, at once. */
export function Switch({ children, ...rest }: SwitchProps) {
  return (
    <AriaSwitch {...rest} className="ui-switch">
      <span className="ui-switch-track" />
      <span>{children}</span>
    </AriaSwitch>
  )
}
