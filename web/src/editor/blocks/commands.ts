import { Fragment, type Node, type ResolvedPos } from '@tiptap/pm/model'
import { type EditorState, NodeSelection, Selection, TextSelection, type Transaction } from '@tiptap/pm/state'
import { findBlock, isGroup, isItemPart, isWork, type Located, movableAt, workNodes } from './structure.ts'

/** One change of the sheet, or null when there is nothing to change. */
export type Change = Transaction | null

/** Puts the caret into a block, or the selection on one without text. */
export const select = (tr: Transaction, pos: number): Transaction => {
  const node = tr.doc.nodeAt(pos)
  if (node === null) return tr
  return tr.setSelection(node.isAtom ? NodeSelection.create(tr.doc, pos) : Selection.near(tr.doc.resolve(pos + 1)))
}

const sibling = ($pos: ResolvedPos, direction: 1 | -1): Node | null =>
  direction === -1 ? $pos.nodeBefore : $pos.parent.maybeChild($pos.index() + 1)

/** Swaps a block with its neighbour; the selection goes along. Parts of an item are not mixed with its stem. */
export function moveBlock({ doc, tr, selection }: EditorState, { node, pos }: Located, direction: 1 | -1): Change {
  const other = sibling(doc.resolve(pos), direction)
  if (other === null || isItemPart(node) !== isItemPart(other)) return null
  const target = direction === -1 ? pos - other.nodeSize : pos + other.nodeSize
  const inside = selection instanceof TextSelection && selection.from > pos && selection.to < pos + node.nodeSize
  tr.delete(pos, pos + node.nodeSize).insert(target, node)
  if (inside) {
    const shift = target - pos
    tr.setSelection(TextSelection.create(tr.doc, selection.anchor + shift, selection.head + shift))
  } else if (NodeSelection.isSelectable(node)) tr.setSelection(NodeSelection.create(tr.doc, target))
  return tr.scrollIntoView()
}

/** Takes blocks away in one step. A group that loses its last block goes with it. */
export function removeBlocks({ doc, tr }: EditorState, ids: readonly string[]): Change {
  const gone = new Set(ids)
  const ranges: Located[] = []
  for (const { node, pos } of workNodes(doc)) {
    const $pos = doc.resolve(pos)
    const inGone = ranges.some((range) => pos > range.pos && pos < range.pos + range.node.nodeSize)
    if (inGone) continue
    const empties = isGroup(node) && node.children.every((child) => gone.has(String(child.attrs.id)))
    if (empties || gone.has(String(node.attrs.id))) ranges.push({ node, pos: $pos.pos })
  }
  for (const { node, pos } of ranges.reverse()) tr.delete(pos, pos + node.nodeSize)
  return ranges.length === 0 ? null : tr
}

/** Sets attributes of the blocks with these ids in one step. */
export function setWork(
  { doc, tr }: EditorState,
  ids: readonly string[],
  attributes: Readonly<Record<string, unknown>>,
): Change {
  for (const id of ids) {
    const found = findBlock(doc, id)
    if (found === null) continue
    for (const [name, value] of Object.entries(attributes)) tr.setNodeAttribute(found.pos, name, value)
  }
  return tr.docChanged ? tr : null
}

/** A copy below; the upkeep plugin gives the copy its own id. */
export function duplicateBlock({ tr }: EditorState, { node, pos }: Located): Change {
  const below = pos + node.nodeSize
  tr.insert(below, node)
  return select(tr, below).scrollIntoView()
}

export type GroupMove = 'above' | 'below' | 'new' | 'out'

/** What can be done with a block of work and groups where it stands. */
export function groupMoves(doc: Node, pos: number): readonly GroupMove[] {
  const $pos = doc.resolve(pos)
  const node = $pos.nodeAfter
  if (node === null || !isWork(node)) return []
  if (isGroup($pos.parent)) return ['out']
  const before = $pos.nodeBefore
  const after = sibling($pos, 1)
  return [
    ...(before !== null && isGroup(before) ? (['above'] as const) : []),
    ...(after !== null && isGroup(after) ? (['below'] as const) : []),
    'new',
  ]
}

function leaveGroup({ doc, tr }: EditorState, { node, pos }: Located): Change {
  const $pos = doc.resolve(pos)
  const start = $pos.before()
  const end = $pos.after()
  if ($pos.parent.childCount === 1) {
    tr.replaceWith(start, end, node)
    return select(tr, start).scrollIntoView()
  }
  const target = $pos.index() === 0 ? start : end - node.nodeSize
  tr.delete(pos, pos + node.nodeSize).insert(target, node)
  return select(tr, target).scrollIntoView()
}

/** Puts a block into a group, a new one of its own, or out of the one it is in. */
export function moveGroup(state: EditorState, located: Located, move: GroupMove): Change {
  const { tr, schema, doc } = state
  const { node, pos } = located
  const end = pos + node.nodeSize
  const joins = (group: Node | null | undefined) =>
    node.type.create(
      { ...node.attrs, required: group?.firstChild?.attrs.required ?? node.attrs.required },
      node.content,
    )
  if (move === 'out') return leaveGroup(state, located)
  if (move === 'new') {
    const group = schema.nodes.choiceGroup?.create(null, node)
    if (group === undefined) return null
    tr.replaceWith(pos, end, group)
    return select(tr, pos + 1).scrollIntoView()
  }
  if (move === 'above') {
    tr.delete(pos, end).insert(pos - 1, joins(doc.resolve(pos).nodeBefore))
    return select(tr, pos - 1).scrollIntoView()
  }
  tr.insert(end + 1, joins(doc.nodeAt(end))).delete(pos, end)
  return select(tr, pos + 1).scrollIntoView()
}

/** The blocks of a group stay, one after the other. */
export function dissolveGroup({ tr }: EditorState, { node, pos }: Located): Change {
  tr.replaceWith(pos, pos + node.nodeSize, node.content)
  return select(tr, pos).scrollIntoView()
}

const isEmptyParagraph = (node: Node) => node.type.name === 'paragraph' && node.content.size === 0

const accepts = (parent: Node, index: number, node: Node) => parent.canReplaceWith(index, index, node.type)

interface Range {
  readonly from: number
  readonly to: number
}

/** Where a new block goes: after the block the teacher is at, taking the place of an empty line. */
function spot({ doc, selection }: EditorState, node: Node, atEnd: boolean): Range {
  const here = atEnd ? null : movableAt(selection)
  const last = doc.lastChild
  if (here === null) {
    const from = last !== null && isEmptyParagraph(last) ? doc.content.size - last.nodeSize : doc.content.size
    return { from, to: doc.content.size }
  }
  const $here = doc.resolve(here.pos)
  const end = here.pos + here.node.nodeSize
  if (isEmptyParagraph(here.node)) return { from: here.pos, to: end }
  return accepts($here.parent, $here.index() + 1, node)
    ? { from: end, to: end }
    : { from: $here.after(), to: $here.after() }
}

/** Puts blocks in the place of a range and selects the last of them. */
export function insertBlocksAt({ tr }: EditorState, nodes: readonly Node[], range: Range): Transaction {
  const content = Fragment.from([...nodes])
  tr.replaceWith(range.from, range.to, content)
  return select(tr, range.from + content.size - (content.lastChild?.nodeSize ?? 0)).scrollIntoView()
}

/** Adds blocks after the one the teacher is at, or at the end, and selects the last of them. */
export function insertBlocks(state: EditorState, nodes: readonly Node[], { atEnd = false } = {}): Change {
  const [first] = nodes
  return first === undefined ? null : insertBlocksAt(state, nodes, spot(state, first, atEnd))
}
