import { type DocumentNode, dailyOf } from '@lightwork/content'
import type { ItemType } from '@lightwork/domain'
import type { Node } from '@tiptap/pm/model'
import { type EditorState, NodeSelection } from '@tiptap/pm/state'
import { type Change, duplicateBlock, select } from '../blocks/commands.ts'
import { newId } from '../blocks/ids.ts'
import { isItemPart, type Located } from '../blocks/structure.ts'
import { isEmptyRoom, roomFor } from '../rooms.ts'

/** A group's questions, a project's days, the movements of an exercise. */
export type PartKind = 'subItem' | 'dayStep' | 'drill'

/** Most movements of one list, days of one project. */
const DRILLS_LIMIT = 20
const DAYS_LIMIT = 30

/** Parts of one kind, in order. */
export function partsOfKind(doc: Node, kind: string): Located[] {
  const found: Located[] = []
  doc.descendants((node, pos) => {
    if (node.type.name === kind) found.push({ node, pos })
    return !node.isTextblock
  })
  return found
}

const nextDay = (doc: Node): number =>
  // The schema of the editor is that of packages/content.
  Math.min(DAYS_LIMIT, (dailyOf(doc.toJSON() as DocumentNode)?.length ?? 0) + 1)

function addDrill({ doc, tr, schema }: EditorState): Change {
  const { drill, drillList } = schema.nodes
  if (drill === undefined || drillList === undefined) return null
  const last = partsOfKind(doc, 'drill').at(-1)
  const pos = last === undefined ? doc.content.size + 1 : last.pos + last.node.nodeSize
  if (last === undefined) tr.insert(doc.content.size, drillList.create(null, drill.create()))
  else if (doc.resolve(last.pos).parent.childCount >= DRILLS_LIMIT) return null
  else tr.insert(pos, drill.create())
  return tr.setSelection(NodeSelection.create(tr.doc, pos)).scrollIntoView()
}

/** One more, below the others. */
export function addPart(state: EditorState, kind: PartKind): Change {
  if (kind === 'drill') return addDrill(state)
  const { doc, tr, schema } = state
  const attrs = kind === 'subItem' ? { id: newId() } : { day: nextDay(doc) }
  const part = schema.nodes[kind]?.create(attrs, schema.nodes.paragraph?.create())
  if (part === undefined) return null
  tr.insert(doc.content.size, part)
  return select(tr, doc.content.size).scrollIntoView()
}

/** A copy below. The copy of a day is the day after. */
export function duplicatePart(state: EditorState, located: Located): Change {
  const { node, pos } = located
  if (node.type.name === 'drill' && state.doc.resolve(pos).parent.childCount >= DRILLS_LIMIT) return null
  const tr = duplicateBlock(state, located)
  if (tr === null || node.type.name !== 'dayStep') return tr
  return tr.setNodeAttribute(pos + node.nodeSize, 'day', Math.min(DAYS_LIMIT, Number(node.attrs.day) + 1))
}

/** Takes a part away; a list of movements goes with its last one. */
export function removePart({ doc, tr, schema }: EditorState, { node, pos }: Located): Change {
  const $pos = doc.resolve(pos)
  const isLast = !isItemPart(node) && $pos.parent.childCount === 1
  const [from, to] = isLast ? [$pos.before(), $pos.after()] : [pos, pos + node.nodeSize]
  const isAll = from === 0 && to === doc.content.size
  const paragraph = schema.nodes.paragraph?.create()
  return isAll && paragraph !== undefined ? tr.replaceWith(from, to, paragraph) : tr.delete(from, to)
}

/** Another type of question: room for what it is answered in comes, room in which nothing was written goes. */
export function setSubItemType({ doc, tr, schema }: EditorState, { node, pos }: Located, type: ItemType): Change {
  tr.setNodeAttribute(pos, 'type', type)
  const room = roomFor(schema, type)
  const isThere = node.children.some((child) => child.type === room?.type)
  if (room !== undefined && !isThere) tr.insert(pos + node.nodeSize - 1, room)
  const gone = node.children.flatMap((child, index) =>
    isEmptyRoom(child) && child.type !== room?.type ? [doc.resolve(pos + 1).posAtIndex(index)] : [],
  )
  for (const start of gone.reverse()) tr.delete(start, start + (doc.nodeAt(start)?.nodeSize ?? 0))
  return tr
}
