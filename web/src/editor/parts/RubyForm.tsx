import { RUBY_LIMITS, type RubyPair } from '@lightwork/content'
import { useWords } from '../../lib/language.ts'
import type { PartFormProps } from './part-form.ts'
import { rubyWords } from './part-words.ts'
import { withTone } from './tones.ts'

/** One field for each character; its tone may be typed as a figure. */
export function RubyForm({ attrs, set }: PartFormProps) {
  const words = useWords(rubyWords)
  const pairs = attrs.pairs as readonly RubyPair[]
  const change = (place: number, reading: string) =>
    set({ pairs: pairs.map(([text, before], index) => [text, index === place ? reading : before]) })
  return (
    <>
      <div className="ruby-fields">
        {pairs.map(([text, reading], index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a character is known by its place only.
          <label key={index} className="ruby-pair">
            <input
              className="ui-input"
              aria-label={words.readingOf(text)}
              maxLength={RUBY_LIMITS.reading}
              autoComplete="off"
              spellCheck={false}
              value={reading}
              onChange={({ currentTarget }) => change(index, withTone(currentTarget.value))}
            />
            <span aria-hidden="true">{text}</span>
          </label>
        ))}
      </div>
      <p className="ui-help">{words.help}</p>
    </>
  )
}
