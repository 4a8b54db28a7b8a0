import { useId, useRef, useState } from 'react'
import { useWords } from '../../lib/language.ts'
import { Button } from '../../ui/Button.tsx'
import { composition } from '../composition.ts'
import { editorWords } from '../words.ts'
import { conditions, fromChemistry, toChemistry, withCondition } from './chemistry.ts'
import { mathWords } from './math-words.ts'
import { insertTemplate } from './slots.ts'
import type { FormulaField } from './use-formula-field.ts'

const signs = [
  ['gas', '↑'],
  ['precipitate', '↓'],
  ['reversible', ' ⇌ '],
] as const

interface ChemistryInputProps {
  readonly field: FormulaField
  /** The formula is an equation already: the caret starts here. */
  readonly focused: boolean
}

/**
 * An equation as it is written by hand, `2H2 + O2 = 2H2O`. When the formula is empty or an equation, it follows what is
 * typed; inside another formula it is put in at the caret.
 */
export function ChemistryInput({ field, focused }: ChemistryInputProps) {
  const words = useWords(mathWords)
  const { insert } = useWords(editorWords)
  const [input] = useState(() => composition())
  const [start] = useState(() => fromChemistry(field.state.text))
  const follows = start !== null || field.state.text.trim() === ''
  const [live] = useState(follows)
  const [text, setText] = useState(start ?? '')
  const box = useRef<HTMLInputElement>(null)
  const hint = useId()

  const write = (next: string) => {
    setText(next)
    if (live) field.replace(toChemistry(next))
    box.current?.focus()
  }
  const type = (next: string, composing: boolean) => (composing ? setText(next) : write(next))
  const addSign = (sign: string) => {
    const at = box.current?.selectionStart ?? text.length
    write(text.slice(0, at) + sign + text.slice(at))
  }
  const finish = () => {
    if (live) field.leave(1)
    else field.put(insertTemplate(field.state, toChemistry(text)))
  }
  return (
    <div className="chemistry">
      <input
        ref={box}
        className="ui-input"
        // biome-ignore lint/a11y/noAutofocus: the box was opened to edit this equation.
        autoFocus={focused}
        spellCheck={false}
        autoCapitalize="off"
        autoComplete="off"
        aria-label={words.equation}
        aria-describedby={hint}
        value={text}
        onChange={({ currentTarget, nativeEvent }) =>
          type(currentTarget.value, nativeEvent instanceof InputEvent && nativeEvent.isComposing)
        }
        onCompositionEnd={({ currentTarget }) => {
          input.onCompositionEnd()
          write(currentTarget.value)
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || input.takes(event.nativeEvent)) return
          event.preventDefault()
          finish()
        }}
      />
      <p id={hint} className="ui-help">
        {words.equationHint}
      </p>
      {/* biome-ignore lint/a11y/useSemanticElements: a row of buttons, no form. */}
      <div className="chips" role="group" aria-label={words.condition}>
        {conditions.map((condition) => (
          <button key={condition} type="button" className="chip" onClick={() => write(withCondition(text, condition))}>
            {condition}
          </button>
        ))}
        {signs.map(([name, sign]) => (
          <button key={name} type="button" className="chip" onClick={() => addSign(sign)}>
            {words[name]}
          </button>
        ))}
      </div>
      {!live && <Button onPress={finish}>{insert}</Button>}
    </div>
  )
}
