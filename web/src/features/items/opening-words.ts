import type { DocumentNode } from '@lightwork/content'

const LENGTH = 30

/** The first words of a document without formulas, to tell items apart in links and titles. */
export function openingWords(document: DocumentNode): string {
  const text = textOf(document).replace(/\s+/g, ' ').trim()
  return text.length > LENGTH ? `${[...text].slice(0, LENGTH).join('')}…` : text
}

// `toText` of packages/content would bring the editor's schema into the page of the bank.
const textOf = (node: DocumentNode): string => {
  if (node.type === 'text') return node.text ?? ''
  if (node.type === 'hardBreak') return ' '
  const inner = (node.content ?? []).map(textOf).join('')
  return node.type === 'paragraph' || node.type === 'choice' ? `${inner} ` : inner
}
