import type { Editor } from '@tiptap/core'
import { closeHistory } from '@tiptap/pm/history'
import type { EditorState, Transaction } from '@tiptap/pm/state'

/** Milliseconds after a composition after which the editor may be changed again. */
const SETTLE = 120

/**
 * Makes one change as one step to undo. While an input method composes it waits, because any change in the middle of a
 * composition leaves raw letters in the text.
 */
export function apply(editor: Editor, make: (state: EditorState) => Transaction | null): void {
  if (editor.isDestroyed || !editor.isEditable) return
  const { view } = editor
  if (view.composing) {
    view.dom.addEventListener('compositionend', () => setTimeout(() => apply(editor, make), SETTLE), { once: true })
    return
  }
  const tr = make(view.state)
  if (tr === null) return
  view.dispatch(tr.getMeta('composition') === undefined ? closeHistory(tr) : tr)
}
