import { Extension } from '@tiptap/core'
import { Fragment, Slice } from '@tiptap/pm/model'
import { Plugin } from '@tiptap/pm/state'
import { dropPoint } from '@tiptap/pm/transform'
import type { EditorView } from '@tiptap/pm/view'
import { insertBlocksAt } from './blocks/commands.ts'
import { itemNode, type NewItem } from './new-item.ts'

/** Kind of data under which an item of the bank is dragged. */
export const BANK_ITEM = 'application/x-lightwork-item'

const holdsItem = ({ dataTransfer }: DragEvent) => dataTransfer?.types.includes(BANK_ITEM) === true

const noId = '00000000-0000-0000-0000-000000000000'
/** What is dragged cannot be read before it is dropped; any item shows where it would go. */
const anyItem: NewItem = {
  item_id: noId,
  version_id: noId,
  minutes: 0,
  mode: 'written',
  place: 'home',
  tier: 'base',
  pointer: '',
}

function drop(view: EditorView, event: DragEvent): boolean {
  const text = event.dataTransfer?.getData(BANK_ITEM) ?? ''
  const at = view.posAtCoords({ left: event.clientX, top: event.clientY })
  // Written by our own drawer; `create` refuses what is no item.
  const node = text === '' ? null : itemNode(view.state.schema, JSON.parse(text) as NewItem)
  if (node === null || at === null) return false
  event.preventDefault()
  const pos = dropPoint(view.state.doc, at.pos, new Slice(Fragment.from(node), 0, 0)) ?? view.state.doc.content.size
  view.dispatch(insertBlocksAt(view.state, [node], { from: pos, to: pos }))
  view.focus()
  return true
}

/** An item of the bank dropped on the sheet becomes a block between the blocks there, never inside a text. */
export const BankDrop = Extension.create({
  name: 'bankDrop',
  addProseMirrorPlugins: () => [
    new Plugin({
      props: {
        handleDrop: (view, event) => holdsItem(event) && drop(view, event),
        handleDOMEvents: {
          dragover: (view, event) => {
            const node = holdsItem(event) && view.dragging === null ? itemNode(view.state.schema, anyItem) : null
            if (node !== null) view.dragging = { slice: new Slice(Fragment.from(node), 0, 0), move: false }
            return false
          },
          dragleave: (view, event) => {
            const { relatedTarget } = event
            if (holdsItem(event) && !(relatedTarget instanceof Node && view.dom.contains(relatedTarget)))
              view.dragging = null
            return false
          },
        },
      },
    }),
  ],
})
