import { Extension } from '@tiptap/core'
import type { ResolvedPos } from '@tiptap/pm/model'
import { Plugin } from '@tiptap/pm/state'
import { Decoration, DecorationSet } from '@tiptap/pm/view'

/** Places that say what belongs in them. */
export type HintedPlace = 'doc' | 'ownItem' | 'poemTitle' | 'poemAuthor'

export interface HintsOptions {
  /** What an empty sheet, own item or line of a poem says; asked each time, because the language may change. */
  readonly hintFor: (place: HintedPlace) => string
}

function placeOf($from: ResolvedPos): HintedPlace | null {
  const { name } = $from.parent.type
  if (name === 'poemTitle' || name === 'poemAuthor') return name
  const holder = $from.node(-1)
  const isHinted = holder.type.name === 'doc' || holder.type.name === 'ownItem'
  return name === 'paragraph' && isHinted && holder.childCount === 1 ? (holder.type.name as HintedPlace) : null
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
            if (!empty || parent.content.size > 0 || $from.depth === 0) return null
            const place = placeOf($from)
            if (place === null) return null
            const pos = $from.before()
            return DecorationSet.create(doc, [
              Decoration.node(pos, pos + 2, { class: 'empty-line', 'data-hint': hintFor(place) }),
            ])
          },
        },
      }),
    ]
  },
})
