import { Extension } from '@tiptap/core'
import { Plugin } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'

/** Milliseconds after a press in which a focus is the pointer's, which says itself where the caret goes. */
const PRESS = 300

/** Milliseconds after which the page has told the editor of the caret that the browser put there. */
const TOLD = 30

/**
 * A dialog or panel that closes gives the focus back to the sheet, and the browser then puts the caret before the first
 * letter. What is inserted next would land there; so the caret goes back to where one wrote.
 */
export const KeepCaret = Extension.create({
  name: 'keepCaret',
  addProseMirrorPlugins() {
    let pressed = Number.NEGATIVE_INFINITY
    let acts = 0
    const act = () => {
      acts++
      return false
    }
    const keep = (view: EditorView) => {
      const { doc, selection } = view.state
      const before = acts
      // Writes the selection of the text into the page; the browser may still write its own after that.
      view.focus()
      setTimeout(() => {
        const isOther = !view.isDestroyed && view.state.doc === doc && !view.state.selection.eq(selection)
        if (isOther && acts === before && !view.composing) view.dispatch(view.state.tr.setSelection(selection))
      }, TOLD)
    }
    return [
      new Plugin({
        props: {
          handleDOMEvents: {
            pointerdown: () => {
              pressed = performance.now()
              return act()
            },
            keydown: act,
            compositionstart: act,
            focus: (view) => {
              if (performance.now() - pressed > PRESS && !view.composing) keep(view)
              return false
            },
          },
        },
      }),
    ]
  },
})
