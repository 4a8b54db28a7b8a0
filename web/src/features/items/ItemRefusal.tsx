import { Refusal } from '../../lib/Answer.tsx'
import { isProblem, messageOf } from '../../lib/api.ts'
import { useWords } from '../../lib/language.ts'
import { LinkButton } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { type FieldName, fieldErrorsOf } from './field-errors.ts'
import { itemWords } from './item-words.ts'

/** Why an item was refused: what is missing is named, with the way to it. */
export function ItemRefusal({ error, itemId }: { readonly error: unknown; readonly itemId: string }) {
  const say = useWords(itemWords)
  if (!isProblem(error, 'item-incomplete')) return <Refusal error={error} />
  const fields: Partial<Record<FieldName, string>> = {
    body: say.stem,
    'answer/key': say.key,
    'answer/body': say.answer,
    citation: say.citation,
  }
  const gaps = Object.entries(fieldErrorsOf(error))
  return (
    <Notice
      tone="refuse"
      title={say.incomplete}
      actions={<LinkButton to={`/bank/${itemId}/edit`}>{say.fill}</LinkButton>}
    >
      <ul>
        {gaps.map(([field, text]) => (
          // Entries of an object named by field; the compiler sees their keys as plain strings.
          <li key={field}>{`${fields[field as FieldName] ?? field}：${text}`}</li>
        ))}
        {gaps.length === 0 && <li>{messageOf(error)}</li>}
      </ul>
    </Notice>
  )
}
