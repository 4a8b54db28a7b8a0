import {
  choicesOf,
  clozeGapsOf,
  type DocumentNode,
  matchingsOf,
  orderingsOf,
  type PathWork,
  subItemAttributes,
  subItemsOf,
  walk,
} from '@lightwork/content'
import type { ItemType, Path } from '@lightwork/domain'
import { bodyOf, gone, type Versions, versionOf } from './item-block.ts'

/** Lines to write on, where the item itself does not say how many. */
const linesOf: Partial<Record<ItemType, number>> = {
  short_answer: 3,
  calculation: 5,
  problem_solving: 6,
  proof: 8,
  reading_comprehension: 4,
  error_correction: 3,
  experiment: 5,
  writing: 16,
}

const box = (label: string) => `<span class="cell">${label}<i></i></span>`
const boxes = (labels: readonly (string | number)[]) =>
  `<p class="cells">${labels.map((label) => box(String(label))).join('')}</p>`
const lines = (count: number) => '<p class="line"></p>'.repeat(count)
const numbers = (count: number) => Array.from({ length: count }, (_, index) => index + 1)

function blanksIn(holder: DocumentNode): number {
  let count = 0
  walk(holder, ({ type }) => {
    if (type === 'blank') count++
  })
  return count
}

/** The place for the answer of an item or a sub-item that is done on paper. */
function placeFor(type: ItemType | null, holder: DocumentNode): string {
  const [columns] = matchingsOf(holder)
  const [entries] = orderingsOf(holder)
  const gaps = clozeGapsOf(holder)
  if (choicesOf(holder).length > 0 || type === 'true_false') return boxes([''])
  if (columns !== undefined) return boxes(columns.left.map((_, index) => `${index + 1}—`))
  if (entries !== undefined) return boxes(entries.map((_, index) => (index === 0 ? '' : '→')))
  if (gaps.length > 0) return boxes(numbers(gaps.length))
  if (type === 'drawing' || type === 'art') return '<div class="drawing"></div>'
  const blanks = blanksIn(holder)
  if (blanks > 0 && (type === null || type === 'fill_blank'))
    return `<p class="fills">${numbers(blanks)
      .map(() => '<i></i>')
      .join('')}</p>`
  return lines((type === null ? undefined : linesOf[type]) ?? 3)
}

function placesOf(body: DocumentNode, type: ItemType | null): string {
  const subItems = subItemsOf(body)
  if (subItems.length === 0) return placeFor(type, body)
  return subItems
    .map(
      (each, index) =>
        `<section class="sub-item"><span class="letter">（${index + 1}）</span><div>${placeFor(subItemAttributes(each).type, each)}</div></section>`,
    )
    .join('')
}

/** A numbered place to answer. What is not done in writing has nothing to write: it is ticked off. */
export function answerBlock(work: PathWork, versions: Versions, path: Path | null): string {
  const body = bodyOf(work, versions, path)
  const type = versionOf(work, versions)?.type ?? null
  const isWritten = work.attributes.mode === 'written'
  const place =
    body === null ? gone : isWritten ? placesOf(body, type) : '<p class="cells">完成情况<i class="tick"></i></p>'
  const isSmall = place.startsWith('<p class="cells">')
  return `<div class="block item${isSmall ? ' small' : ''}"><span class="no">${work.number}.</span><div class="parts">${place}</div></div>`
}
