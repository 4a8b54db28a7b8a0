import { Extension } from '@tiptap/core'
import { partAt } from './part-commands.ts'

/** Enter on a selected part goes to its fields; in them Escape and the button "done" come back. */
export const PartKeys = Extension.create({
  name: 'partKeys',
  priority: 210,
  addKeyboardShortcuts() {
    return {
      Enter: ({ editor: { view, state } }) => {
        if (partAt(state.selection) === null) return false
        const control = view.dom
          .closest('.sheet-frame')
          ?.querySelector<HTMLElement>('.part-box :is(input, textarea, button):not(:disabled)')
        control?.focus()
        return control !== undefined && control !== null
      },
    }
  },
})
