import type { Drill } from '@lightwork/domain'
import type { DocumentNode } from './document.ts'
import { type Context, escapeHtml, letter, markedList, mediaUrl, type Render } from './rendering.ts'
import { clozeGapsOf, optionsOfGap, subItemAttributes, subItemsOf } from './structure.ts'

/** Numbers of the blanks in a holder and of its sub-items, from 1, or on from those of the blocks above. */
export function numbersOf(
  holder: DocumentNode,
  preceding: readonly DocumentNode[] = [],
): ReadonlyMap<DocumentNode, number> {
  const above = { type: 'doc', content: preceding }
  const numbered = (of: (node: DocumentNode) => readonly DocumentNode[]) => {
    const start = of(above).length
    return of(holder).map((node, index) => [node, start + index + 1] as const)
  }
  return new Map([...numbered(clozeGapsOf), ...numbered(subItemsOf)])
}

/** The options of the numbered blanks, below the text they belong to. */
export function gapOptions(holder: DocumentNode, numbers: Context['numbers']): string {
  const rows = clozeGapsOf(holder).flatMap((gap) => {
    const options = optionsOfGap(gap)
    if (options.length === 0) return []
    const texts = options.map((text, position) => `<span>${letter(position)}. ${escapeHtml(text)}</span>`)
    return [`<li><span class="letter">${numbers.get(gap) ?? ''}.</span> ${texts.join(' ')}</li>`]
  })
  return rows.length === 0 ? '' : `<ol class="gap-options">${rows.join('')}</ol>`
}

const seconds = (count: number) => (count % 60 === 0 && count > 0 ? `${count / 60} 分钟` : `${count} 秒`)

function drillToHtml({ attrs }: DocumentNode): string {
  // Attributes of a checked drill.
  const { name, sets, amount, unit, rest_seconds } = attrs as unknown as Drill
  const cells = [
    escapeHtml(name),
    `${sets} 组`,
    unit === 'times' ? `${amount} 次` : seconds(amount),
    rest_seconds === 0 ? '—' : seconds(rest_seconds),
  ]
  return `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`
}

const columns = (node: DocumentNode, context: Context) => {
  const [left, right] = node.content ?? []
  if (left === undefined || right === undefined) return context.content(node)
  const numbers = markedList(left, { className: 'column', mark: (index) => `${index + 1}.`, context })
  const letters = markedList(right, { className: 'column', mark: (index) => `${letter(index)}.`, context })
  return `<div class="matching">${numbers}${letters}</div>`
}

/** How the kinds of items look that need more than text. Nothing here knows what is right. */
export const kindRenderers: Readonly<Record<string, Render>> = {
  matching: columns,
  ordering: (node, context) =>
    markedList(node, { className: 'ordering', mark: (index) => `${letter(index)}.`, context }),
  gap: (node, { numbers }) => `<span class="gap">${numbers.get(node) ?? ''}</span>`,
  subItem: (node, context) =>
    `<section class="sub-item" data-type="${escapeHtml(subItemAttributes(node).type)}"><span class="letter">（${context.numbers.get(node) ?? ''}）</span><div>${context.content(node)}</div></section>`,
  dayStep: (node, context) =>
    `<section class="day-step"><p><strong>第 ${Number(node.attrs?.day)} 天</strong> <small>${Number(node.attrs?.minutes)} 分钟</small></p>${context.content(node)}</section>`,
  drillList: ({ content = [] }) =>
    `<table class="drills"><thead><tr><th>动作</th><th>组数</th><th>每组</th><th>组间休息</th></tr></thead><tbody>${content.map(drillToHtml).join('')}</tbody></table>`,
  transcript: (node, context) => `<div class="transcript">${context.content(node)}</div>`,
  audio: (node, context) => {
    const alt = escapeHtml(String(node.attrs?.alt ?? ''))
    return `<figure class="audio"><audio controls preload="none" src="${mediaUrl(node, context)}" aria-label="${alt}"></audio><figcaption>${alt}</figcaption></figure>`
  },
}
