import type { NodeType } from '@tiptap/pm/model'
import { NodeSelection, type Transaction } from '@tiptap/pm/state'

/** Where the last node of a type stands among what a transaction put in; -1 when there is none. Looks at what changed only. */
export function findInserted(tr: Transaction, type: NodeType): number {
  let found = -1
  tr.mapping.maps.forEach((map, index) => {
    const rest = tr.mapping.slice(index + 1)
    map.forEach((_from, _to, start, end) => {
      tr.doc.nodesBetween(rest.map(start, -1), rest.map(end, 1), (node, pos) => {
        if (node.type === type && pos >= rest.map(start, -1)) found = pos
      })
    })
  })
  return found
}

/** Selects the node that a transaction put in. */
export function selectInserted(tr: Transaction, type: NodeType): Transaction {
  const pos = findInserted(tr, type)
  return pos < 0 ? tr : tr.setSelection(NodeSelection.create(tr.doc, pos)).scrollIntoView()
}
