import { useQuery } from '@tanstack/react-query'
import { useDays } from '../../../lib/days.ts'
import { useWords } from '../../../lib/language.ts'
import { Button } from '../../../ui/Button.tsx'
import { Rendered } from '../../../ui/Rendered.tsx'
import { Fold } from '../Fold.tsx'
import { enteringWords } from './entering-words.ts'
import type { EntryForm } from './entry-form.ts'
import { keptTextsKey, readKeptTexts } from './kept-texts.ts'

interface Props {
  readonly textsKey: string
  /** Null while nothing may be changed. */
  readonly onTake: ((form: EntryForm) => void) | null
}

/** Texts that were not chosen when two pages wrote: to read, and to put in place of what stands there. */
export function KeptTexts({ textsKey, onTake }: Props) {
  const say = useWords(enteringWords)
  const days = useDays()
  const { data: texts = [] } = useQuery({
    queryKey: keptTextsKey(textsKey),
    queryFn: () => readKeptTexts(textsKey),
  })
  if (texts.length === 0) return null
  return (
    <Fold summary={say.keptTexts(texts.length)}>
      <p className="ui-help">{say.keptTextsHelp}</p>
      {texts.map(({ at, form }) => (
        <article key={at} className="entry-kept">
          <h3>
            {form.title} <span className="quiet small">{days.moment(at)}</span>
          </h3>
          <p className="ui-label">{say.aims}</p>
          <Rendered content={form.aims} />
          <p className="ui-label">{say.intent}</p>
          <Rendered content={form.intent} />
          {onTake !== null && <Button onPress={() => onTake(form)}>{say.takeText}</Button>}
        </article>
      ))}
    </Fold>
  )
}
