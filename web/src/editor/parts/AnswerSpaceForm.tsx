import {
  ANSWER_SPACE_LIMITS,
  type AnswerSpace,
  answerSpaceDefaults,
  answerSpaceFields,
  answerSpaceKinds,
} from '@lightwork/content'
import { useWords } from '../../lib/language.ts'
import { NumberField } from '../../ui/Field.tsx'
import { Select } from '../../ui/Select.tsx'
import type { PartFormProps } from './part-form.ts'
import { answerSpaceWords, partWords } from './part-words.ts'

export function AnswerSpaceForm({ attrs, set }: PartFormProps) {
  const words = useWords(answerSpaceWords)
  const { mm } = useWords(partWords)
  const space = attrs as unknown as AnswerSpace
  return (
    <div className="part-fields">
      <Select
        label={words.kind}
        value={space.kind}
        options={answerSpaceKinds.map((kind) => ({ value: kind, label: words[kind] }))}
        onChange={(kind) => set({ ...answerSpaceDefaults[kind] })}
      />
      {answerSpaceFields[space.kind].map((name) => {
        const [min, max] = ANSWER_SPACE_LIMITS[name]
        return (
          <NumberField
            key={name}
            label={words[name]}
            value={space[name]}
            min={min}
            max={max}
            {...((name === 'size' || name === 'height') && { unit: mm })}
            onChange={(value) => {
              if (value !== null) set({ [name]: value })
            }}
          />
        )
      })}
    </div>
  )
}
