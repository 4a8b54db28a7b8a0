import type { Editor } from '@tiptap/core'
import { useEditorState } from '@tiptap/react'
import { type FocusEvent, type MouseEvent, type RefObject, useLayoutEffect, useRef, useState } from 'react'
import { useWords } from '../../lib/language.ts'
import { Button } from '../../ui/Button.tsx'
import { apply } from '../apply.ts'
import { type Place, placeBelow } from '../place-below.ts'
import { fromChemistry } from './chemistry.ts'
import { FormulaInput } from './FormulaInput.tsx'
import { leaveMath, mathAt, type SelectedMath } from './math-commands.ts'
import { mathWords } from './math-words.ts'
import { Palette } from './Palette.tsx'
import { useFormulaField } from './use-formula-field.ts'
import '../editor-box.css'
import './math-box.css'

const isText = (target: EventTarget) => target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement

interface OpenBoxProps {
  readonly editor: Editor
  readonly selected: SelectedMath
  readonly frame: RefObject<HTMLElement | null>
}

function OpenBox({ editor, selected, frame }: OpenBoxProps) {
  const words = useWords(mathWords)
  const [chemistry] = useState(() => selected.latex !== '' && fromChemistry(selected.latex) !== null)
  const field = useFormulaField(editor, selected, !chemistry)
  const box = useRef<HTMLDivElement>(null)
  const [place, setPlace] = useState<Place | null>(null)
  const isPlaced = place !== null
  const { pos, latex } = selected

  // biome-ignore lint/correctness/useExhaustiveDependencies: a longer formula moves the box.
  useLayoutEffect(() => {
    const formula = editor.view.nodeDOM(pos)
    if (!(formula instanceof Element) || box.current === null || frame.current === null) return
    setPlace(placeBelow(formula, box.current, frame.current))
  }, [editor, pos, latex, frame])
  useLayoutEffect(() => {
    if (isPlaced) box.current?.scrollIntoView({ block: 'nearest' })
  }, [isPlaced])

  /** Going elsewhere on the page ends the work on the formula; going to another window does not. */
  const closeWhenLeft = ({ currentTarget }: FocusEvent<HTMLElement>) => {
    setTimeout(() => {
      const here = mathAt(editor.state.selection)
      if (!document.hasFocus() || currentTarget.contains(document.activeElement) || here?.pos !== pos) return
      apply(editor, (state) => leaveMath(state, pos, 1))
    })
  }
  const keepFocus = (event: MouseEvent) => {
    if (!isText(event.target)) event.preventDefault()
  }
  return (
    <div
      ref={box}
      className="editor-box math-box"
      role="dialog"
      aria-label={words.box}
      style={place ?? undefined}
      onBlur={closeWhenLeft}
      onMouseDown={keepFocus}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.nativeEvent.isComposing) return
        event.stopPropagation()
        field.leave(1)
      }}
    >
      <FormulaInput field={field} display={selected.display} />
      <Palette field={field} chemistry={chemistry} />
      <div className="editor-box-foot">
        <Button
          kind="quiet"
          onPress={() => {
            field.put({ text: '', from: 0, to: 0 })
            field.leave(1)
          }}
        >
          {words.remove}
        </Button>
        <Button kind="primary" onPress={() => field.leave(1)}>
          {words.done}
        </Button>
      </div>
    </div>
  )
}

/** The formula box; open while a formula is selected. */
export function MathBox({ editor, frame }: Omit<OpenBoxProps, 'selected'>) {
  const selected = useEditorState({
    editor,
    selector: ({ editor: { isEditable, state } }) => (isEditable ? mathAt(state.selection) : null),
  })
  return selected === null ? null : <OpenBox key={selected.pos} editor={editor} selected={selected} frame={frame} />
}
