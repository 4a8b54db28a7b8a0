import { isKeyed, toText } from '@lightwork/content'
import { subItemAttributes } from '@lightwork/content/structure'
import { defineWords, useWords } from '../../lib/language.ts'
import { useNames } from '../../lib/names.ts'
import { AnswerPart } from './AnswerPart.tsx'
import type { Answers, Held } from './answers.ts'
import { editWords } from './edit-words.ts'
import { useTaxonomy } from './FilterPanel.tsx'
import type { FieldErrors } from './field-errors.ts'
import { heldSubItems, withSubItem } from './held.ts'
import { Field } from './ItemTagsForm.tsx'
import type { ItemForm } from './item-form.ts'
import { PickMany } from './PickMany.tsx'

const words = defineWords({
  zh: {
    title: '各小题的答案与知识点',
    heading: (number: number, type: string) => `（${number}）${type}`,
    written: '这个小题没有固定的答案：请在下面的参考答案里写明。',
    points: '知识点（可以不选，跟整组一样）',
    tooMany: '一个小题最多选 5 个知识点',
  },
  en: {
    title: 'Answers and points of the questions',
    heading: (number: number, type: string) => `(${number}) ${type}`,
    written: 'No fixed answer: write it into the model answer below.',
    points: 'Knowledge points (may be left to the group)',
    tooMany: 'A question has 5 knowledge points at most',
  },
})

const POINTS_LIMIT = 5

interface SubAnswerProps {
  readonly held: Held
  readonly index: number
  readonly form: ItemForm
  readonly errors: FieldErrors
  readonly onAnswers: (answers: Answers) => void
  readonly onRewrite: (make: (held: Held) => Held) => void
}

function SubAnswer({ held, index, form, errors, onAnswers, onRewrite }: SubAnswerProps) {
  const say = useWords(words)
  const sayEdit = useWords(editWords)
  const names = useNames()
  const taxonomy = useTaxonomy(form.subject).data
  const { type, point_ids } = subItemAttributes(held.holder)
  const heading = say.heading(index + 1, names.itemType[type])
  const setPoints = (next: readonly string[]) =>
    onRewrite(({ holder, answers }) => ({
      holder: { ...holder, attrs: { ...holder.attrs, point_ids: next.slice(0, POINTS_LIMIT) } },
      answers,
    }))
  return (
    <section className="item-sub-answer" aria-label={heading}>
      <h4>
        {heading} <span className="quiet">{toText(held.holder).split('\n')[0]?.slice(0, 30)}</span>
      </h4>
      <Field name={`part-key/${index}`}>
        {isKeyed(type, held.holder) || type === 'matching' || type === 'ordering' ? (
          <AnswerPart
            type={type}
            held={held}
            error={errors[`part-key/${index}`]}
            onAnswers={onAnswers}
            onRewrite={onRewrite}
          />
        ) : (
          <p className="ui-help">{say.written}</p>
        )}
      </Field>
      <PickMany
        label={say.points}
        {...(point_ids.length >= POINTS_LIMIT && { help: say.tooMany })}
        placeholder={sayEdit.add}
        empty={sayEdit.none}
        removeWord={sayEdit.remove}
        options={(taxonomy?.points ?? []).map(({ id, name, strand }) => ({ value: id, label: name, detail: strand }))}
        values={point_ids}
        onChange={setPoints}
        isDisabled={false}
      />
    </section>
  )
}

export interface SubAnswersProps {
  readonly form: ItemForm
  readonly errors: FieldErrors
  readonly onChange: (make: (form: ItemForm) => Partial<ItemForm>) => void
  readonly onRewrite: (make: (form: ItemForm) => Partial<ItemForm>) => void
}

/** What is right in each question of a group and what it is about. Their text is written on the paper above. */
export function SubAnswers({ form, errors, onChange, onRewrite }: SubAnswersProps) {
  const say = useWords(words)
  return (
    <section className="item-sub-answers" aria-label={say.title}>
      <h3>{say.title}</h3>
      {heldSubItems(form).map((held, index) => (
        <SubAnswer
          key={subItemAttributes(held.holder).id}
          {...{ held, index, form, errors }}
          onAnswers={(answers) => onChange((now) => withSubItem(now, index, ({ holder }) => ({ holder, answers })))}
          onRewrite={(make) => onRewrite((now) => withSubItem(now, index, make))}
        />
      ))}
    </section>
  )
}
