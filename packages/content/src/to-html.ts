import type { DocumentNode } from './document.ts'
import { glued } from './glue.ts'
import { gapOptions, kindRenderers, numbersOf } from './kinds-html.ts'
import { optionsInRow } from './layout.ts'
import { mathToHtml } from './math.ts'
import { BLANK_LIMIT } from './nodes/item-parts.ts'
import { partRenderers } from './parts-html.ts'
import { type Context, escapeHtml, type HtmlOptions, letter, markedList, type Render } from './rendering.ts'
import { toText } from './to-text.ts'

export { escapeHtml, type HtmlOptions } from './rendering.ts'

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

const dressed = ({ marks = [] }: DocumentNode, plain: string): string =>
  marks.reduce((html, { type }) => {
    const tag = markTags[type]
    return tag === undefined ? html : `<${tag}>${html}</${tag}>`
  }, plain)

const span = (node: DocumentNode, name: 'colspan' | 'rowspan') => {
  const count = Number(node.attrs?.[name] ?? 1)
  return count > 1 ? ` ${name}="${count}"` : ''
}

const cell =
  (tag: 'td' | 'th'): Render =>
  (node, { content }) =>
    `<${tag}${span(node, 'colspan')}${span(node, 'rowspan')}>${content(node)}</${tag}>`

/** A heading without words heads nothing: the empty corner of a table is a plain cell to a screen reader. */
const headerCell: Render = (node, context) => cell(toText(node) === '' ? 'td' : 'th')(node, context)

const wrap =
  (tag: string): Render =>
  (node, { content }) =>
    `<${tag}>${content(node)}</${tag}>`

const headingTag = (node: DocumentNode) => (Number(node.attrs?.level) === 3 ? 'h4' : 'h3')
const mathOutput = ({ math }: HtmlOptions) => (math === undefined ? {} : { output: math })

const renderers: Readonly<Record<string, Render>> = {
  paragraph: wrap('p'),
  instruction: (node, { content }) => `<p class="instruction">${content(node)}</p>`,
  heading: (node, { content }) => `<${headingTag(node)}>${content(node)}</${headingTag(node)}>`,
  bulletList: wrap('ul'),
  orderedList: wrap('ol'),
  listItem: wrap('li'),
  hardBreak: () => '<br>',
  glue: (node, { content }) => `<span class="glue">${content(node)}</span>`,
  table: (node, { content }) => `<table><tbody>${content(node)}</tbody></table>`,
  tableRow: wrap('tr'),
  tableCell: cell('td'),
  tableHeader: headerCell,
  blank: (node) =>
    `<span class="blank" style="width:${Math.min(BLANK_LIMIT, Number(node.attrs?.width ?? 6))}em"></span>`,
  mathInline: (node, context) => mathToHtml(String(node.attrs?.latex), { display: false, ...mathOutput(context) }),
  mathBlock: (node, context) =>
    `<div class="math-block">${mathToHtml(String(node.attrs?.latex), { display: true, ...mathOutput(context) })}</div>`,
  choiceList: (node, context) =>
    markedList(node, {
      className: `choices ${optionsInRow(node.content ?? [])}`,
      mark: (index) => `${letter(index)}.`,
      context,
    }),
  ownAnswer: () => '',
  ownExplanation: () => '',
  ...kindRenderers,
  ...partRenderers,
}

/** Nodes whose blanks are numbered from 1, with the options of the blanks below. */
const holders = new Set(['doc', 'subItem', 'dayStep', 'ownItem'])

function contentToHtml(node: DocumentNode, context: Context): string {
  const isHolder = holders.has(node.type)
  const preceding = node.type === 'doc' ? (context.preceding ?? []) : []
  const inside = isHolder ? within(context, numbersOf(node, preceding)) : context
  const pieces = node.type === 'glue' ? (node.content ?? []) : glued(node.content ?? [])
  const html = pieces.map((child) => nodeToHtml(child, inside)).join('')
  return isHolder ? html + gapOptions(node, inside.numbers) : html
}

function nodeToHtml(node: DocumentNode, context: Context): string {
  if (node.type === 'text') return dressed(node, escapeHtml(node.text ?? ''))
  return dressed(node, renderers[node.type]?.(node, context) ?? context.content(node))
}

function within(options: HtmlOptions, numbers: Context['numbers']): Context {
  const context: Context = { ...options, numbers, content: (node) => contentToHtml(node, context) }
  return context
}

/** HTML of a checked document. Every text is escaped here and nowhere else; unknown nodes render their content only. */
export const toHtml = (node: DocumentNode, options: HtmlOptions = {}): string =>
  nodeToHtml(node, within(options, new Map()))
