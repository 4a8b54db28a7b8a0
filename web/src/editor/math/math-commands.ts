import { type EditorState, NodeSelection, type Selection, TextSelection, type Transaction } from '@tiptap/pm/state'
import { selectInserted } from '../inserted.ts'

export interface SelectedMath {
  readonly pos: number
  readonly latex: string
  readonly display: boolean
}

/** The formula that is selected; its box is open then. */
export function mathAt(selection: Selection): SelectedMath | null {
  if (!(selection instanceof NodeSelection)) return null
  const { name } = selection.node.type
  if (name !== 'mathInline' && name !== 'mathBlock') return null
  return { pos: selection.from, latex: String(selection.node.attrs.latex), display: name === 'mathBlock' }
}

/**
 * Writes the formula while it is typed, so that nothing is lost and the sheet shows it. All changes with one `session`
 * are one step to undo: history joins what carries the same composition number.
 */
export function setLatex({ tr, doc }: EditorState, pos: number, latex: string, session: number): Transaction | null {
  const node = doc.nodeAt(pos)
  if (node === null || node.attrs.latex === latex || !('latex' in node.attrs)) return null
  return tr.setNodeAttribute(pos, 'latex', latex).setMeta('composition', session)
}

/** Puts the caret beside the formula; a formula without content goes away. */
export function leaveMath({ tr, doc, schema }: EditorState, pos: number, direction: 1 | -1): Transaction {
  const node = doc.nodeAt(pos)
  if (node === null) return tr
  const empty = String(node.attrs.latex).trim() === ''
  if (node.isInline) {
    if (empty) tr.delete(pos, pos + node.nodeSize)
    return tr
      .setSelection(TextSelection.create(tr.doc, direction === 1 && !empty ? pos + node.nodeSize : pos))
      .scrollIntoView()
  }
  const paragraph = schema.nodes.paragraph?.create()
  if (paragraph === undefined) return tr
  if (empty) {
    tr.replaceWith(pos, pos + node.nodeSize, paragraph)
    return tr.setSelection(TextSelection.create(tr.doc, pos + 1)).scrollIntoView()
  }
  const edge = direction === 1 ? pos + node.nodeSize : pos
  const $edge = doc.resolve(edge)
  const beside = direction === 1 ? $edge.nodeAfter : $edge.nodeBefore
  if (beside === null || !beside.isTextblock) tr.insert(edge, paragraph)
  const inside = direction === 1 || beside === null || !beside.isTextblock ? edge + 1 : edge - 1
  return tr.setSelection(TextSelection.create(tr.doc, inside)).scrollIntoView()
}

/** Puts a new formula at the caret, or on a line of its own when the caret is in no text, and selects it. */
export function insertMath(state: EditorState, { display = false, latex = '' } = {}): Transaction | null {
  const { tr, schema, selection } = state
  const { mathInline, mathBlock, paragraph } = schema.nodes
  const node = (display ? mathBlock : mathInline)?.create({ latex })
  if (node === undefined || paragraph === undefined) return null
  const inText = selection.$from.parent.inlineContent
  if (display || inText) tr.replaceSelectionWith(node, false)
  else tr.insert(selection.to, paragraph.create(null, node))
  return selectInserted(tr, node.type)
}
