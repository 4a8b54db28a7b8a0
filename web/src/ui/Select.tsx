import { type ReactNode, useState } from 'react'
import { ComboBox as AriaComboBox, Input } from 'react-aria-components/ComboBox'
import {
  Select as AriaSelect,
  Button,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
  SelectValue,
} from 'react-aria-components/Select'
import type { Option } from './Choice.tsx'
import { FieldFoot, type FieldWords } from './Field.tsx'
import { CheckIcon, ChevronDownIcon } from './icons.tsx'
import './field.css'
import './overlay.css'

export interface ListOption<V extends string> extends Option<V> {
  /** A second, quiet line. */
  readonly detail?: string
}

interface ListProps<V extends string> extends FieldWords {
  readonly options: readonly ListOption<V>[]
  readonly value: V | null
  readonly onChange: (value: V) => void
  readonly isDisabled?: boolean
  readonly placeholder?: string
  /** The label is only read aloud. */
  readonly hideLabel?: boolean
}

const optionItem = <V extends string>({ value, label, detail, isDisabled = false }: ListOption<V>) => (
  <ListBoxItem key={value} id={value} textValue={label} isDisabled={isDisabled} className="ui-list-item">
    <span className="ui-list-item-text">
      {label}
      {detail !== undefined && <small>{detail}</small>}
    </span>
    <CheckIcon size={16} className="tick" />
  </ListBoxItem>
)

export interface SelectProps<V extends string> extends ListProps<V> {}

/** One of a list that opens. Letters jump to an option; for more than some twenty use `ComboBox`. */
export function Select<V extends string>({
  label,
  help,
  error,
  options,
  value,
  onChange,
  hideLabel = false,
  placeholder = '',
  ...rest
}: SelectProps<V>) {
  return (
    <AriaSelect
      {...rest}
      className="ui-field"
      placeholder={placeholder}
      isInvalid={error !== undefined}
      validationBehavior="aria"
      value={value}
      onChange={(key) => {
        const chosen = options.find((option) => option.value === key)
        if (chosen !== undefined) onChange(chosen.value)
      }}
    >
      <Label className={hideLabel ? 'visually-hidden' : 'ui-label'}>{label}</Label>
      <Button className="ui-input ui-select-button">
        <SelectValue>{({ selectedText, defaultChildren }) => selectedText || defaultChildren}</SelectValue>
        <ChevronDownIcon size={16} />
      </Button>
      <FieldFoot help={help} error={error} />
      <Popover className="ui-popover ui-select-list" offset={4}>
        <ListBox className="ui-list">{options.map(optionItem)}</ListBox>
      </Popover>
    </AriaSelect>
  )
}

export interface ComboBoxProps<V extends string> extends ListProps<V> {
  /** Said when no option matches what was typed. */
  readonly empty: ReactNode
}

/** Of longer lists only so many options are drawn at a time; typing narrows them down. */
const DRAWN = 100

/** The options to draw: all of a short list; of a long one those that hold what was typed, and the chosen one. */
function useDrawn<V extends string>(options: readonly ListOption<V>[], value: V | null) {
  const [text, setText] = useState('')
  if (options.length <= DRAWN * 2) return { drawn: options, onInputChange: setText }
  const chosen = options.find((option) => option.value === value)
  const asked = text === chosen?.label ? '' : text.trim().toLowerCase()
  const found = options.filter(({ label }) => label.toLowerCase().includes(asked)).slice(0, DRAWN)
  return { drawn: chosen === undefined || found.includes(chosen) ? found : [chosen, ...found], onInputChange: setText }
}

/** One of a long list, found by typing any part of its name. */
export function ComboBox<V extends string>({
  label,
  help,
  error,
  options,
  value,
  onChange,
  hideLabel = false,
  placeholder,
  empty,
  ...rest
}: ComboBoxProps<V>) {
  const { drawn, onInputChange } = useDrawn(options, value)
  return (
    <AriaComboBox
      {...rest}
      className="ui-field"
      isInvalid={error !== undefined}
      validationBehavior="aria"
      allowsEmptyCollection
      menuTrigger="focus"
      value={value}
      onInputChange={onInputChange}
      onChange={(key) => {
        const chosen = options.find((option) => option.value === key)
        if (chosen !== undefined) onChange(chosen.value)
      }}
    >
      <Label className={hideLabel ? 'visually-hidden' : 'ui-label'}>{label}</Label>
      <span className="ui-combo">
        <Input className="ui-input" {...(placeholder !== undefined && { placeholder })} />
        <Button className="ui-combo-open">
          <ChevronDownIcon size={16} />
        </Button>
      </span>
      <FieldFoot help={help} error={error} />
      <Popover className="ui-popover ui-select-list" offset={4}>
        <ListBox className="ui-list" renderEmptyState={() => <div className="ui-list-empty">{empty}</div>}>
          {drawn.map(optionItem)}
        </ListBox>
      </Popover>
    </AriaComboBox>
  )
}
