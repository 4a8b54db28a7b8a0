import type { DocumentNode } from './document.ts'
import { type MathHtmlOptions, mathToHtml } from './math.ts'
import { BLANK_LIMIT } from './nodes/item-parts.ts'
import { toText } from './to-text.ts'

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (character) => entities[character] ?? '')

/**
 * `highlight`, `inserted` and `deleted` are never stored: the web app adds the first to a copy, around the words of a
 * search; the others are what `diffDocuments` says.
 */
const markTags: Record<string, string> = {
  bold: 'strong',
  italic: 'em',
  underline: 'u',
  subscript: 'sub',
  superscript: 'sup',
  highlight: 'mark',
  inserted: 'ins',
  deleted: 'del',
}

export interface HtmlOptions {
  readonly math?: MathHtmlOptions['output']
  /** Where stored files are served, e.g. `/media/`. */
  readonly media?: string
}

type Render = (node: DocumentNode, inner: () => string, options: HtmlOptions) => string

const letter = (index: number) => String.fromCharCode(65 + index)

const dressed = ({ marks = [] }: DocumentNode, plain: string): string =>
  marks.reduce((html, { type }) => {
    const tag = markTags[type]
    return tag === undefined ? html : `<${tag}>${html}</${tag}>`
  }, plain)

/** Where an option stands on the other side of a comparison. */
const movedTo = ({ attrs }: DocumentNode): string =>
  typeof attrs?.moved === 'number' ? `<span class="moved">⇄ ${letter(attrs.moved)}</span> ` : ''

const span = (node: DocumentNode, name: 'colspan' | 'rowspan') => {
  const count = Number(node.attrs?.[name] ?? 1)
  return count > 1 ? ` ${name}="${count}"` : ''
}

const cell = (tag: 'td' | 'th') => (node: DocumentNode, inner: () => string) =>
  `<${tag}${span(node, 'colspan')}${span(node, 'rowspan')}>${inner()}</${tag}>`

/** A heading without words heads nothing: the empty corner of a table is a plain cell to a screen reader. */
const headerCell: Render = (node, inner) => cell(toText(node) === '' ? 'td' : 'th')(node, inner)

/** About how many characters wide: a command of a formula is one sign. */
const widthOf = (node: DocumentNode) =>
  toText(node)
    .replace(/\\[a-zA-Z]+/g, 'x')
    .replace(/[${}^]/g, '').length

/** How many options stand in a row on paper: four short ones, two of half a line, or one. Never three and one left over. */
function optionsInRow(options: readonly DocumentNode[]): 'four' | 'two' | 'one' {
  const longest = Math.max(...options.map(widthOf))
  return longest <= 9 && options.length !== 3 ? 'four' : longest <= 20 ? 'two' : 'one'
}

const wrap = (tag: string) => (_: DocumentNode, inner: () => string) => `<${tag}>${inner()}</${tag}>`

const mathOutput = ({ math }: HtmlOptions) => (math === undefined ? {} : { output: math })

const renderers: Record<string, Render> = {
  doc: (_, inner) => inner(),
  paragraph: wrap('p'),
  instruction: (_, inner) => `<p class="instruction">${inner()}</p>`,
  heading: (node, inner) =>
    `<h${Number(node.attrs?.level) === 3 ? 4 : 3}>${inner()}</h${Number(node.attrs?.level) === 3 ? 4 : 3}>`,
  bulletList: wrap('ul'),
  orderedList: wrap('ol'),
  listItem: wrap('li'),
  hardBreak: () => '<br>',
  table: (_, inner) => `<table><tbody>${inner()}</tbody></table>`,
  tableRow: wrap('tr'),
  tableCell: cell('td'),
  tableHeader: headerCell,
  blank: (node) =>
    `<span class="blank" style="width:${Math.min(BLANK_LIMIT, Number(node.attrs?.width ?? 6))}em"></span>`,
  mathInline: (node, _, options) => mathToHtml(String(node.attrs?.latex), { display: false, ...mathOutput(options) }),
  mathBlock: (node, _, options) =>
    `<div class="math-block">${mathToHtml(String(node.attrs?.latex), { display: true, ...mathOutput(options) })}</div>`,
  figure: (node, _, { media = '/media/' }) =>
    `<figure><img src="${escapeHtml(media + String(node.attrs?.asset))}" alt="${escapeHtml(String(node.attrs?.alt ?? ''))}"></figure>`,
  choiceList: (node, _, options) =>
    `<ol class="choices ${optionsInRow(node.content ?? [])}">${(node.content ?? [])
      .map(
        (choice, index) =>
          `<li><span class="letter">${letter(index)}.</span> ${movedTo(choice)}${contentToHtml(choice, options)}</li>`,
      )
      .join('')}</ol>`,
}

const contentToHtml = (node: DocumentNode, options: HtmlOptions): string =>
  (node.content ?? []).map((child) => toHtml(child, options)).join('')

/** HTML of a checked document. Every text is escaped here and nowhere else; unknown nodes render their content only. */
export function toHtml(node: DocumentNode, options: HtmlOptions = {}): string {
  if (node.type === 'text') return dressed(node, escapeHtml(node.text ?? ''))
  const inner = () => contentToHtml(node, options)
  return dressed(node, renderers[node.type]?.(node, inner, options) ?? inner())
}
