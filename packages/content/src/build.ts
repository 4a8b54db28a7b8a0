import type { Drill } from '@lightwork/domain'
import type { Document, DocumentNode } from './document.ts'
import { inline } from './from-text.ts'
import type { SubItemAttributes } from './structure.ts'

const entry = (text: string): DocumentNode => {
  const content = inline(text.trim())
  return content.length === 0 ? { type: 'entry' } : { type: 'entry', content }
}

const below = (document: Document, ...nodes: readonly DocumentNode[]): Document => ({
  type: 'doc',
  content: [...(document.content ?? []), ...nodes],
})

/** A stem with two columns to be joined below it. */
export const withColumns = (stem: Document, left: readonly string[], right: readonly string[]): Document =>
  below(stem, {
    type: 'matching',
    content: [left, right].map((column) => ({ type: 'column', content: column.map(entry) })),
  })

/** A stem with things to be put in order below it. */
export const withEntries = (stem: Document, entries: readonly string[]): Document =>
  below(stem, { type: 'ordering', content: entries.map(entry) })

/** The blanks of a text become numbered ones, in order, with these options (none: open). */
export function withGaps(document: Document, optionSets: readonly (readonly string[])[]): Document {
  let next = 0
  const change = (node: DocumentNode): DocumentNode => {
    const options = node.type === 'blank' ? optionSets[next++] : undefined
    if (options !== undefined) return { type: 'gap', attrs: { options } }
    return node.content === undefined ? node : { ...node, content: node.content.map(change) }
  }
  return { ...document, content: (document.content ?? []).map(change) }
}

export const subItem = (attrs: SubItemAttributes, { content = [] }: Document): DocumentNode => ({
  type: 'subItem',
  attrs: { ...attrs },
  content,
})

export const dayStep = (day: number, minutes: number, { content = [] }: Document): DocumentNode => ({
  type: 'dayStep',
  attrs: { day, minutes },
  content,
})

/** A stem with sub-items or days below it. */
export const withParts = (stem: Document, parts: readonly DocumentNode[]): Document => below(stem, ...parts)

/** A stem with the movements of an exercise below it. */
export const withDrills = (stem: Document, drills: readonly Drill[]): Document =>
  drills.length === 0
    ? stem
    : below(stem, { type: 'drillList', content: drills.map((drill) => ({ type: 'drill', attrs: { ...drill } })) })
