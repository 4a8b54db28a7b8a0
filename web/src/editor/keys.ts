import { Extension } from '@tiptap/core'
import { GapCursor } from '@tiptap/pm/gapcursor'
import type { Node } from '@tiptap/pm/model'
import { type EditorState, NodeSelection, Selection, TextSelection, type Transaction } from '@tiptap/pm/state'
import { apply } from './apply.ts'
import { moveBlock } from './blocks/commands.ts'
import { dropOwnAnswer } from './blocks/own-answer.ts'
import { isGroup, isItemPart, isWork, movableAt, numberOf } from './blocks/structure.ts'
import { focusControls } from './focus-controls.ts'

/** What a move did, for the live region. */
export type Moved = { readonly kind: 'edge' | 'moved'; readonly direction: 1 | -1; readonly number?: number }

export interface EditorKeysOptions {
  readonly onMoved: (moved: Moved) => void
  readonly onInsertMenu: () => void
  readonly onToolbar: () => void
}

function move(state: EditorState, direction: 1 | -1, onMoved: (moved: Moved) => void): Transaction | null {
  const block = movableAt(state.selection)
  if (block === null) return null
  const tr = moveBlock(state, block, direction)
  if (tr === null) {
    onMoved({ kind: 'edge', direction })
    return null
  }
  const at = movableAt(tr.selection)
  const number = at !== null && isWork(block.node) ? numberOf(tr.doc, at.pos) : undefined
  onMoved({ kind: 'moved', direction, ...(number !== undefined && { number }) })
  return tr
}

/** Enter in an empty last option leaves the options, as it leaves a list. */
function leaveChoices({ selection, schema, tr }: EditorState): Transaction | null {
  const { $from, empty } = selection
  const choice = $from.parent
  const paragraph = schema.nodes.paragraph?.create()
  if (!empty || choice.type.name !== 'choice' || choice.content.size > 0 || paragraph === undefined) return null
  const list = $from.node(-1)
  if ($from.index(-1) !== list.childCount - 1) return null
  const end = $from.after(-1)
  tr.insert(end, paragraph).setSelection(TextSelection.create(tr.doc, end + 1))
  return list.childCount === 1 ? tr.delete($from.before(-1), end) : tr.delete($from.before(), $from.after())
}

/** Backspace in the only option, when it is empty, takes the options away. */
function dropChoices({ selection, schema, tr }: EditorState): Transaction | null {
  const { $from, empty } = selection
  const paragraph = schema.nodes.paragraph?.create()
  if (!empty || $from.parent.type.name !== 'choice' || $from.parent.content.size > 0 || paragraph === undefined)
    return null
  if ($from.node(-1).childCount > 1) return null
  const start = $from.before(-1)
  tr.replaceWith(start, $from.after(-1), paragraph)
  return tr.setSelection(TextSelection.create(tr.doc, start + 1))
}

/** The very start or end of the sheet, also where a block stands there that no caret can enter: one may write beside it. */
function toEdge({ doc, tr }: EditorState, edge: 'start' | 'end'): Transaction {
  const node = edge === 'start' ? doc.firstChild : doc.lastChild
  const inside = edge === 'start' ? Selection.atStart(doc) : Selection.atEnd(doc)
  const beside = new GapCursor(doc.resolve(edge === 'start' ? 0 : doc.content.size))
  return tr.setSelection(node?.isAtom === true ? beside : inside)
}

const hasControls = (node: Node) => isWork(node) || isGroup(node) || isItemPart(node) || node.type.name === 'drill'

/** Is the selection on a block, or in the text of one where Tab means nothing else? */
function canEnterControls({ selection }: EditorState): boolean {
  const block = movableAt(selection)
  if (block === null || !hasControls(block.node)) return false
  if (selection instanceof NodeSelection && selection.node === block.node) return true
  for (let depth = selection.$from.depth; depth > 0; depth--) {
    const { name } = selection.$from.node(depth).type
    if (name === 'table' || name === 'listItem') return false
  }
  return true
}

/** Escape chooses the block one writes in: from it Tab goes on, which a table or a list has for itself. */
function chooseBlock({ selection, tr }: EditorState): Transaction | null {
  const block = movableAt(selection)
  const isChosen = selection instanceof NodeSelection && selection.node === block?.node
  return block === null || isChosen || !NodeSelection.isSelectable(block.node)
    ? null
    : tr.setSelection(NodeSelection.create(tr.doc, block.pos))
}

/** ProseMirror keeps these keys from us while an input method composes. */
export const EditorKeys = Extension.create<EditorKeysOptions>({
  name: 'editorKeys',
  priority: 200,
  addOptions: () => ({ onMoved: () => {}, onInsertMenu: () => {}, onToolbar: () => {} }),
  addKeyboardShortcuts() {
    const { editor } = this
    const { onMoved, onInsertMenu, onToolbar } = this.options
    const change = (make: (state: EditorState) => Transaction | null) => {
      const tr = make(editor.state)
      if (tr !== null) editor.view.dispatch(tr.scrollIntoView())
      return tr !== null
    }
    const moves = (direction: 1 | -1) => () => {
      apply(editor, (state) => move(state, direction, onMoved))
      return true
    }
    const calls = (callback: () => void) => () => {
      callback()
      return true
    }
    return {
      'Alt-ArrowUp': moves(-1),
      'Alt-ArrowDown': moves(1),
      'Mod-/': calls(onInsertMenu),
      'Alt-F10': calls(onToolbar),
      'Mod-Home': () => change((state) => toEdge(state, 'start')),
      'Mod-End': () => change((state) => toEdge(state, 'end')),
      Escape: () => change(chooseBlock),
      Enter: () => change(leaveChoices),
      Backspace: () => change(dropChoices) || change(dropOwnAnswer),
      Tab: () => canEnterControls(editor.state) && focusControls(editor.view, movableAt(editor.state.selection)?.pos),
    }
  },
})
