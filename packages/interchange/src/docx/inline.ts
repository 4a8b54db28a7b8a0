import { BLANK_LIMIT, type DocumentNode, type RubyPair, toText } from '@lightwork/content'
import { type IRunOptions, type ParagraphChild, TextRun } from 'docx'
import type { XmlElement } from '../omml/index.ts'
import type { Context } from './context.ts'
import { component, equation } from './equations.ts'

type Render = (node: DocumentNode, context: Context) => ParagraphChild[]

const dress: Readonly<Record<string, Partial<IRunOptions>>> = {
  bold: { bold: true },
  italic: { italics: true },
  underline: { underline: {} },
  subscript: { subScript: true },
  superscript: { superScript: true },
}

const dressOf = ({ marks = [] }: DocumentNode): Partial<IRunOptions> =>
  Object.assign({}, ...marks.map(({ type }) => dress[type] ?? {}))

/** Spaces as wide as a character, underlined: every program draws the line, also at the end of a row. */
export const line = (width: number, inside = ''): TextRun => {
  const count = Math.max(1, Math.min(BLANK_LIMIT, Math.round(width)))
  const half = '\u3000'.repeat(Math.max(1, Math.ceil((count - inside.length) / 2)))
  return new TextRun({ text: inside === '' ? '\u3000'.repeat(count) : half + inside + half, underline: {} })
}

const element = (
  name: string,
  attributes: Record<string, string>,
  ...children: XmlElement['children'][number][]
): XmlElement => ({
  name,
  attributes,
  children,
})
const value = (name: string, val: string) => element(name, { 'w:val': val })
const run = (text: string, ...look: XmlElement[]) =>
  element('w:r', {}, element('w:rPr', {}, ...look), element('w:t', { 'xml:space': 'preserve' }, text))

/** Half points: the reading, how high it stands, and the characters below it (五号). */
const RUBY = { reading: '11', raise: '20', base: '21' } as const

/** Characters with their reading above, as Word's own 拼音指南 writes them. */
function ruby([text, reading]: RubyPair): ParagraphChild {
  if (reading === '') return new TextRun(text)
  const look = element(
    'w:rubyPr',
    {},
    value('w:rubyAlign', 'center'),
    value('w:hps', RUBY.reading),
    value('w:hpsRaise', RUBY.raise),
    value('w:hpsBaseText', RUBY.base),
    value('w:lid', 'zh-CN'),
  )
  const above = element('w:rt', {}, run(reading, value('w:sz', RUBY.reading)))
  return component(element('w:r', {}, element('w:ruby', {}, look, above, element('w:rubyBase', {}, run(text)))))
}

/** Everything that stands in a line, by node name. A new inline node gets its look in Word here. */
const renderers: Readonly<Record<string, Render>> = {
  text: (node) => [new TextRun({ text: node.text ?? '', ...dressOf(node) })],
  hardBreak: () => [new TextRun({ break: 1 })],
  mathInline: (node, context) => [equation(String(node.attrs?.latex), context, false)],
  blank: (node) => [line(Number(node.attrs?.width ?? 6))],
  ruby: (node) => ((node.attrs?.pairs ?? []) as readonly RubyPair[]).map(ruby),
  gap: (node, { numbers }) => [line(6, String(numbers.get(node) ?? ''))],
}

export const inline = (nodes: readonly DocumentNode[] | undefined, context: Context): ParagraphChild[] =>
  (nodes ?? []).flatMap((node) => renderers[node.type]?.(node, context) ?? [new TextRun(toText(node))])
