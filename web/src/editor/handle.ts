import type { Document } from '@lightwork/content'
import type { TaskGroups } from '@lightwork/domain'
import type { Editor, JSONContent } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import { NodeSelection, Selection } from '@tiptap/pm/state'
import { apply } from './apply.ts'
import { insertBlocks, removeBlocks, setWork } from './blocks/commands.ts'
import { groupsOf } from './blocks/parts.ts'
import { findBlock, workAt } from './blocks/structure.ts'
import { insertsFor } from './inserts.ts'
import { itemNode, type NewItem } from './new-item.ts'

/** What the page may ask of the sheet. */
export interface HomeworkHandle {
  readonly insertItem: (item: NewItem) => void
  readonly insertOwnItem: () => void
  readonly insertGroup: () => void
  readonly insertHeading: () => void
  readonly insertInstruction: () => void
  readonly insertFormula: () => void
  /** Takes blocks away in one step to undo. */
  readonly removeBlocks: (ids: readonly string[]) => void
  readonly makeOptional: (ids: readonly string[]) => void
  /** Which groups of pupils get which tiers; null: each tier is a way of its own. */
  readonly setGroups: (groups: TaskGroups) => void
  /** Brings a block into sight and selects it. False when the sheet has no such block. */
  readonly focusBlock: (id: string) => boolean
  /** Another item in the place of a block; who does it, where, and whether they must stays. */
  readonly replaceItem: (id: string, item: NewItem) => void
  /** The block of work that the caret is in or on. */
  readonly currentBlock: () => string | null
  readonly undo: () => void
  readonly redo: () => void
  readonly getDocument: () => Document
}

function focusBlock(editor: Editor, id: string): boolean {
  const found = findBlock(editor.state.doc, id)
  if (found === null || editor.view.composing) return false
  const { tr, doc } = editor.state
  const selection = found.node.isAtom
    ? NodeSelection.create(doc, found.pos)
    : Selection.near(doc.resolve(found.pos + 1))
  editor.view.dispatch(tr.setSelection(selection))
  editor.view.focus()
  const dom = editor.view.nodeDOM(found.pos)
  if (dom instanceof HTMLElement) dom.scrollIntoView({ block: 'center' })
  return true
}

/** ProseMirror never changes a node, so what was read of it once stays true. */
const blocksRead = new WeakMap<Node, JSONContent>()

function blockOf(node: Node): JSONContent {
  const read = blocksRead.get(node) ?? node.toJSON()
  blocksRead.set(node, read)
  return read
}

/** Only the blocks that changed since the last reading are read; the others are the same objects again. */
export function documentOf({ state: { doc } }: Editor): Document {
  const groups = groupsOf(doc)
  const content = doc.childCount > 0 && { content: doc.children.map(blockOf) }
  // The schema of packages/content has a doc at its top.
  return { type: 'doc', ...(groups !== null && { attrs: { groups } }), ...content } as Document
}

/** `atEnd` says whether the teacher has not yet been in the sheet: then new blocks go to its end. */
export function homeworkHandle(editor: Editor, atEnd: () => boolean): HomeworkHandle {
  const insert = () => insertsFor(editor, { atEnd: atEnd() })
  return {
    insertItem: (item) =>
      apply(editor, (state) => {
        const node = itemNode(state.schema, item)
        return node === null ? null : insertBlocks(state, [node], { atEnd: atEnd() })
      }),
    insertOwnItem: () => insert().ownItem(),
    insertGroup: () => insert().group(),
    insertHeading: () => insert().title(),
    insertInstruction: () => insert().instruction(),
    insertFormula: () => insert().formula(),
    removeBlocks: (ids) => apply(editor, (state) => removeBlocks(state, ids)),
    makeOptional: (ids) => apply(editor, (state) => setWork(state, ids, { required: false })),
    replaceItem: (id, { item_id, version_id, minutes, daily = null, tier_minutes = null, mode, pointer }) =>
      apply(editor, (state) =>
        setWork(state, [id], { item_id, item_version_id: version_id, minutes, daily, tier_minutes, mode, pointer }),
      ),
    setGroups: (groups) => apply(editor, ({ tr }) => tr.setDocAttribute('groups', groups)),
    focusBlock: (id) => focusBlock(editor, id),
    currentBlock: () => workAt(editor.state.selection)?.node.attrs.id ?? null,
    undo: () => void editor.commands.undo(),
    redo: () => void editor.commands.redo(),
    getDocument: () => documentOf(editor),
  }
}
