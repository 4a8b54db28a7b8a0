import type { DocumentNode } from './document.ts'

const blocks = new Set([
  'paragraph',
  'heading',
  'instruction',
  'mathBlock',
  'figure',
  'choice',
  'tableRow',
  'listItem',
  'ownItem',
  'itemBlock',
])

function pieces(node: DocumentNode): string {
  if (node.type === 'text') return node.text ?? ''
  if (node.type === 'hardBreak') return '\n'
  if (node.type === 'blank') return '____'
  if (node.type === 'mathInline') return `$${node.attrs?.latex}$`
  if (node.type === 'mathBlock') return `$$${node.attrs?.latex}$$\n`
  if (node.type === 'figure') return `[${node.attrs?.alt}]\n`
  if (node.type === 'itemBlock') return `${node.attrs?.pointer}\n`
  const inner = (node.content ?? []).map(pieces).join(node.type === 'tableRow' ? '\t' : '')
  return blocks.has(node.type) && !inner.endsWith('\n') ? `${inner}\n` : inner
}

/** Plain text: one line a block, formulas as `$…$`, blanks as `____`. What search and previews read. */
export const toText = (node: DocumentNode): string => pieces(node).trim()
