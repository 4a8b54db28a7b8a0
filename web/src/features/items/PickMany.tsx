import { useState } from 'react'
import { RemovableChip } from '../../ui/Chip.tsx'
import { ComboBox, type ListOption } from '../../ui/Select.tsx'

export interface PickManyProps {
  readonly label: string
  readonly help?: string
  readonly error?: string | undefined
  readonly options: readonly ListOption<string>[]
  readonly values: readonly string[]
  readonly onChange: (values: readonly string[]) => void
  readonly placeholder: string
  readonly empty: string
  readonly removeWord: (name: string) => string
  readonly isDisabled?: boolean
}

/** Several of a long list: found by typing, the chosen ones below with a cross each. */
export function PickMany({ options, values, onChange, removeWord, ...field }: PickManyProps) {
  // A fresh field after every choice, so that the next name can be typed at once.
  const [round, setRound] = useState(0)
  const left = options.filter(({ value }) => !values.includes(value))
  const add = (value: string) => {
    onChange([...values, value])
    setRound(round + 1)
  }
  return (
    <div className="item-pick">
      <ComboBox {...field} key={round} options={left} value={null} onChange={add} />
      {values.length > 0 && (
        <div className="item-picked">
          {values.map((value) => {
            const name = options.find((option) => option.value === value)?.label ?? '…'
            return (
              <RemovableChip
                key={value}
                removeLabel={removeWord(name)}
                onRemove={() => onChange(values.filter((each) => each !== value))}
              >
                {name}
              </RemovableChip>
            )
          })}
        </div>
      )}
    </div>
  )
}
