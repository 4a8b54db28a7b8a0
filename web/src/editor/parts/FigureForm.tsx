import { FIGURE_WIDTH } from '@lightwork/content'
import { useWords } from '../../lib/language.ts'
import { Segmented } from '../../ui/Choice.tsx'
import { NumberField, TextField } from '../../ui/Field.tsx'
import type { PartFormProps } from './part-form.ts'
import { figureWords, partWords } from './part-words.ts'

const sides = ['left', 'center', 'right'] as const

export function FigureForm({ attrs, set }: PartFormProps) {
  const words = useWords(figureWords)
  const { mm } = useWords(partWords)
  const [min, max] = FIGURE_WIDTH
  return (
    <div className="part-fields">
      <div className="wide">
        <TextField
          label={words.alt}
          help={words.altHelp}
          maxLength={200}
          value={String(attrs.alt)}
          onChange={(alt) => set({ alt })}
        />
      </div>
      <NumberField
        label={words.width}
        unit={mm}
        min={min}
        max={max}
        value={typeof attrs.width === 'number' ? attrs.width : null}
        onChange={(width) => set({ width })}
      />
      <Segmented
        label={words.align}
        value={sides.find((side) => side === attrs.align) ?? 'left'}
        options={sides.map((value) => ({ value, label: words[value] }))}
        onChange={(side) => set({ align: side === 'left' ? null : side })}
      />
    </div>
  )
}
