import type { Document, DocumentNode } from '@lightwork/content'
import { dayStepsOf, stemOf, subItemAttributes, subItemsOf } from '@lightwork/content/structure'
import { Fragment, type Node, type Schema } from '@tiptap/pm/model'
import { type EditorState, Selection } from '@tiptap/pm/state'
import { tiersFor } from '../new-item.ts'
import type { Change } from './commands.ts'
import { newId } from './ids.ts'
import { isGroup, type Located, workOf } from './structure.ts'

/** The text of a bank item as a homework holds it: what the sheet has no node for stays in the bank (a transcript). */
const blocksOf = (schema: Schema, nodes: readonly DocumentNode[]): Node[] =>
  nodes.filter(({ type }) => schema.nodes[type] !== undefined).map((node) => schema.nodeFromJSON(node))

const line = (text: string): DocumentNode => ({ type: 'paragraph', content: [{ type: 'text', text }] })

/** All of it in one row: stem, then sub-items and days under their numbers. */
function wholeText(body: Document): DocumentNode[] {
  const parts = subItemsOf(body).flatMap(({ content = [] }, index) => [line(`（${index + 1}）`), ...content])
  const days = dayStepsOf(body).flatMap(({ attrs, content = [] }) => [line(`第 ${Number(attrs?.day)} 天`), ...content])
  return [...(stemOf(body).content ?? []), ...parts, ...days]
}

const asText = ({ tr }: { tr: EditorState['tr'] }, { node, pos }: Located, nodes: readonly Node[]): Change => {
  tr.replaceWith(pos, pos + node.nodeSize, Fragment.from([...nodes]))
  return tr.setSelection(Selection.near(tr.doc.resolve(pos + 1))).scrollIntoView()
}

/** 改编: an own item with the bank item's text, to be changed at will. It keeps its block's work and names its source. */
export function adaptItem(state: EditorState, located: Located, body: Document): Change {
  const { ownItem } = state.schema.nodes
  const { item_id: _, item_version_id, ...work } = workOf(located.node)
  const content = blocksOf(state.schema, wholeText(body))
  if (ownItem === undefined || item_version_id === undefined || content.length === 0) return null
  return asText(state, located, [ownItem.create({ ...work, adapted_from: item_version_id }, content)])
}

/**
 * 拆分: each sub-item of a group becomes an item of its own with its own tier and minutes. The shared text stands before
 * them, the time to read it is part of the first one's.
 */
export function splitItem(state: EditorState, located: Located, body: Document): Change {
  const { ownItem } = state.schema.nodes
  const { mode, place, required, minutes, item_version_id } = workOf(located.node)
  const parts = subItemsOf(body)
  if (ownItem === undefined || item_version_id === undefined || parts.length < 2) return null
  const reading = Math.max(0, minutes - parts.reduce((sum, part) => sum + subItemAttributes(part).minutes, 0))
  const stem = blocksOf(state.schema, stemOf(body).content ?? [])
  // A group "k of n" takes blocks of work only.
  const isInside = isGroup(state.doc.resolve(located.pos).parent)
  const items = parts.map((part, index) => {
    const { tier, minutes: own } = subItemAttributes(part)
    const text = blocksOf(state.schema, part.content ?? [])
    return ownItem.create(
      {
        ...{ id: newId(), mode, place, required, adapted_from: item_version_id },
        tiers: tiersFor(tier),
        minutes: index === 0 ? own + reading : own,
      },
      isInside && index === 0 ? [...stem, ...text] : text,
    )
  })
  return asText(state, located, isInside ? items : [...stem, ...items])
}
