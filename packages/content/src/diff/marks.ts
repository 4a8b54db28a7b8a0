import type { DocumentNode } from '../document.ts'

type Mark = 'deleted' | 'inserted'

/** Marks every leaf of a node; a shell without content has nothing to mark. */
export function markAll(node: DocumentNode, type: Mark): DocumentNode {
  if (node.content !== undefined && node.content.length > 0)
    return { ...node, content: node.content.map((child) => markAll(child, type)) }
  return isShell(node) ? node : { ...node, marks: [...(node.marks ?? []), { type }] }
}

const leaves = new Set(['text', 'mathInline', 'mathBlock', 'figure', 'blank', 'hardBreak'])
const isShell = ({ type, attrs }: DocumentNode) => !leaves.has(type) && attrs === undefined

/** The same document seen from the other side. */
export const turned = (node: DocumentNode): DocumentNode => ({
  ...node,
  ...(node.marks && {
    marks: node.marks.map((mark) =>
      mark.type === 'deleted' ? { type: 'inserted' } : mark.type === 'inserted' ? { type: 'deleted' } : mark,
    ),
  }),
  ...(node.content && { content: node.content.map(turned) }),
})
