import type { GapsKey, ItemType, OrderKey, PairsKey, PartsKey, SimpleKey } from '@lightwork/domain'
import type { DocumentNode } from './document.ts'
import {
  choicesOf,
  clozeGapsOf,
  matchingsOf,
  optionsOfGap,
  orderingsOf,
  subItemAttributes,
  subItemsOf,
} from './structure.ts'
import { toText } from './to-text.ts'

/** What an item or sub-item still lacks in its parts or its key. */
export type KeyGap = 'options' | 'key' | 'truth' | 'columns' | 'pairs' | 'entries' | 'order' | 'gaps' | 'gap_key'

const isEmpty = (node: DocumentNode): boolean => toText(node).trim() === ''
const isIn = (position: number, count: number) => Number.isInteger(position) && position >= 0 && position < count
const isObject = (key: unknown): key is Record<string, unknown> =>
  typeof key === 'object' && key !== null && !Array.isArray(key)

function choiceGaps(type: ItemType, holder: DocumentNode, key: unknown): KeyGap[] {
  const options = choicesOf(holder)
  const positions = Array.isArray(key) ? (key as readonly number[]) : []
  const isRight =
    positions.length > 0 &&
    positions.every((position) => isIn(position, options.length)) &&
    new Set(positions).size === positions.length &&
    (type !== 'single_choice' || positions.length === 1)
  return [
    ...(options.length < 2 || options.some(isEmpty) ? (['options'] as const) : []),
    ...(isRight ? [] : (['key'] as const)),
  ]
}

function pairGaps(holder: DocumentNode, key: unknown): KeyGap[] {
  const [columns, ...more] = matchingsOf(holder)
  // An item without columns is in plain text, as it was before there were any; its written answer says what is right.
  if (columns === undefined) return []
  const { left, right } = columns
  if (more.length > 0 || left.length < 2 || right.length < 2 || [...left, ...right].some(isEmpty)) return ['columns']
  const pairs = isObject(key) && Array.isArray(key.pairs) ? (key as unknown as PairsKey).pairs : []
  const isRight =
    pairs.every(([a, b]) => isIn(a, left.length) && isIn(b, right.length)) &&
    new Set(pairs.map(([a]) => a)).size === left.length &&
    new Set(pairs.map(([a, b]) => `${a} ${b}`)).size === pairs.length
  return isRight ? [] : ['pairs']
}

function orderGaps(holder: DocumentNode, key: unknown): KeyGap[] {
  const [entries, ...more] = orderingsOf(holder)
  if (entries === undefined) return []
  if (more.length > 0 || entries.length < 2 || entries.some(isEmpty)) return ['entries']
  const order = isObject(key) && Array.isArray(key.order) ? (key as unknown as OrderKey).order : []
  const isRight =
    order.length === entries.length &&
    new Set(order).size === order.length &&
    order.every((position) => isIn(position, entries.length))
  return isRight ? [] : ['order']
}

function clozeGaps(holder: DocumentNode, key: unknown): KeyGap[] {
  const gaps = clozeGapsOf(holder)
  if (gaps.length === 0) return []
  if (gaps.some((gap) => optionsOfGap(gap).length === 1 || optionsOfGap(gap).some((option) => option.trim() === '')))
    return ['gaps']
  const right = isObject(key) && Array.isArray(key.gaps) ? (key as unknown as GapsKey).gaps : []
  const isRight = (gap: DocumentNode, index: number) => {
    const said = right[index]
    if (typeof said === 'number') return isIn(said, optionsOfGap(gap).length)
    return (
      optionsOfGap(gap).length === 0 &&
      said !== undefined &&
      said.length > 0 &&
      said.every((each) => each.trim() !== '')
    )
  }
  return right.length === gaps.length && gaps.every(isRight) ? [] : ['gap_key']
}

/** Does the key of such an item say what is right by itself, without the written answer? */
export function isKeyed(type: ItemType, holder: DocumentNode): boolean {
  if (type === 'single_choice' || type === 'multiple_choice' || type === 'true_false') return true
  if (type === 'matching') return matchingsOf(holder).length > 0
  if (type === 'ordering') return orderingsOf(holder).length > 0
  return clozeGapsOf(holder).length > 0
}

/** What the parts or the key of an item or sub-item still lack. */
export function keyGaps(type: ItemType, holder: DocumentNode, key: unknown): KeyGap[] {
  if (type === 'single_choice' || type === 'multiple_choice') return choiceGaps(type, holder, key)
  if (type === 'true_false') return typeof key === 'boolean' ? [] : ['truth']
  return [...pairGaps(holder, key), ...orderGaps(holder, key), ...clozeGaps(holder, key)]
}

/** The keys of a group's sub-items, one for each; null where nothing is said. */
export function partKeys(body: DocumentNode, key: unknown): SimpleKey[] {
  const said = isObject(key) && Array.isArray(key.parts) ? (key as unknown as PartsKey).parts : []
  return subItemsOf(body).map((_, index) => said[index] ?? null)
}

/** What each sub-item of a group still lacks, by its place. */
export const partGaps = (body: DocumentNode, key: unknown): KeyGap[][] =>
  subItemsOf(body).map((each, index) => keyGaps(subItemAttributes(each).type, each, partKeys(body, key)[index]))
