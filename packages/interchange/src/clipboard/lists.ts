import type { DocumentNode } from '@lightwork/content'
import { textOf, type XmlElement } from '../omml/tree.ts'
import { below } from './formulas.ts'
import { styleOf } from './styles.ts'

/** Where a paragraph stands in a list of Word: how deep, and its number; null is a bullet. */
export interface ListPlace {
  readonly level: number
  readonly number: number | null
}

/** A block, and where it stood in a list when it was a paragraph of one. */
export interface Placed {
  readonly node: DocumentNode
  readonly list: ListPlace | null
}

const isLabel = (element: XmlElement) => styleOf(element, 'mso-list') === 'ignore'

export { isLabel as isListLabel }

const bullets = /^[·•●○◦▪▫■□◆◇►▶➢➤✓✔★☆\uf000-\uf0ff-]$/
const symbolFonts = /symbol|wingdings|webdings|courier/i

function isBullet(label: XmlElement, text: string): boolean {
  if (bullets.test(text)) return true
  const fonts = [label, ...below(label)].map((each) => each.attributes.style ?? '').join(';')
  return [...text].length === 1 && symbolFonts.test(fonts) && !/\d/.test(text)
}

/**
 * The place of a paragraph that Word numbered itself. Null where the number is not one our lists write (（1）, ①, A.):
 * it then stays as text in front.
 */
export function listPlaceOf(paragraph: XmlElement): ListPlace | null {
  const said = styleOf(paragraph, 'mso-list')
  if (said === '' || said === 'none' || said === 'ignore') return null
  const label = [...below(paragraph)].find(isLabel)
  if (label === undefined) return null
  const text = textOf(label).replace(/[\s\u00a0]+/g, '')
  const level = Math.min(8, Math.max(1, Number(/level(\d)/.exec(said)?.[1] ?? 1)))
  if (isBullet(label, text)) return { level, number: null }
  const number = /^(\d{1,4})[.．、]$/.exec(text)?.[1]
  return number === undefined ? null : { level, number: Number(number) }
}

type Listed = Placed & { readonly list: ListPlace }

const isListed = (placed: Placed | undefined): placed is Listed => placed !== undefined && placed.list !== null

/** One list and what is below its items; the lists that follow when bullets turn into numbers. */
function listsOf(items: readonly Listed[]): DocumentNode[] {
  const lists: DocumentNode[] = []
  let at = 0
  while (at < items.length) {
    const first = items[at]
    if (first === undefined) break
    const entries: DocumentNode[] = []
    const { level, number } = first.list
    let due = number
    while (at < items.length) {
      const item = items[at]
      if (item === undefined || item.list.level < level || (item.list.level === level && item.list.number !== due))
        break
      let end = at + 1
      while ((items[end]?.list.level ?? 0) > level) end++
      entries.push({ type: 'listItem', content: [item.node, ...listsOf(items.slice(at + 1, end))] })
      at = end
      if (due !== null) due++
    }
    lists.push(
      number === null
        ? { type: 'bulletList', content: entries }
        : { type: 'orderedList', attrs: { start: number }, content: entries },
    )
  }
  return lists
}

/** Word's lists are paragraphs that say so: built again as lists. */
export function withLists(blocks: readonly Placed[]): DocumentNode[] {
  const found: DocumentNode[] = []
  for (let at = 0; at < blocks.length; at++) {
    const block = blocks[at]
    if (block === undefined) continue
    if (!isListed(block)) {
      found.push(block.node)
      continue
    }
    const run: Listed[] = []
    for (let next = blocks[at]; isListed(next); next = blocks[at + run.length]) run.push(next)
    found.push(...listsOf(run))
    at += run.length - 1
  }
  return found
}
