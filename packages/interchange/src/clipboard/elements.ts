import type { DocumentNode } from '@lightwork/content'
import { elementsOf, isElement, type XmlElement, type XmlNode } from '../omml/tree.ts'
import { hasClass } from './formulas.ts'
import { styleOf } from './styles.ts'

export const blocks = new Set(
  `p div section article header footer main aside nav blockquote pre hr dl dt dd figure figcaption address form fieldset
legend details summary center caption li body html ul ol`.split(/\s+/),
)
/** What nobody sees as text. */
export const silent = new Set(
  'head style script title meta link xml template noscript input select button rp datalist map param source'.split(' '),
)
export const drawings = new Set(['svg', 'canvas', 'object', 'embed', 'iframe'])
export const recordings = new Set(['audio', 'video'])

/** Remarks in the margin of a Word file, and the signs in the text that lead to them. */
export const isRemark = (element: XmlElement): boolean =>
  styleOf(element, 'mso-element') === 'comment-list' || hasClass(element, /^msocom(?:anchor|txt)$/i)

/** In a list of the web, Word's own list signs and headings are paragraphs. */
export const asItemPart = (node: DocumentNode): DocumentNode =>
  node.type === 'heading' ? { type: 'paragraph', ...(node.content && { content: node.content }) } : node

/** The items of a list; what stands between them is an item too. */
export const entriesOf = (list: XmlElement): (readonly XmlNode[])[] =>
  list.children.flatMap((child): XmlNode[][] => {
    if (!isElement(child)) return child.trim() === '' ? [] : [[child]]
    return [child.name === 'li' ? [{ ...child, name: 'div' }] : [child]]
  })

export const isFlat = (list: XmlElement): boolean => {
  const entries = elementsOf(list)
  return entries.length <= 8 && entries.every((entry) => entry.name === 'li' && !elementsOf(entry).some(isBlock))
}

export const isBlock = ({ name }: XmlElement): boolean => blocks.has(name) || name === 'table'

export const besideCells = (element: XmlElement): XmlNode[] =>
  element.children.flatMap((child) => {
    if (!isElement(child)) return child.trim() === '' ? [] : [child]
    if (child.name === 'td' || child.name === 'th' || child.name === 'colgroup' || child.name === 'col') return []
    return /^(?:tr|thead|tbody|tfoot|#if)$/.test(child.name) ? besideCells(child) : [child]
  })
