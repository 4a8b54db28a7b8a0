import type { Document, DocumentNode } from './document.ts'
import { MATH_LIMIT } from './nodes/math.ts'

export interface FromTextOptions {
  /** Content hash of a figure by the name used in the text; undefined keeps the line as text. */
  readonly figure?: (name: string) => string | undefined
}

const marks: Record<string, string> = {
  b: 'bold',
  strong: 'bold',
  u: 'underline',
  sub: 'subscript',
  sup: 'superscript',
  i: 'italic',
  em: 'italic',
}
const inlineToken =
  /\\\$|\$\$([^$]+)\$\$|\$((?:\\\$|[^$])+)\$|_{3,}|\*\*([^*]+)\*\*|<(b|strong|u|sub|sup|i|em)>([\s\S]*?)<\/\4>|<br\s*\/?>|\n/g

const text = (value: string, mark?: string): DocumentNode[] =>
  value === '' ? [] : [{ type: 'text', text: value, ...(mark !== undefined && { marks: [{ type: mark }] }) }]

const marked = (value: string, mark: string | undefined): DocumentNode[] =>
  inline(value).map((node) =>
    node.type === 'text' && mark !== undefined ? { ...node, marks: [...(node.marks ?? []), { type: mark }] } : node,
  )

function tokenToNodes(match: RegExpMatchArray): DocumentNode[] {
  const [whole, display, math, strong, tag, inside] = match
  const latex = (display ?? math)?.trim()
  if (latex !== undefined) {
    return latex !== '' && latex.length <= MATH_LIMIT ? [{ type: 'mathInline', attrs: { latex } }] : text(whole)
  }
  if (strong !== undefined) return marked(strong, 'bold')
  if (tag !== undefined) return marked(inside ?? '', marks[tag])
  if (whole === '\\$') return text('$')
  if (whole.startsWith('_')) return [{ type: 'blank', attrs: { width: Math.min(30, Math.max(4, whole.length)) } }]
  return [{ type: 'hardBreak' }]
}

/** One paragraph's text as inline nodes. */
export function inline(value: string): DocumentNode[] {
  const nodes: DocumentNode[] = []
  let last = 0
  for (const match of value.matchAll(inlineToken)) {
    nodes.push(...text(value.slice(last, match.index)), ...tokenToNodes(match))
    last = match.index + match[0].length
  }
  nodes.push(...text(value.slice(last)))
  return nodes
}

const withContent = (node: DocumentNode, content: readonly DocumentNode[]): DocumentNode =>
  content.length === 0 ? node : { ...node, content }

const paragraph = (value: string): DocumentNode => withContent({ type: 'paragraph' }, inline(value))

const cells = (line: string) =>
  line
    .replace(/^\s*\||\|\s*$/g, '')
    .split(/(?<!\\)\|/)
    .map((cell) => cell.trim().replaceAll('\\|', '|'))

const isRule = (line: string) => /^\s*\|?[\s:|-]*-{2,}[\s:|-]*$/.test(line)

function table(lines: readonly string[]): DocumentNode {
  const hasHead = lines.length > 1 && isRule(lines[1] ?? '')
  const rows = lines.filter((line) => !isRule(line)).map(cells)
  const width = Math.max(...rows.map((row) => row.length))
  const row = (values: readonly string[], index: number): DocumentNode => ({
    type: 'tableRow',
    content: Array.from({ length: width }, (_, column) => ({
      type: hasHead && index === 0 ? 'tableHeader' : 'tableCell',
      content: [paragraph(values[column] ?? '')],
    })),
  })
  return { type: 'table', content: rows.map(row) }
}

function single(line: string, { figure }: FromTextOptions): DocumentNode | null {
  const math = /^\s*\$\$([^$]+)\$\$\s*$/.exec(line)?.[1]?.trim()
  if (math !== undefined && math !== '' && math.length <= MATH_LIMIT)
    return { type: 'mathBlock', attrs: { latex: math } }
  const [, alt = '', name = ''] = /^\s*!\[([^\]]*)\]\(figure:([\w-]+)\)\s*$/.exec(line) ?? []
  const asset = name === '' ? undefined : figure?.(name)
  return asset === undefined ? null : { type: 'figure', attrs: { asset, alt } }
}

function blocks(chunk: string, options: FromTextOptions): DocumentNode[] {
  const nodes: DocumentNode[] = []
  let plain: string[] = []
  let rows: string[] = []
  const flush = () => {
    if (plain.length > 0) nodes.push(paragraph(plain.join('\n')))
    if (rows.length > 0) nodes.push(table(rows))
    plain = []
    rows = []
  }
  for (const line of chunk.split('\n')) {
    const own = single(line, options)
    const isRow = /^\s*\|.*\|\s*$/.test(line)
    if (own !== null || isRow !== rows.length > 0) flush()
    if (own !== null) nodes.push(own)
    else if (isRow) rows.push(line)
    else plain.push(line)
  }
  flush()
  return nodes
}

/** The bank's plain text form (seed/README.md) as a document. Total: any text gives a valid document. */
export function fromText(value: string, options: FromTextOptions = {}): Document {
  const chunks = value
    .replaceAll('\r', '')
    .trim()
    .split(/\n[ \t]*\n+/)
    .filter((chunk) => chunk.trim() !== '')
  const content = chunks.flatMap((chunk) => blocks(chunk, options))
  return { type: 'doc', content: content.length > 0 ? content : [{ type: 'paragraph' }] }
}

/** A stem with its options below it. */
export function withChoices(stem: Document, options: readonly string[]): Document {
  const choices = options.map((option) => withContent({ type: 'choice' }, inline(option.trim())))
  return choices.length === 0
    ? stem
    : { type: 'doc', content: [...(stem.content ?? []), { type: 'choiceList', content: choices }] }
}
