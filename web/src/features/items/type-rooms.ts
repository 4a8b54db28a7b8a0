import type { Document, DocumentNode } from '@lightwork/content'
import { choiceTypes, type ItemType } from '@lightwork/domain'
import { newId } from '../../editor/blocks/ids.ts'
import type { PartKind } from '../../editor/item-parts/part-commands.ts'
import { optionsOf, withOptions, withRoomForOptions } from './options.ts'

const kinds: Partial<Record<ItemType, PartKind>> = { composite: 'subItem', project: 'dayStep', exercise: 'drill' }

/** What an item of this type is made of, beside its stem. */
const partKindOf = (type: ItemType): PartKind | undefined => kinds[type]

/** What may be added below the stem: a text to read or to hear may be asked about in several questions as well. */
export const addedTo = (type: ItemType): PartKind | undefined =>
  partKindOf(type) ?? (type === 'reading_comprehension' || type === 'listening' ? 'subItem' : undefined)

const isChoice = (type: ItemType) => choiceTypes.includes(type)

const paragraph: DocumentNode = { type: 'paragraph' }

// Written out, because the defaults of the nodes live with the editor's schema.
const subItem = (): DocumentNode => ({
  type: 'subItem',
  attrs: { id: newId(), type: 'short_answer', tier: 'base', minutes: 3, point_ids: [] },
  content: [paragraph],
})
const day = (number: number): DocumentNode => ({
  type: 'dayStep',
  attrs: { day: number, minutes: 10 },
  content: [paragraph],
})
const drills = (): DocumentNode => ({
  type: 'drillList',
  content: [
    { type: 'drill', attrs: { name: '', sets: 1, amount: 10, unit: 'times', set_seconds: 30, rest_seconds: 0 } },
  ],
})

const firstParts: Readonly<Record<PartKind, () => DocumentNode[]>> = {
  subItem: () => [subItem(), subItem()],
  dayStep: () => [day(1), day(2)],
  drill: () => [drills()],
}

const topOf: Readonly<Record<PartKind, string>> = { subItem: 'subItem', dayStep: 'dayStep', drill: 'drillList' }

const isWritten = ({ text, type, attrs, content = [] }: DocumentNode): boolean =>
  text !== undefined ||
  (type === 'drill' && attrs?.name !== '') ||
  ['mathInline', 'mathBlock', 'figure', 'audio', 'blank', 'gap'].includes(type) ||
  content.some(isWritten)

const withContent = (stem: Document, content: readonly DocumentNode[]): Document => ({
  ...stem,
  content: content.length > 0 ? content : [paragraph],
})

/** Takes away what was made ready for a type and never written in. */
function withoutRoom(stem: Document, type: ItemType): Document {
  if (isChoice(type)) return optionsOf(stem).some(isWritten) ? stem : withOptions(stem, [])
  const kind = partKindOf(type)
  if (kind === undefined) return stem
  const content = (stem.content ?? []).filter((node) => node.type !== topOf[kind] || isWritten(node))
  return withContent(stem, content)
}

/** An item has room from the start for what its type is made of. */
export function withRoom(stem: Document, type: ItemType): Document {
  if (isChoice(type)) return optionsOf(stem).length > 0 ? stem : withRoomForOptions(stem)
  const kind = partKindOf(type)
  const content = stem.content ?? []
  if (kind === undefined || content.some((node) => node.type === topOf[kind])) return stem
  return withContent(stem, [...content, ...firstParts[kind]()])
}

export function stemForType(stem: Document, from: ItemType, to: ItemType): Document {
  const isAlike = partKindOf(from) === partKindOf(to) && isChoice(from) === isChoice(to)
  return isAlike ? stem : withRoom(withoutRoom(stem, from), to)
}
