import { maskPieces, maskText } from '@lightwork/domain'
import type { Document, DocumentNode } from './document.ts'
import { type RubyPair, rubyText } from './nodes/ruby.ts'

/** Attributes that are no words: ids, codes, measures. */
const codes = new Set([
  'id',
  'asset',
  'item_id',
  'item_version_id',
  'adapted_from',
  'mode',
  'place',
  'tiers',
  'type',
  'tier',
  'unit',
  'align',
  'point_ids',
  'pairs',
  'kind',
  'operator',
])

/** No word reaches over a formula or a blank. */
const BARRIER = '\u0001'

/** What a node in a line is, to whoever reads the line. */
function pieceOf({ type, text, attrs }: DocumentNode): string {
  if (type === 'text') return text ?? ''
  if (type === 'hardBreak') return '\n'
  // The pairs of a checked ruby.
  return type === 'ruby' ? rubyText(attrs?.pairs as readonly RubyPair[]) : BARRIER
}

const isLine = ({ content = [] }: DocumentNode): boolean =>
  content.some(({ type }) => type === 'text' || type === 'ruby')

function* wordsIn(value: unknown): Generator<string> {
  if (typeof value === 'string') yield value
  else if (typeof value === 'object' && value !== null)
    for (const [key, inner] of Object.entries(value)) if (!codes.has(key)) yield* wordsIn(inner)
}

/** Every text of a document that a person can read: a line whatever its parts, and the words in attributes. */
export function textsOf(node: DocumentNode): string[] {
  const own = isLine(node) ? [(node.content ?? []).map(pieceOf).join('')] : []
  return [...own, ...wordsIn(node.attrs), ...(node.content ?? []).flatMap(textsOf)].filter((text) => text !== '')
}

function maskLine(content: readonly DocumentNode[], words: readonly string[]): DocumentNode[] {
  const pieces = content.map(pieceOf)
  const masked = maskPieces(pieces, words)
  return content.flatMap((child, index): DocumentNode[] => {
    const text = masked[index] ?? ''
    if (text === pieces[index]) return [child]
    if (text === '') return []
    return [{ type: 'text', text, ...(child.marks !== undefined && { marks: child.marks }) }]
  })
}

function maskValue(value: unknown, words: readonly string[]): unknown {
  if (typeof value === 'string') return maskText(value, words)
  if (Array.isArray(value)) return value.map((inner) => maskValue(inner, words))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key, codes.has(key) ? inner : maskValue(inner, words)]),
  )
}

function maskNode(node: DocumentNode, words: readonly string[]): DocumentNode {
  const { content, attrs } = node
  const line = content !== undefined && isLine(node) ? maskLine(content, words) : content
  return {
    ...node,
    // Attributes stay an object.
    ...(attrs !== undefined && { attrs: maskValue(attrs, words) as Readonly<Record<string, unknown>> }),
    ...(line !== undefined && {
      content: line.map((child) => (child.type === 'text' ? child : maskNode(child, words))),
    }),
  }
}

/** The document without these words, wherever they stand in it and however they are dressed. */
export const maskDocument = (document: Document, words: readonly string[]): Document =>
  words.length === 0 ? document : { ...maskNode(document, words), type: 'doc' }
