import { mergeAttributes, Node } from '@tiptap/core'
import type { Attributed } from './attributed.ts'

/** Longest LaTeX source of one formula, in characters. The longest of 200,000 real formulas has 2,148. */
export const MATH_LIMIT = 4000

function isLatex(value: unknown): asserts value is string {
  if (typeof value !== 'string' || value.length > MATH_LIMIT)
    throw new RangeError('latex must be a string of bounded length')
}

const latex = {
  default: '',
  validate: isLatex,
  parseHTML: (element: Attributed) => (element.getAttribute('data-latex') ?? '').slice(0, MATH_LIMIT),
  renderHTML: (attributes: Record<string, unknown>) => ({ 'data-latex': String(attributes.latex) }),
}

/** A formula in the line. The source is an attribute; the text form is `$…$`, so copying as text keeps it. */
export const MathInline = Node.create({
  name: 'mathInline',
  group: 'inline',
  inline: true,
  atom: true,
  addAttributes: () => ({ latex }),
  parseHTML: () => [{ tag: 'span[data-latex]' }],
  renderHTML: ({ node, HTMLAttributes }) => ['span', mergeAttributes(HTMLAttributes), `$${node.attrs.latex}$`],
  renderText: ({ node }) => `$${node.attrs.latex}$`,
})

/** A formula of its own line. */
export const MathBlock = Node.create({
  name: 'mathBlock',
  group: 'block',
  atom: true,
  addAttributes: () => ({ latex }),
  parseHTML: () => [{ tag: 'div[data-latex]' }],
  renderHTML: ({ node, HTMLAttributes }) => ['div', mergeAttributes(HTMLAttributes), `$$${node.attrs.latex}$$`],
  renderText: ({ node }) => `$$${node.attrs.latex}$$`,
})
