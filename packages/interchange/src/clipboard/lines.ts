import type { DocumentNode } from '@lightwork/content'
import { type MarkName, markOrder } from './styles.ts'
import { blankOf, withFormulas } from './text-formulas.ts'

const wide = /[\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff00-\uff60\uffe0-\uffe6]/

/** Spaces and line ends of the markup as a browser shows them; between two ideographs a line end is nothing. */
const collapse = (text: string, before: string): string =>
  text.replace(/[ \t\r\n\f]+/g, (space, index: number) => {
    const left = index === 0 ? before : (text[index - 1] ?? '')
    const right = text[index + space.length] ?? ''
    return /[\r\n]/.test(space) && wide.test(left) && wide.test(right) ? '' : ' '
  })

const keyOf = ({ marks }: DocumentNode) => JSON.stringify(marks ?? [])

/** Pieces of one look side by side are one: programs cut words as they like. */
function merged(nodes: readonly DocumentNode[]): DocumentNode[] {
  const found: DocumentNode[] = []
  for (const node of nodes) {
    const last = found.at(-1)
    if (last?.type === 'text' && node.type === 'text' && keyOf(last) === keyOf(node))
      found[found.length - 1] = { ...last, text: (last.text ?? '') + (node.text ?? '') }
    else found.push(node)
  }
  return found
}

const widthOf = (text: string) => [...text].reduce((sum, character) => sum + (wide.test(character) ? 2 : 1), 0)

const isUnderlined = ({ marks }: DocumentNode) => marks?.some(({ type }) => type === 'underline') ?? false

/** A line to write on: underlined space. Text that somebody wrote on such a line stays text. */
const asBlank = (node: DocumentNode): DocumentNode => {
  const text = node.text ?? ''
  const isBlank = node.type === 'text' && isUnderlined(node) && text.trim() === '' && widthOf(text) >= 2
  return isBlank ? blankOf(widthOf(text)) : node
}

const visible = (node: DocumentNode): DocumentNode =>
  node.type === 'text' ? { ...node, text: (node.text ?? '').replaceAll('\u00a0', ' ') } : node

/** Without spaces and breaks at its ends; two ideographic spaces at the beginning are how a paragraph begins. */
export function trimmed(nodes: readonly DocumentNode[]): DocumentNode[] {
  const isEmpty = (node: DocumentNode | undefined) =>
    node?.type === 'hardBreak' || (node?.type === 'text' && /^[ \u00a0]*$/.test(node.text ?? ''))
  let start = 0
  let end = nodes.length
  while (start < end && isEmpty(nodes[start])) start++
  while (end > start && isEmpty(nodes[end - 1])) end--
  return nodes.slice(start, end).map((node, index, all) => {
    if (node.type !== 'text') return node
    let text = node.text ?? ''
    if (index === 0) text = text.replace(/^[ \u00a0]+/, '')
    if (index === all.length - 1) text = text.replace(/[ \u00a0]+$/, '')
    return { ...node, text }
  })
}

/** Inline content as it comes out of the markup, piece by piece. */
export class Line {
  #nodes: DocumentNode[] = []

  get isEmpty(): boolean {
    return this.#nodes.every((node) => node.type === 'text' && (node.text ?? '').trim() === '')
  }

  text(written: string, marks: ReadonlySet<MarkName>, keepsSpace: boolean): void {
    const last = this.#nodes.at(-1)
    const before = last?.type === 'text' ? (last.text ?? '').slice(-1) : ''
    let text = keepsSpace ? written.replace(/\t/g, '    ') : collapse(written, before)
    const startsLine = last === undefined || last.type === 'hardBreak' || before === ' '
    if (!keepsSpace && startsLine) text = text.replace(/^ /, '')
    if (text === '') return
    const list = markOrder.filter((mark) => marks.has(mark)).map((type) => ({ type }))
    this.#nodes.push({ type: 'text', text, ...(list.length > 0 && { marks: list }) })
  }

  add(node: DocumentNode): void {
    this.#nodes.push(node)
  }

  /** What the line holds; it is empty afterwards. */
  take(): DocumentNode[] {
    const nodes = merged(this.#nodes).map(asBlank)
    this.#nodes = []
    const found = nodes.flatMap((node) => (node.type === 'text' ? withFormulas(node) : [node]))
    return trimmed(merged(found.map(visible)))
  }
}
