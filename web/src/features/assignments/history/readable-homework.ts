import { type Document, type DocumentNode, isForTeachers, type WorkAttributes } from '@lightwork/content'
import { groupsOf } from '@lightwork/content/homework'
import type { TaskGroup } from '@lightwork/domain'

export interface ReadableWords {
  /** One line of a block: minutes, must it be done, tiers, mode, place. */
  readonly work: (attributes: WorkAttributes) => string
  readonly group: (pick: number) => string
  /** Which groups of pupils get which tiers. */
  readonly groups: (groups: readonly TaskGroup[]) => string
  readonly answer: string
  readonly explanation: string
}

/** What an item of the bank asks, by the version that is pinned. */
export type Stems = ReadonlyMap<string, DocumentNode>

const line = (text: string, marks: DocumentNode['marks'] = []): DocumentNode => ({
  type: 'paragraph',
  content: [{ type: 'text', text, marks }],
})

/**
 * A homework as a person reads it, all in text: the facts of its blocks are lines of their own, so that a
 * comparison shows a change of minutes or tier like any other, and items of the bank say what they ask.
 */
export function readableHomework(document: Document, stems: Stems, say: ReadableWords): Document {
  const readPart = (node: DocumentNode): readonly DocumentNode[] =>
    isForTeachers(node)
      ? [line(node.type === 'ownAnswer' ? say.answer : say.explanation, [{ type: 'bold' }]), ...(node.content ?? [])]
      : [node]
  const readWork = (node: DocumentNode): DocumentNode => {
    const attributes = node.attrs as unknown as WorkAttributes
    const { pointer, item_version_id } = attributes
    const stem = item_version_id === undefined ? node : stems.get(item_version_id)
    const facts = [pointer, say.work(attributes)].filter((fact) => fact !== '').join(' · ')
    const content = [line(facts, [{ type: 'bold' }]), ...(stem?.content ?? []).flatMap(readPart)]
    // The item itself, not its place: another item in the same place is another block.
    return { type: 'ownItem', attrs: { item_version_id }, content }
  }
  const read = (node: DocumentNode): DocumentNode => {
    if (node.type === 'itemBlock' || node.type === 'ownItem') return readWork(node)
    if (node.type !== 'choiceGroup') return node
    const blocks = (node.content ?? []).map(read)
    return { type: 'choiceGroup', attrs: {}, content: [line(say.group(Number(node.attrs?.pick))), ...blocks] }
  }
  const groups = groupsOf(document)
  const above = groups === null ? [] : [line(say.groups(groups), [{ type: 'bold' }])]
  // All of it is text now, so that it needs no attributes.
  return { type: 'doc', content: [...above, ...(document.content ?? []).map(read)] }
}
