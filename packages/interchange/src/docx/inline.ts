import { BLANK_LIMIT, type DocumentNode, toText } from '@lightwork/content'
import { type IRunOptions, type ParagraphChild, TextRun } from 'docx'
import type { Context } from './context.ts'
import { equation } from './equations.ts'

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

/** Everything that stands in a line, by node name. A new inline node gets its look in Word here. */
const renderers: Readonly<Record<string, Render>> = {
  text: (node) => [new TextRun({ text: node.text ?? '', ...dressOf(node) })],
  hardBreak: () => [new TextRun({ break: 1 })],
  mathInline: (node, context) => [equation(String(node.attrs?.latex), context, false)],
  blank: (node) => [line(Number(node.attrs?.width ?? 6))],
  gap: (node, { numbers }) => [line(6, String(numbers.get(node) ?? ''))],
}

export const inline = (nodes: readonly DocumentNode[] | undefined, context: Context): ParagraphChild[] =>
  (nodes ?? []).flatMap((node) => renderers[node.type]?.(node, context) ?? [new TextRun(toText(node))])
