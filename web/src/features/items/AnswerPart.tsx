import { choiceTypes } from '@lightwork/domain'
import { useWords } from '../../lib/language.ts'
import { RadioGroup } from '../../ui/Choice.tsx'
import { editWords } from './edit-words.ts'
import { type AnswerPartProps, OptionsPart } from './OptionsPart.tsx'
import { StructurePart } from './StructurePart.tsx'

function TruthPart({ held: { answers }, error, onAnswers }: AnswerPartProps) {
  const say = useWords(editWords)
  return (
    <RadioGroup
      label={say.truth}
      error={error}
      options={[
        { value: 'true', label: say.true },
        { value: 'false', label: say.false },
      ]}
      value={answers.truth === null ? null : answers.truth ? 'true' : 'false'}
      onChange={(value) => onAnswers({ ...answers, truth: value === 'true' })}
    />
  )
}

/** What is right in an item or in one of its sub-items, asked as its type needs it; nothing where only words say it. */
export function AnswerPart(props: AnswerPartProps) {
  if (choiceTypes.includes(props.type)) return <OptionsPart {...props} />
  return props.type === 'true_false' ? <TruthPart {...props} /> : <StructurePart {...props} />
}
