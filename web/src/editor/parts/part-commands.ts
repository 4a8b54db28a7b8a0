import type { Node } from '@tiptap/pm/model'
import {
  type EditorState,
  NodeSelection,
  type Selection,
  Selection as Selections,
  type Transaction,
} from '@tiptap/pm/state'

/** The kinds of parts that have fields of their own, shown below them while they are selected. */
const partNames = ['answerSpace', 'ruby', 'figure', 'writtenSum', 'numberLine', 'plane'] as const
export type PartName = (typeof partNames)[number]
const withFields: ReadonlySet<string> = new Set(partNames)

export interface SelectedPart {
  readonly pos: number
  readonly node: Node
}

/** The part that is selected and has fields. */
export const partAt = (selection: Selection): SelectedPart | null =>
  selection instanceof NodeSelection && withFields.has(selection.node.type.name)
    ? { pos: selection.from, node: selection.node }
    : null

/** Changes with one `session` are one step to undo: history joins what carries the same composition number. */
export function setPart(
  { tr, doc }: EditorState,
  { pos, node }: SelectedPart,
  attributes: Readonly<Record<string, unknown>>,
  session: number,
): Transaction | null {
  if (doc.nodeAt(pos)?.type !== node.type) return null
  for (const [name, value] of Object.entries(attributes)) tr.setNodeAttribute(pos, name, value)
  return tr.setSelection(NodeSelection.create(tr.doc, pos)).setMeta('composition', session)
}

/** Puts the caret behind the part, where one writes on. */
export function leavePart({ tr, schema }: EditorState, { pos, node }: SelectedPart): Transaction {
  const after = pos + node.nodeSize
  const $after = tr.doc.resolve(after)
  const paragraph = schema.nodes.paragraph?.create()
  const hasPlace = node.isInline || $after.nodeAfter?.isTextblock === true
  if (!hasPlace && paragraph !== undefined) tr.insert(after, paragraph)
  return tr.setSelection(Selections.near(tr.doc.resolve(node.isInline ? after : after + 1))).scrollIntoView()
}
