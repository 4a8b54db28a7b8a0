import type { LoadBlock, LoadPart, TaskGroups, Tasks } from '@lightwork/domain'
import { type Document, type DocumentNode, walk } from './document.ts'

/** What a block of work carries (see `nodes/homework-parts.ts`). */
export interface WorkAttributes extends LoadBlock {
  readonly pointer: string
  readonly item_id?: string
  readonly item_version_id?: string
  readonly adapted_from?: string | null
}

const isWork = (node: DocumentNode) => node.type === 'itemBlock' || node.type === 'ownItem'
const attributes = (node: DocumentNode) => node.attrs as unknown as WorkAttributes

/** The parts of a checked homework that cost minutes, in order. */
export const homeworkParts = (document: Document): LoadPart[] =>
  (document.content ?? []).flatMap((node): LoadPart[] => {
    if (isWork(node)) return [attributes(node)]
    if (node.type !== 'choiceGroup') return []
    return [{ pick: Number(node.attrs?.pick), blocks: (node.content ?? []).filter(isWork).map(attributes) }]
  })

/** Which groups of pupils a checked homework has; null: each tier is a way of its own. */
export const groupsOf = ({ attrs }: Document): TaskGroups => (attrs?.groups as TaskGroups | undefined) ?? null

/** What a homework asks, and of whom. */
export const homeworkTasks = (document: Document): Tasks => ({
  parts: homeworkParts(document),
  groups: groupsOf(document),
})

/** Every block of work, in order, those in groups included. */
export function workBlocks(document: Document): { attributes: WorkAttributes; node: DocumentNode }[] {
  const found: { attributes: WorkAttributes; node: DocumentNode }[] = []
  walk(document, (node) => {
    if (isWork(node)) found.push({ attributes: attributes(node), node })
  })
  return found
}

/** Ids of the item versions that the homework pins, each once. */
export const pinnedVersions = (document: Document): string[] => [
  ...new Set(workBlocks(document).flatMap(({ attributes: { item_version_id } }) => item_version_id ?? [])),
]
