import type { Drill } from '@lightwork/domain'
import type { WrittenSum } from './arithmetic/written-sum.ts'
import type { DocumentNode } from './document.ts'
import { type NumberLine, numberLineText } from './drawings/number-line.ts'
import { type Plane, planeText } from './drawings/plane.ts'
import { sumToText } from './drawings/written-sum.ts'
import { type RubyPair, rubyText } from './nodes/ruby.ts'
import { isForTeachers } from './own-answer.ts'
import { optionsOfGap } from './structure.ts'

const blocks = new Set([
  'paragraph',
  'heading',
  'instruction',
  'mathBlock',
  'figure',
  'choice',
  'tableRow',
  'listItem',
  'ownItem',
  'itemBlock',
  'entry',
  'drill',
  'dayStep',
  'subItem',
  'poemTitle',
  'poemAuthor',
  'verse',
])

/** The options of a numbered blank are part of what is asked. */
const gapToText = (node: DocumentNode): string => {
  const options = optionsOfGap(node)
  return options.length === 0 ? '____' : `____(${options.join(' / ')})`
}

const unitNames = { times: '次', seconds: '秒' } as const

/** One movement in words: 跳绳 3 组 × 60 秒. */
export function drillToText({ attrs }: DocumentNode): string {
  // Attributes of a checked drill.
  const { name, sets, amount, unit } = attrs as unknown as Drill
  return `${name} ${sets} 组 × ${amount} ${unitNames[unit]}`
}

/** Parts that are one piece, in words. Attributes of a checked document. */
const parts: Readonly<Record<string, (attrs: Readonly<Record<string, unknown>>) => string>> = {
  ruby: ({ pairs }) => rubyText(pairs as readonly RubyPair[]),
  writtenSum: ({ sum }) => `${sumToText(sum as WrittenSum)}\n`,
  numberLine: ({ line }) => `${numberLineText(line as NumberLine)}\n`,
  plane: ({ plane }) => `${planeText(plane as Plane)}\n`,
}

function pieces(node: DocumentNode): string {
  if (isForTeachers(node)) return ''
  if (node.type === 'text') return node.text ?? ''
  if (node.type === 'hardBreak') return '\n'
  if (node.type === 'blank') return '____'
  if (node.type === 'mathInline') return `$${node.attrs?.latex}$`
  if (node.type === 'mathBlock') return `$$${node.attrs?.latex}$$\n`
  if (node.type === 'gap') return gapToText(node)
  if (node.type === 'drill') return `${drillToText(node)}\n`
  if (node.type === 'figure' || node.type === 'audio') return `[${node.attrs?.alt}]\n`
  if (node.type === 'itemBlock') return `${node.attrs?.pointer}\n`
  const part = parts[node.type]
  if (part !== undefined) return part(node.attrs ?? {})
  const inner = (node.content ?? []).map(pieces).join(node.type === 'tableRow' ? '\t' : '')
  return blocks.has(node.type) && !inner.endsWith('\n') ? `${inner}\n` : inner
}

/** Plain text: one line a block, formulas as `$…$`, blanks as `____`. What search and previews read. */
export const toText = (node: DocumentNode): string => pieces(node).trim()
