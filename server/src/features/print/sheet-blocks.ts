import { type DocumentNode, type PathChoice, type PathPart, type PathWork, pathOf, toHtml } from '@lightwork/content'
import type { Path, PrintKind } from '@lightwork/domain'
import { answerBlock } from './answer-sheet.ts'
import { answerHtml, gone, itemBlock, loosened, solutionOf } from './item-block.ts'
import type { PrintedHomework } from './print.queries.ts'

/** What one sheet shows of the homework. */
export interface SheetOrder {
  readonly kind: Exclude<PrintKind, 'set'>
  readonly path: Path | null
  readonly copies: number
}

const keepsNext = new Set(['heading', 'instruction'])

const textBlock = (node: DocumentNode) =>
  `<div class="block text"${keepsNext.has(node.type) ? ' data-keep' : ''}><div class="parts">${loosened(toHtml({ type: 'doc', content: [node] }))}</div></div>`

/** k of n in words; nothing where a path leaves no choice. */
function choiceLine({ pick, works }: PathChoice): string {
  const [first, last] = [works[0]?.number, works.at(-1)?.number]
  if (pick >= works.length) return ''
  return `<div class="block text" data-keep><p class="choice">第 ${first}～${last} 题，共 ${works.length} 题，任选 ${pick} 题完成。</p></div>`
}

/** The key alone: numbers and what is right. */
function keyBlock(work: PathWork, homework: PrintedHomework): string {
  const solved = solutionOf(work, homework.versions)
  const none = `<p class="meta">${work.node.type === 'ownItem' ? '自拟题，' : ''}没有写参考答案。</p>`
  const answer = solved === null ? gone : answerHtml(solved) || none
  return `<div class="block item"><span class="no">${work.number}.</span><div class="parts">${answer}</div></div>`
}

function workBlock(work: PathWork, homework: PrintedHomework, { kind, path }: SheetOrder, inChoice: boolean): string {
  if (kind === 'answers') return answerBlock(work, homework.versions, path)
  if (kind === 'key') return keyBlock(work, homework)
  const look = { path, forTeacher: kind === 'teacher', inChoice, tierNames: homework.tier_names }
  return itemBlock(work, homework.versions, look)
}

function partBlocks(part: PathPart, homework: PrintedHomework, order: SheetOrder): string {
  if (part.kind === 'work') return workBlock(part, homework, order, false)
  if (part.kind === 'choice')
    return choiceLine(part) + part.works.map((work) => workBlock(work, homework, order, true)).join('')
  // Where only answers stand, the words of the sheet have nothing to say; headings keep the order clear.
  const isShown = order.kind === 'pupils' || order.kind === 'teacher' || part.node.type === 'heading'
  return isShown ? textBlock(part.node) : ''
}

/** The blocks of a sheet below its title. */
export const sheetBlocks = (homework: PrintedHomework, order: SheetOrder): string =>
  pathOf(homework.document, order.path)
    .map((part) => partBlocks(part, homework, order))
    .join('')
