import { mathToHtml } from '@lightwork/content'
import { type KeyboardEvent, type MouseEvent, useId, useState } from 'react'
import { useWords } from '../../lib/language.ts'
import { composition } from '../composition.ts'
import { mathWords } from './math-words.ts'
import { problemInWords, problemWords } from './problems.ts'
import { nthSlot, SLOT, stepSlot, toHalfWidth, withActiveSlot } from './slots.ts'
import type { FormulaField } from './use-formula-field.ts'

const slotSigns = new Set([SLOT, '■'])

/** Which empty place of the preview was clicked, counted from 0. */
function clickedSlot({ target, currentTarget }: MouseEvent<HTMLElement>): number {
  const drawn = [...currentTarget.querySelectorAll('.katex-html *')].filter(
    (element) => element.childElementCount === 0 && slotSigns.has(element.textContent ?? ''),
  )
  return drawn.findIndex((element) => element === target || element.contains(target as Element))
}

interface FormulaInputProps {
  readonly field: FormulaField
  readonly display: boolean
}

/** Preview and text of the formula. Tab goes through the empty places, the arrow keys at its ends lead back to the text. */
export function FormulaInput({ field, display }: FormulaInputProps) {
  const words = useWords(mathWords)
  const problems = useWords(problemWords)
  const [input] = useState(() => composition())
  const hint = useId()
  const { state } = field
  const shown = toHalfWidth(withActiveSlot(state))
  const problem = problemInWords(toHalfWidth(state.text), problems)

  const press = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (input.takes(event.nativeEvent)) return
    const { selectionStart, selectionEnd, value } = event.currentTarget
    const caret = selectionStart === selectionEnd ? selectionStart : -1
    const go = (act: () => void) => {
      event.preventDefault()
      act()
    }
    const slot =
      event.key === 'Tab'
        ? stepSlot({ text: value, from: selectionStart, to: selectionEnd }, event.shiftKey ? -1 : 1)
        : null
    if (slot !== null) go(() => field.choose(slot))
    else if (event.key === 'Enter') go(() => field.leave(1))
    else if (event.key === 'ArrowLeft' && caret === 0) go(() => field.leave(-1))
    else if (event.key === 'ArrowRight' && caret === value.length) go(() => field.leave(1))
  }
  return (
    <>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: a short way for the mouse; keyboards use Tab. */}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: as above. */}
      <div
        className="math-preview"
        onClick={(event) => {
          const slot = nthSlot(state.text, clickedSlot(event))
          if (slot !== null) field.choose(slot)
        }}
      >
        {shown.trim() === '' ? (
          <span className="quiet">{words.empty}</span>
        ) : (
          // biome-ignore lint/security/noDangerouslySetInnerHtml: KaTeX escapes the source; no link, file or script (packages/content/src/math.ts).
          <span dangerouslySetInnerHTML={{ __html: mathToHtml(shown, { display }) }} />
        )}
      </div>
      <textarea
        ref={field.area}
        className="ui-input math-source"
        rows={2}
        spellCheck={false}
        autoCapitalize="off"
        autoComplete="off"
        aria-label={words.source}
        aria-describedby={hint}
        aria-invalid={problem !== null}
        value={state.text}
        onChange={({ nativeEvent }) => field.type(nativeEvent instanceof InputEvent && nativeEvent.isComposing)}
        onSelect={field.follow}
        onCompositionEnd={() => {
          input.onCompositionEnd()
          field.type(false)
        }}
        onKeyDown={press}
      />
      <p id={hint} className={problem === null ? 'ui-help' : 'ui-error'} role="status">
        {problem ?? words.sourceHint}
      </p>
    </>
  )
}
