import { choiceTypes } from '@lightwork/domain'
import { useWords } from '../../lib/language.ts'
import { RadioGroup } from '../../ui/Choice.tsx'
import { editWords } from './edit-words.ts'
import type { FieldErrors } from './field-errors.ts'
import { Field } from './ItemTagsForm.tsx'
import type { ItemForm } from './item-form.ts'
import { OptionsPart, type OptionsPartProps } from './OptionsPart.tsx'
import { carryKey, optionsOf } from './options.ts'
import { StructurePart, type StructurePartProps } from './StructurePart.tsx'
import { TextPart } from './TextPart.tsx'

export interface ItemTextFormProps extends Pick<OptionsPartProps, 'onRewrite'> {
  readonly form: ItemForm
  readonly onRewriteParts: StructurePartProps['onRewrite']
  readonly errors: FieldErrors
  /** Takes what stands in the form at that moment, because the editors call back between drawings. */
  readonly onChange: (make: (form: ItemForm) => Partial<ItemForm>) => void
  /** Another one when the stem was changed from outside its editor. */
  readonly stemRound: number
}

/** Stem, what is right, answer and explanation. */
export function ItemTextForm({ form, errors, onChange, onRewrite, onRewriteParts, stemRound }: ItemTextFormProps) {
  const say = useWords(editWords)
  const hasKey = choiceTypes.includes(form.type)
  return (
    <div className="ui-form">
      <Field name="body">
        <TextPart
          key={stemRound}
          label={say.stem}
          help={say.stemHelp}
          error={errors.body}
          document={form.stem}
          onChange={(stem) =>
            onChange((now) => ({ stem, key: carryKey(now.key, optionsOf(now.stem), optionsOf(stem)) }))
          }
        />
      </Field>
      {hasKey && (
        <OptionsPart
          form={form}
          error={errors['answer/key']}
          onKey={(key) => onChange(() => ({ key }))}
          onRewrite={onRewrite}
        />
      )}
      {!hasKey && (
        <StructurePart
          form={form}
          error={form.type === 'true_false' ? undefined : errors['answer/key']}
          onKey={(parts_key) => onChange(() => ({ parts_key }))}
          onRewrite={onRewriteParts}
        />
      )}
      {form.type === 'true_false' && (
        <Field name="answer/key">
          <RadioGroup
            label={say.truth}
            error={errors['answer/key']}
            options={[
              { value: 'true', label: say.true },
              { value: 'false', label: say.false },
            ]}
            value={form.truth === null ? null : form.truth ? 'true' : 'false'}
            onChange={(value) => onChange(() => ({ truth: value === 'true' }))}
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
