import { type Drill, exerciseMinutes, groupMinutes, type ItemType, type Tier } from '@lightwork/domain'
import type { Document, DocumentNode } from './document.ts'

/** Nodes that hold an item of their own: what is inside belongs to them, not to what is around. */
const holders = new Set(['subItem', 'dayStep', 'ownItem', 'ownAnswer', 'ownExplanation'])

/** Nodes of a holder in reading order, without those of the holders inside it. */
function* own(node: DocumentNode): Generator<DocumentNode> {
  for (const child of node.content ?? []) {
    yield child
    if (!holders.has(child.type)) yield* own(child)
  }
}

const ofType = (holder: DocumentNode, type: string): DocumentNode[] =>
  [...own(holder)].filter((node) => node.type === type)

export const choicesOf = (holder: DocumentNode): readonly DocumentNode[] =>
  ofType(holder, 'choiceList').flatMap(({ content }) => content ?? [])

export interface Columns {
  readonly left: readonly DocumentNode[]
  readonly right: readonly DocumentNode[]
}

const childrenOf = (holder: DocumentNode, type: string) => (holder.content ?? []).filter((node) => node.type === type)

/** The two columns of each matching. An item has one. */
export const matchingsOf = (holder: DocumentNode): Columns[] =>
  childrenOf(holder, 'matching').map(({ content = [] }) => ({
    left: content[0]?.content ?? [],
    right: content[1]?.content ?? [],
  }))

/** The things of each list to be put in order. An item has one. */
export const orderingsOf = (holder: DocumentNode): (readonly DocumentNode[])[] =>
  childrenOf(holder, 'ordering').map(({ content }) => content ?? [])

const reorderable = new Set(['choiceList', 'ordering', 'matching'])

/** Lists whose entries may stand in another order without making another item. */
export const isReorderable = ({ type }: DocumentNode): boolean => reorderable.has(type)

/** Their entries; of a matching those of both columns. */
export const entriesOf = ({ type, content = [] }: DocumentNode): readonly DocumentNode[] =>
  type === 'matching' ? content.flatMap((column) => column.content ?? []) : content

/** Numbered blanks, in order. */
export const clozeGapsOf = (holder: DocumentNode): DocumentNode[] => ofType(holder, 'gap')

/** The options of a numbered blank; none when it is open. */
export const optionsOfGap = ({ attrs }: DocumentNode): readonly string[] => (attrs?.options ?? []) as readonly string[]

export interface SubItemAttributes {
  readonly id: string
  readonly type: ItemType
  readonly tier: Tier
  readonly minutes: number
  readonly point_ids: readonly string[]
}

export const subItemsOf = (body: DocumentNode): DocumentNode[] =>
  (body.content ?? []).filter(({ type }) => type === 'subItem')

/** What a checked sub-item says of itself. */
export const subItemAttributes = ({ attrs }: DocumentNode): SubItemAttributes => attrs as unknown as SubItemAttributes

export const dayStepsOf = (body: DocumentNode): DocumentNode[] =>
  (body.content ?? []).filter(({ type }) => type === 'dayStep')

/** Minutes of a project's days, in order, 0 where nothing is done; null when the item names no days. */
export function dailyOf(body: DocumentNode): number[] | null {
  const steps = dayStepsOf(body)
  if (steps.length === 0) return null
  const days = Math.max(...steps.map(({ attrs }) => Number(attrs?.day)))
  const daily = Array.from({ length: days }, () => 0)
  for (const { attrs } of steps)
    daily[Number(attrs?.day) - 1] = (daily[Number(attrs?.day) - 1] ?? 0) + Number(attrs?.minutes)
  return daily
}

export const drillsOf = (body: DocumentNode): Drill[] =>
  ofType(body, 'drillList')
    .flatMap(({ content }) => content ?? [])
    .map(({ attrs }) => attrs as unknown as Drill)

/** The recordings and pictures of some documents by their content hash, each once. */
export function mediaOf(documents: readonly DocumentNode[]): string[] {
  const assets = new Set<string>()
  const visit = (node: DocumentNode): void => {
    if (node.type === 'figure' || node.type === 'audio') assets.add(String(node.attrs?.asset))
    node.content?.forEach(visit)
  }
  documents.forEach(visit)
  return [...assets]
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)

/** What the parts of an item say of its minutes: exactly so many, or (a group, with its reading time) at least. */
export function minutesOfParts(body: DocumentNode): { readonly exactly: number } | { readonly atLeast: number } | null {
  const daily = dailyOf(body)
  if (daily !== null) return { exactly: sum(daily) }
  const drills = drillsOf(body)
  if (drills.length > 0) return { exactly: exerciseMinutes(drills) }
  const subItems = subItemsOf(body)
  return subItems.length === 0 ? null : { atLeast: sum(subItems.map((each) => subItemAttributes(each).minutes)) }
}

/** What a homework charges for an item beside its minutes: a project's days, a group's minutes by tier. */
export function chargesOf(body: DocumentNode, minutes: number) {
  const subItems = subItemsOf(body).map(subItemAttributes)
  const reading = minutes - sum(subItems.map((each) => each.minutes))
  return {
    daily: dailyOf(body),
    tier_minutes: subItems.length === 0 || reading < 0 ? null : groupMinutes(reading, subItems),
  }
}

/** The document without sub-items and days: what stands before them. */
export function stemOf(body: DocumentNode): Document {
  const content = (body.content ?? []).filter(({ type }) => type !== 'subItem' && type !== 'dayStep')
  return { type: 'doc', content: content.length > 0 ? content : [{ type: 'paragraph' }] }
}
