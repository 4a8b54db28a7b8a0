import type { WorkAttributes } from '@lightwork/content'
import type { Node } from '@tiptap/pm/model'
import { NodeSelection, type Selection } from '@tiptap/pm/state'

export const isWork = (node: Node): boolean => node.type.name === 'itemBlock' || node.type.name === 'ownItem'
export const isGroup = (node: Node): boolean => node.type.name === 'choiceGroup'
export const isSubItem = (node: Node): boolean => node.type.name === 'subItem'

/** What an item is made of: a group's questions, a project's days. They stay together, below the stem. */
export const isItemPart = (node: Node): boolean => isSubItem(node) || node.type.name === 'dayStep'

// The schema checks every attribute of a block of work, so its attributes have this type.
export const workOf = (node: Node): WorkAttributes => node.attrs as WorkAttributes

export interface Located {
  readonly node: Node
  readonly pos: number
}

/** Everything with an id: blocks of work and groups of a sheet, sub-items of an item; parents first. Looks two levels deep, never into text. */
export function* workNodes(doc: Node): Generator<Located> {
  let pos = 0
  for (const node of doc.children) {
    if (isWork(node) || isSubItem(node)) yield { node, pos }
    if (isGroup(node)) {
      yield { node, pos }
      let inner = pos + 1
      for (const child of node.children) {
        yield { node: child, pos: inner }
        inner += child.nodeSize
      }
    }
    pos += node.nodeSize
  }
}

export function findBlock(doc: Node, id: string): Located | null {
  for (const found of workNodes(doc)) if (found.node.attrs.id === id) return found
  return null
}

/** The number a block of work carries on the sheet, counted from 1. */
export function numberOf(doc: Node, pos: number): number {
  let number = 0
  for (const found of workNodes(doc)) {
    if (found.pos > pos) break
    if (isWork(found.node)) number++
  }
  return number
}

/** The block that the selection is in and that can be moved as a whole: one of the sheet, of a group, a movement. */
export function movableAt(selection: Selection): Located | null {
  const { $from } = selection
  const holds = (node: Node) => node.type.name === 'doc' || node.type.name === 'drillList' || isGroup(node)
  if (selection instanceof NodeSelection && holds($from.parent)) return { node: selection.node, pos: selection.from }
  const depth = $from.depth >= 2 && isGroup($from.node(1)) ? 2 : 1
  return $from.depth < depth ? null : { node: $from.node(depth), pos: $from.before(depth) }
}

/** The block of work that the selection is in or on. */
export function workAt(selection: Selection): Located | null {
  const found = movableAt(selection)
  return found !== null && isWork(found.node) ? found : null
}

const sameChildren = (a: Node, b: Node): boolean =>
  a.childCount === b.childCount &&
  a.children.every((child, index) => {
    const other = b.child(index)
    return (
      child === other ||
      (child.type === other.type && child.attrs === other.attrs && (!isGroup(child) || sameChildren(child, other)))
    )
  })

const compared = new WeakMap<Node, { readonly before: Node; readonly same: boolean }>()

/** Blocks and groups are the same in both: only text changed. Asked by several at each key, looked up once. */
export function sameBlocks(before: Node, after: Node): boolean {
  if (before === after) return true
  const known = compared.get(after)
  if (known?.before === before) return known.same
  const same = sameChildren(before, after)
  compared.set(after, { before, same })
  return same
}
