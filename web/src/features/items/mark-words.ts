import type { DocumentNode } from '@lightwork/content'

const escaped = (word: string) => word.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')

const patternOf = (words: readonly string[]): RegExp | null => {
  const wanted = [...new Set(words.map((word) => word.trim()))].filter((word) => word !== '')
  // The longest first: of 分数 and 分数加减法 the longer one is marked where it stands.
  const longest = wanted.sort((a, b) => b.length - a.length).map(escaped)
  return longest.length === 0 ? null : new RegExp(`(${longest.join('|')})`, 'giu')
}

function split(node: DocumentNode, pattern: RegExp): readonly DocumentNode[] {
  // Every second piece is what the pattern's one group caught.
  const pieces = (node.text ?? '').split(pattern)
  if (pieces.length === 1) return [node]
  return pieces.flatMap((text, index): DocumentNode[] => {
    if (text === '') return []
    return [
      index % 2 === 0 ? { ...node, text } : { ...node, text, marks: [...(node.marks ?? []), { type: 'highlight' }] },
    ]
  })
}

function mark(node: DocumentNode, pattern: RegExp): DocumentNode {
  if (node.content === undefined) return node
  return {
    ...node,
    content: node.content.flatMap((child) => (child.type === 'text' ? split(child, pattern) : [mark(child, pattern)])),
  }
}

/**
 * A copy of a document with the words of a search marked, for `Rendered`. Works on the document and not on its HTML:
 * formulas and markup stay whole and there is one place that escapes.
 */
export function markWords(document: DocumentNode, words: readonly string[]): DocumentNode {
  const pattern = patternOf(words)
  return pattern === null ? document : mark(document, pattern)
}
