import type { DocumentNode } from '@lightwork/content'
import { splitBareFormulas } from './bare-formulas.ts'
import { decodeEntities } from './clean.ts'

type MarkName = 'bold' | 'italic' | 'underline' | 'subscript' | 'superscript'

/** Marks in the order of the schema, so that a document reads the same when it comes back. */
const markOrder: readonly MarkName[] = ['bold', 'italic', 'underline', 'subscript', 'superscript']

const isSpace = (node: DocumentNode | undefined): boolean =>
  node?.type === 'hardBreak' || (node?.type === 'text' && (node.text ?? '').trim() === '')

function trimmed(nodes: readonly DocumentNode[]): DocumentNode[] {
  let start = 0
  let end = nodes.length
  while (start < end && isSpace(nodes[start])) start++
  while (end > start && isSpace(nodes[end - 1])) end--
  return nodes.slice(start, end).map((node, index, all) => {
    if (node.type !== 'text') return node
    let text = node.text ?? ''
    if (index === 0) text = text.replace(/^[ \n]+/, '')
    if (index === all.length - 1) text = text.replace(/[ \n]+$/, '')
    return { ...node, text }
  })
}

/** The empty brackets of a choice question keep their width: `(   )`, `（ ~ ）`. */
const widenBrackets = (text: string): string => text.replace(/\([ \u3000]+\)|（[ \u3000]*）/g, '（　　）')

/** Gathers text, formulas and marks into paragraphs. */
export class BlockBuilder {
  readonly #blocks: DocumentNode[] = []
  #line: DocumentNode[] = []
  #text = ''
  readonly #marks: MarkName[] = []

  text(value: string): void {
    this.#text += value
  }

  open(mark: MarkName): void {
    this.#flushText()
    this.#marks.push(mark)
  }

  close(mark: MarkName): void {
    this.#flushText()
    const at = this.#marks.lastIndexOf(mark)
    if (at !== -1) this.#marks.splice(at, 1)
  }

  inline(node: DocumentNode): void {
    this.#flushText()
    this.#line.push(node)
  }

  block(node: DocumentNode): void {
    this.paragraph()
    this.#blocks.push(node)
  }

  /** Ends the paragraph; an empty one is not kept. */
  paragraph(): void {
    this.#flushText()
    const content = trimmed(this.#line)
    if (content.length > 0) this.#blocks.push({ type: 'paragraph', content })
    this.#line = []
  }

  finish(): readonly DocumentNode[] {
    this.paragraph()
    return this.#blocks
  }

  #flushText(): void {
    if (this.#text === '') return
    const text = widenBrackets(this.#text)
    this.#text = ''
    const marks = markOrder.filter((mark) => this.#marks.includes(mark)).map((type) => ({ type }))
    for (const piece of splitBareFormulas(text)) {
      if ('latex' in piece) this.#line.push({ type: 'mathInline', attrs: { latex: piece.latex } })
      else if (piece.text !== '')
        this.#line.push({ type: 'text', text: decodeEntities(piece.text), ...(marks.length > 0 && { marks }) })
    }
  }
}
