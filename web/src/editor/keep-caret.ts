import { Extension } from '@tiptap/core'
import { Plugin } from '@tiptap/pm/state'

/** Milliseconds after a press in which a focus is the pointer's, which says itself where the caret goes. */
const PRESS = 300

/**
 * A dialog or panel that closes gives the focus back to the sheet, and the browser then puts the caret before the first
 * letter. What is inserted next would land there; so the caret goes back to where one wrote.
 */
export const KeepCaret = Extension.create({
  name: 'keepCaret',
  addProseMirrorPlugins() {
    let pressed = Number.NEGATIVE_INFINITY
    return [
      new Plugin({
        props: {
          handleDOMEvents: {
            pointerdown: () => {
              pressed = performance.now()
              return false
            },
            focus: (view) => {
              // `view.focus` writes the selection of the text into the page, which the browser's event alone does not.
              if (performance.now() - pressed > PRESS && !view.composing) view.focus()
              return false
            },
          },
        },
      }),
    ]
  },
})
