import type { Editor } from '@tiptap/core'
import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { apply } from '../apply.ts'
import { leaveMath, type SelectedMath, setLatex } from './math-commands.ts'
import { type FieldState, toHalfWidth } from './slots.ts'

export interface FormulaField {
  readonly state: FieldState
  readonly area: RefObject<HTMLTextAreaElement | null>
  /** Text typed in the field; while an input method composes only the field itself changes. */
  readonly type: (composing: boolean) => void
  /** Puts text and selection into the field, as a button of the palette does. */
  readonly put: (next: FieldState) => void
  /** Sets the whole formula from another field, which keeps the focus. */
  readonly replace: (text: string) => void
  /** Chooses an empty place without changing the text. */
  readonly choose: (next: FieldState) => void
  readonly follow: () => void
  readonly leave: (direction: 1 | -1) => void
}

const readField = ({ value, selectionStart, selectionEnd }: HTMLTextAreaElement): FieldState => ({
  text: value,
  from: selectionStart,
  to: selectionEnd,
})

/** Replaces the text of the field as if it was typed, so that the browser's own undo works in it. */
function replaceText(area: HTMLTextAreaElement, text: string): void {
  if (area.value === text) return
  area.focus()
  area.setSelectionRange(0, area.value.length)
  // Deprecated and without successor: the only way to change a field that its undo knows of.
  document.execCommand('insertText', false, text)
}

/** The text field of the open formula: what is typed stands on the sheet at once, as one step to undo. */
export function useFormulaField(editor: Editor, selected: SelectedMath, startFocused: boolean): FormulaField {
  const { pos, latex } = selected
  const area = useRef<HTMLTextAreaElement>(null)
  const session = useRef(performance.now())
  const written = useRef(latex)
  const [state, setState] = useState<FieldState>({ text: latex, from: latex.length, to: latex.length })

  const write = (text: string) => {
    const next = toHalfWidth(text)
    written.current = next
    apply(editor, (current) => setLatex(current, pos, next, session.current))
  }
  const choose = (next: FieldState) => {
    area.current?.focus()
    area.current?.setSelectionRange(next.from, next.to)
    setState(next)
  }

  // biome-ignore lint/correctness/useExhaustiveDependencies: the caret is placed once, when the box opens.
  useLayoutEffect(() => {
    const at = editor.storage.mathKeys.backwards ? 0 : latex.length
    if (startFocused) area.current?.focus({ preventScroll: true })
    area.current?.setSelectionRange(at, at)
  }, [])
  useEffect(() => {
    if (written.current === latex) return
    written.current = latex
    setState({ text: latex, from: latex.length, to: latex.length })
  }, [latex])

  return {
    state,
    area,
    choose,
    type: (composing) => {
      if (area.current === null) return
      const next = readField(area.current)
      setState(next)
      if (!composing) write(next.text)
    },
    put: (next) => {
      if (area.current !== null) replaceText(area.current, next.text)
      write(next.text)
      choose(next)
    },
    replace: (text) => {
      setState({ text, from: text.length, to: text.length })
      write(text)
    },
    follow: () => {
      if (area.current !== null) setState(readField(area.current))
    },
    leave: (direction) => {
      apply(editor, (current) => leaveMath(current, pos, direction))
      editor.view.focus()
    },
  }
}
