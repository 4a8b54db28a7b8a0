import type { DocumentNode } from '../document.ts'

/** The smallest thing a diff shows: a word, a Chinese character, a formula, a blank, a figure, a block. */
export interface Token {
  readonly key: string
  readonly node: DocumentNode
}

/** Words of letters and numbers (3.5, 1/2) stay whole; every Chinese character, sign and run of spaces is its own. */
const pieces = /\p{Script=Han}|\d+(?:[.,/:]\d+)*%?|[\p{L}\p{M}]+(?:['’-][\p{L}\p{M}]+)*|\s+|./gsu

/** The same formula with other spacing is the same formula; a space after a command may end its name and stays. */
const canonicalMath = (latex: unknown): string =>
  String(latex)
    .trim()
    .replace(/(\\[a-z]+)\s+(?=[a-z])/gi, '$1\u0000')
    .replace(/\s+/g, '')
    .replaceAll('\u0000', ' ')

const sorted = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, member]) => member !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, member]) => [name, sorted(member)]),
  )
}

const isMath = ({ type }: DocumentNode) => type === 'mathInline' || type === 'mathBlock'

/** An attribute that was never set and one that is set to nothing are the same to the reader. */
const present = (attrs: Readonly<Record<string, unknown>> = {}) =>
  Object.fromEntries(Object.entries(attrs).filter(([, value]) => value !== null))

/** What a node is without what stands in it: same kind, same attributes, same dress. */
export function shellOf({ type, attrs, marks = [], ...node }: DocumentNode): string {
  const own = isMath({ type }) ? canonicalMath(attrs?.latex) : sorted(present(attrs))
  const dress = marks.map((mark) => JSON.stringify(sorted(mark))).sort()
  return JSON.stringify([type, own, dress, node.text ?? null])
}

/** Equal keys: equal to the reader. Runs of text count as one, however they are cut. */
export const keyOf = (node: DocumentNode): string =>
  node.content === undefined || node.content.length === 0
    ? shellOf(node)
    : `${shellOf(node)}(${tokensOf(node.content)
        .map(({ key }) => key)
        .join()})`

/** The content of a node as a sequence to compare; texts that stand side by side are one text before they are cut. */
export const tokensOf = (content: readonly DocumentNode[]): Token[] =>
  joinTexts(content).flatMap((node): Token[] =>
    node.type === 'text'
      ? ((node.text ?? '').match(pieces)?.map((text) => {
          const piece = { ...node, text }
          return { key: shellOf(piece), node: piece }
        }) ?? [])
      : [{ key: keyOf(node), node }],
  )

const dressOf = ({ marks = [] }: DocumentNode) => JSON.stringify(marks)

/** Pieces of text that wear the same marks become one text again. */
export function joinTexts(nodes: readonly DocumentNode[]): DocumentNode[] {
  const joined: DocumentNode[] = []
  for (const node of nodes) {
    const last = joined.at(-1)
    if (last?.type === 'text' && node.type === 'text' && dressOf(last) === dressOf(node))
      joined[joined.length - 1] = { ...last, text: `${last.text}${node.text}` }
    else joined.push(node)
  }
  return joined
}
