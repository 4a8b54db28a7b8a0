import type { NumberLine } from '@lightwork/content'
import { useWords } from '../../lib/language.ts'
import { Segmented } from '../../ui/Choice.tsx'
import { ParsedField } from './ParsedField.tsx'
import type { PartFormProps } from './part-form.ts'
import { numberLineWords } from './part-words.ts'
import { changedLine, readMarks, readNumber, writeMarks } from './read-parts.ts'

export function NumberLineForm({ attrs, set }: PartFormProps) {
  const words = useWords(numberLineWords)
  const line = attrs.line as NumberLine
  const read = (name: 'from' | 'to' | 'step') => (text: string) => {
    const value = readNumber(text)
    return value === null || changedLine(line, { [name]: value }) === null ? null : value
  }
  const number = (name: 'from' | 'to' | 'step') => (
    <ParsedField
      label={words[name]}
      error={words[`${name}Error`]}
      value={line[name]}
      write={String}
      read={read(name)}
      onChange={(value) => set({ line: { ...line, [name]: value } })}
    />
  )
  return (
    <div className="part-fields">
      {number('from')}
      {number('to')}
      {number('step')}
      <div className="wide">
        <Segmented
          label={words.labels}
          value={line.labels}
          options={(['all', 'ends', 'none'] as const).map((value) => ({ value, label: words[value] }))}
          onChange={(labels) => set({ line: { ...line, labels } })}
        />
      </div>
      <div className="wide">
        <ParsedField
          label={words.marks}
          help={words.marksHelp}
          error={words.marksError}
          value={line.marks}
          write={writeMarks}
          read={(text) => {
            const marks = readMarks(text)
            return marks === null || changedLine(line, { marks }) === null ? null : marks
          }}
          onChange={(marks) => set({ line: { ...line, marks } })}
        />
      </div>
    </div>
  )
}
