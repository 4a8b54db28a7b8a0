import { type SumOperator, sumOperators, sumProblem, type WrittenSum } from '@lightwork/content'
import { useWords } from '../../lib/language.ts'
import { Checkbox, Segmented } from '../../ui/Choice.tsx'
import { ParsedField } from './ParsedField.tsx'
import type { PartFormProps } from './part-form.ts'
import { sumWords } from './part-words.ts'
import { readSumNumbers } from './read-parts.ts'

/** Numbers with which each kind of sum begins, where those there do not fit it. */
const fitting: Readonly<Record<SumOperator, readonly string[]>> = {
  '+': ['25', '17'],
  '-': ['52', '17'],
  '×': ['25', '14'],
  '÷': ['96', '4'],
}

export function SumForm({ attrs, set }: PartFormProps) {
  const words = useWords(sumWords)
  const sum = attrs.sum as WrittenSum
  const change = (part: Partial<WrittenSum>) => set({ sum: { ...sum, ...part } })
  return (
    <div className="part-fields">
      <Segmented
        label={words.operator}
        value={sum.operator}
        options={sumOperators.map((operator) => ({ value: operator, label: operator === '-' ? '−' : operator }))}
        onChange={(operator) =>
          change({
            operator,
            numbers: sumProblem({ operator, numbers: sum.numbers }) === null ? sum.numbers : fitting[operator],
          })
        }
      />
      <div className="wide">
        <ParsedField
          key={sum.operator}
          label={words.numbers}
          help={words.numbersHelp}
          error={words[`${sum.operator}Error`]}
          value={sum.numbers}
          write={(numbers) => numbers.join(' ')}
          read={(text) => readSumNumbers(text, sum.operator)}
          onChange={(numbers) => change({ numbers })}
        />
      </div>
      <Checkbox isSelected={sum.worked} onChange={(worked) => change({ worked })}>
        {words.worked}
      </Checkbox>
      {sum.worked && (sum.operator === '+' || sum.operator === '-') && (
        <Checkbox isSelected={sum.marks} onChange={(marks) => change({ marks })}>
          {words.marks}
        </Checkbox>
      )}
    </div>
  )
}
