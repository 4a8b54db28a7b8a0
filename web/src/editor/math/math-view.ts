import { mathToHtml } from '@lightwork/content'
import type { NodeViewRenderer } from '@tiptap/core'
import { SLOT } from './slots.ts'

/**
 * Draws a formula. Plain DOM instead of React: a sheet has a hundred of them and they hold no state. The formula is one
 * atom for the editor, so that no input method can get into it.
 */
export const mathView =
  (display: boolean): NodeViewRenderer =>
  ({ node }) => {
    const dom = document.createElement(display ? 'div' : 'span')
    dom.className = display ? 'math math-block' : 'math'
    let drawn: string | null = null
    const draw = (latex: string) => {
      if (latex === drawn) return
      drawn = latex
      // mathToHtml escapes the source and allows no link, file or script (packages/content/src/math.ts).
      dom.innerHTML = mathToHtml(latex.trim() === '' ? SLOT : latex, { display })
    }
    draw(String(node.attrs.latex))
    return {
      dom,
      update: (next) => {
        if (next.type !== node.type) return false
        draw(String(next.attrs.latex))
        return true
      },
      ignoreMutation: () => true,
    }
  }
