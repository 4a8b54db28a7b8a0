import type { Node } from '@tiptap/pm/model'
import { type EditorState, NodeSelection, type Transaction } from '@tiptap/pm/state'
import { insertBlocks } from './blocks/commands.ts'

/** Parts that hold a text of their own. */
const holders: readonly string[] = ['ownItem', 'subItem', 'dayStep']

/** A block inside an own item when the caret is in one, else on the sheet. */
export function insertInText(state: EditorState, node: Node | undefined): Transaction | null {
  if (node === undefined) return null
  const { tr, selection } = state
  const { parent } = selection.$from
  if (parent.inlineContent) tr.replaceSelectionWith(node)
  else if (selection instanceof NodeSelection && holders.includes(parent.type.name)) tr.insert(selection.to, node)
  else return insertBlocks(state, [node])
  return tr.scrollIntoView()
}
