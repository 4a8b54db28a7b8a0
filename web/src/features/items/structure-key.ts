import type { DocumentNode } from '@lightwork/content'
import { type Columns, clozeGapsOf, matchingsOf, optionsOfGap, orderingsOf } from '@lightwork/content/structure'
import type { StructuredKey } from './answers.ts'

type Key = StructuredKey | null

/** A partner for each on the left: what was chosen, else what is written beside it. */
export function pairsOf(key: Key, { left, right }: Columns): [number, number][] {
  const chosen = key !== null && 'pairs' in key ? key.pairs : []
  return left.map((_, index) => {
    const partner = chosen.find(([a, b]) => a === index && b < right.length)?.[1]
    return [index, partner ?? Math.min(index, right.length - 1)]
  })
}

/** The right order: what was chosen, else as it is written; steps that are new go to the end. */
export function orderOf(key: Key, entries: readonly DocumentNode[]): number[] {
  const chosen = key !== null && 'order' in key ? key.order.filter((position) => position < entries.length) : []
  return [...chosen, ...entries.map((_, index) => index).filter((index) => !chosen.includes(index))]
}

/** What belongs in each blank: what was said, as far as it fits the blank. */
export function gapsKeyOf(key: Key, gaps: readonly DocumentNode[]): (number | readonly string[])[] {
  const said = key !== null && 'gaps' in key ? key.gaps : []
  return gaps.map((gap, index) => {
    const options = optionsOfGap(gap)
    const own = said[index]
    if (options.length > 0) return typeof own === 'number' && own < options.length ? own : 0
    return typeof own === 'object' ? own : []
  })
}

export function moved(order: readonly number[], from: number, to: number): number[] {
  const next = [...order]
  const [step] = next.splice(from, 1)
  if (step !== undefined) next.splice(to, 0, step)
  return next
}

/** The text with other options in one of its numbered blanks. */
export function withGapOptions<N extends DocumentNode>(stem: N, index: number, options: readonly string[]): N {
  const gap = clozeGapsOf(stem)[index]
  const change = <T extends DocumentNode>(node: T): T => {
    if (node === gap) return { ...node, attrs: { ...node.attrs, options } }
    return node.content === undefined ? node : { ...node, content: node.content.map(change) }
  }
  return change(stem)
}

/** The key that fits what is written, none where nothing is; what was never touched is as it stands side by side and in order. */
export function structuredKey(stem: DocumentNode, key: Key): Key {
  const [columns] = matchingsOf(stem)
  if (columns !== undefined) return { pairs: pairsOf(key, columns) }
  const [entries] = orderingsOf(stem)
  if (entries !== undefined) return { order: orderOf(key, entries) }
  const gaps = clozeGapsOf(stem)
  return gaps.length > 0 ? { gaps: gapsKeyOf(key, gaps) } : null
}

const entries: readonly DocumentNode[] = Array.from({ length: 3 }, () => ({ type: 'entry' }))

/** Room for two columns of three, or for three steps. */
export const roomOf = (type: 'matching' | 'ordering'): DocumentNode =>
  type === 'ordering'
    ? { type, content: entries }
    : { type, content: [1, 2].map(() => ({ type: 'column', content: entries })) }
