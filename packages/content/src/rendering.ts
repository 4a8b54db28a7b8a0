import type { DocumentNode } from './document.ts'
import type { MathHtmlOptions } from './math.ts'

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (character) => entities[character] ?? '')

export interface HtmlOptions {
  readonly math?: MathHtmlOptions['output']
  /** Where stored files are served, e.g. `/media/`. */
  readonly media?: string
  /** The blocks above, where a document is drawn block by block: its blanks and sub-items are numbered on from theirs. */
  readonly preceding?: readonly DocumentNode[]
}

export interface Context extends HtmlOptions {
  /** Numbers of blanks in their holder and of sub-items in their group. */
  readonly numbers: ReadonlyMap<DocumentNode, number>
  /** HTML of the node's content; numbered anew where the node is a holder. */
  readonly content: (node: DocumentNode) => string
}

export type Render = (node: DocumentNode, context: Context) => string

export const letter = (index: number): string => String.fromCharCode(65 + index)

/** Where an option stands on the other side of a comparison. */
const movedTo = ({ attrs }: DocumentNode): string =>
  typeof attrs?.moved === 'number' ? `<span class="moved">⇄ ${letter(attrs.moved)}</span> ` : ''

/** Entries with the mark by which an answer names them. */
export const markedList = (
  { content = [] }: DocumentNode,
  { className, mark, context }: { className: string; mark: (index: number) => string; context: Context },
): string =>
  `<ol class="${className}">${content
    .map(
      (each, index) => `<li><span class="letter">${mark(index)}</span> ${movedTo(each)}${context.content(each)}</li>`,
    )
    .join('')}</ol>`

export const mediaUrl = (node: DocumentNode, { media = '/media/' }: HtmlOptions): string =>
  escapeHtml(media + String(node.attrs?.asset))
