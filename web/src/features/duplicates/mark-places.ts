import { type DocumentNode, toText } from '@lightwork/content'
import { isReorderable } from '@lightwork/content/structure'
import type { DifferenceMark } from '@lightwork/contract'

interface Range {
  readonly start: number
  readonly end: number
}

const highlight = { type: 'highlight' }

/** A piece of text cut where a marked range begins or ends. */
function cut(node: DocumentNode, at: number, ranges: readonly Range[]): DocumentNode[] {
  const text = node.text ?? ''
  const inside = ranges.filter(({ start, end }) => start < at + text.length && end > at)
  const edges = inside
    .flatMap(({ start, end }) => [start - at, end - at])
    .filter((edge) => edge > 0 && edge < text.length)
  const cuts = [...new Set([0, ...edges, text.length])].sort((one, other) => one - other)
  return cuts.slice(0, -1).map((from, place) => {
    const piece = { ...node, text: text.slice(from, cuts[place + 1]) }
    const isMarked = inside.some(({ start, end }) => start <= at + from && end > at + from)
    return isMarked ? { ...piece, marks: [...(node.marks ?? []), highlight] } : piece
  })
}

/**
 * Marks ranges of the plain text in the nodes it was made from. The text is the leaves' own texts in their order, so each
 * leaf is looked for behind the one before it.
 */
function markIn(nodes: readonly DocumentNode[], full: string, ranges: readonly Range[]): DocumentNode[] {
  let read = 0
  const visit = (node: DocumentNode): DocumentNode[] => {
    if (node.content !== undefined) return [{ ...node, content: node.content.flatMap(visit) }]
    const own = node.type === 'text' ? (node.text ?? '') : toText(node)
    const at = own === '' ? -1 : full.indexOf(own, read)
    if (at < 0) return [node]
    read = at + own.length
    if (node.type === 'text') return cut(node, at, ranges)
    const isMarked = ranges.some(({ start, end }) => start < read && end > at)
    return [isMarked ? { ...node, marks: [...(node.marks ?? []), highlight] } : node]
  }
  return nodes.flatMap(visit)
}

const isSubItem = ({ type }: DocumentNode) => type === 'subItem'

/** A copy of an item's text with the places marked that differ from another one, for `Rendered`. */
export function markPlaces(body: DocumentNode, marks: readonly DifferenceMark[]): DocumentNode {
  const rangesOf = (part: string) => marks.filter((mark) => mark.part === part)
  const blocks = body.content ?? []
  // As the comparison reads it: a group by its sub-items, other items by what may change its order.
  const isApart = blocks.some(isSubItem) ? isSubItem : isReorderable
  const stem = blocks.filter((block) => !isApart(block))
  const marked = markIn(stem, toText({ ...body, content: stem }), rangesOf('stem'))
  let places = 0
  const inPlace = (entry: DocumentNode, kind: 'parts' | 'options') =>
    markIn([entry], toText(entry), rangesOf(`${kind}.${places++}`))
  const apart = (block: DocumentNode): DocumentNode[] => {
    if (isSubItem(block)) return inPlace(block, 'parts')
    const inside = block.type === 'matching' ? apart : (entry: DocumentNode) => inPlace(entry, 'options')
    return [{ ...block, content: (block.content ?? []).flatMap(inside) }]
  }
  let stems = 0
  return { ...body, content: blocks.flatMap((block) => (isApart(block) ? apart(block) : (marked[stems++] ?? []))) }
}
