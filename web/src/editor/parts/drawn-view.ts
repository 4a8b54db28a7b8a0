import { type DocumentNode, toHtml } from '@lightwork/content'
import type { NodeViewRenderer } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'

// What ProseMirror writes of a node is a node of our documents.
const draw = (node: Node): string => toHtml(node.toJSON() as DocumentNode)

/** A part that is one piece for the editor and drawn as it prints, by the function that draws it everywhere. */
export const drawnView =
  (tag: 'div' | 'span'): NodeViewRenderer =>
  ({ node }) => {
    const dom = document.createElement(tag)
    dom.className = 'drawn'
    let drawn = node
    // toHtml escapes every text (packages/content/src/to-html.ts).
    dom.innerHTML = draw(node)
    return {
      dom,
      update: (next) => {
        if (next.type !== drawn.type) return false
        if (next.attrs !== drawn.attrs) dom.innerHTML = draw(next)
        drawn = next
        return true
      },
      ignoreMutation: () => true,
    }
  }
