import { subItemsOf } from '@lightwork/content/structure'
import { useMemo } from 'react'
import { useWords } from '../../lib/language.ts'
import { AnswerPart } from './AnswerPart.tsx'
import { editWords } from './edit-words.ts'
import type { FieldErrors } from './field-errors.ts'
import { wholeOf, withStem, withWhole } from './held.ts'
import { Field } from './ItemTagsForm.tsx'
import type { ItemForm } from './item-form.ts'
import { PartsSum } from './PartsSum.tsx'
import { SubAnswers } from './SubAnswers.tsx'
import { TextPart } from './TextPart.tsx'
import { addedTo } from './type-rooms.ts'

export interface ItemTextFormProps {
  readonly form: ItemForm
  readonly errors: FieldErrors
  /** Takes what stands in the form at that moment, because the editors call back between drawings. */
  readonly onChange: (make: (form: ItemForm) => Partial<ItemForm>) => void
  /** The same for a change of the stem from outside its editor. */
  readonly onRewrite: (make: (form: ItemForm) => Partial<ItemForm>) => void
  /** Another one when the stem was changed from outside its editor. */
  readonly stemRound: number
}

const partErrorsOf = (errors: FieldErrors): (string | undefined)[] => {
  const list: (string | undefined)[] = []
  for (const [name, text] of Object.entries(errors)) {
    const [, index] = /^part\/(\d+)$/.exec(name) ?? []
    if (index !== undefined) list[Number(index)] = text
  }
  return list
}

/** Stem, what is right, answer and explanation. */
export function ItemTextForm({ form, errors, onChange, onRewrite, stemRound }: ItemTextFormProps) {
  const say = useWords(editWords)
  const partErrors = useMemo(() => partErrorsOf(errors), [errors])
  const hasParts = subItemsOf(form.stem).length > 0
  return (
    <div className="ui-form">
      <Field name="body">
        <TextPart
          label={say.stem}
          help={say.stemHelp}
          error={errors.body}
          document={form.stem}
          round={stemRound}
          adds={addedTo(form.type)}
          partErrors={partErrors}
          onChange={(stem) => onChange((now) => withStem(now, stem))}
        />
      </Field>
      <PartsSum stem={form.stem} minutes={form.minutes} />
      {hasParts ? (
        <SubAnswers {...{ form, errors, onChange, onRewrite }} />
      ) : (
        <Field name="answer/key">
          <AnswerPart
            type={form.type}
            held={wholeOf(form)}
            error={errors['answer/key']}
            onAnswers={(answers) => onChange(() => answers)}
            onRewrite={(make) => onRewrite((now) => withWhole(make(wholeOf(now))))}
          />
        </Field>
      )}
      <Field name="answer/body">
        <TextPart
          label={say.answer}
          help={say.answerHelp}
          error={errors['answer/body']}
          document={form.answer}
          onChange={(answer) => onChange(() => ({ answer }))}
        />
      </Field>
      <Field name="explanation">
        <TextPart
          label={say.explanation}
          error={errors.explanation}
          document={form.explanation}
          onChange={(explanation) => onChange(() => ({ explanation }))}
        />
      </Field>
    </div>
  )
}
