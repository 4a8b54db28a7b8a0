import { Extension } from '@tiptap/core'
import { Plugin } from '@tiptap/pm/state'
import { Decoration, DecorationSet } from '@tiptap/pm/view'

export interface HintsOptions {
  /** What an empty sheet and an empty own item say; asked each time, because the language may change. */
  readonly hintFor: (holder: 'doc' | 'ownItem') => string
}

/** Writes a hint into the empty line the caret is in. Looks at one line only, whatever the length of the sheet. */
export const Hints = Extension.create<HintsOptions>({
  name: 'hints',
  addOptions: () => ({ hintFor: () => '' }),
  addProseMirrorPlugins() {
    const { hintFor } = this.options
    return [
      new Plugin({
        props: {
          decorations: ({ doc, selection: { $from, empty } }) => {
            const { parent } = $from
            if (!empty || parent.type.name !== 'paragraph' || parent.content.size > 0) return null
            const holder = $from.node(-1)
            const { name } = holder.type
            if ((name !== 'doc' && name !== 'ownItem') || holder.childCount > 1) return null
            const pos = $from.before()
            return DecorationSet.create(doc, [
              Decoration.node(pos, pos + 2, { class: 'empty-line', 'data-hint': hintFor(name) }),
            ])
          },
        },
      }),
    ]
  },
})
