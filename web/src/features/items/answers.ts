import type { DocumentNode } from '@lightwork/content'
import { clozeGapsOf, matchingsOf, optionsOfGap, orderingsOf } from '@lightwork/content/structure'
import {
  choiceTypes,
  type GapsKey,
  type ItemType,
  type OrderKey,
  type PairsKey,
  type SimpleKey,
} from '@lightwork/domain'
import { follow } from './follow.ts'
import { carryKey, optionsOf } from './options.ts'
import { structuredKey } from './structure-key.ts'

export type StructuredKey = PairsKey | OrderKey | GapsKey

/** What is right in an item or a sub-item, kept for every type, so that a change of type and back loses nothing. */
export interface Answers {
  /** Positions of the right options. */
  readonly key: readonly number[]
  readonly truth: boolean | null
  /** The key of columns, steps or numbered blanks, by position. */
  readonly parts_key: StructuredKey | null
}

/** An item or a sub-item with what is right in it. */
export interface Held {
  readonly holder: DocumentNode
  readonly answers: Answers
}

export const noAnswers: Answers = { key: [], truth: null, parts_key: null }

const isOptions = (key: SimpleKey): key is readonly number[] => Array.isArray(key)

export function toAnswers(key: SimpleKey): Answers {
  if (key === null) return noAnswers
  if (typeof key === 'boolean') return { ...noAnswers, truth: key }
  return isOptions(key) ? { ...noAnswers, key } : { ...noAnswers, parts_key: key }
}

/** The key that an item of this type has. */
export function keyFor(type: ItemType, { holder, answers }: Held): SimpleKey {
  if (choiceTypes.includes(type)) return [...answers.key]
  return type === 'true_false' ? answers.truth : structuredKey(holder, answers.parts_key)
}

function carryPairs({ pairs }: PairsKey, before: DocumentNode, after: DocumentNode): PairsKey {
  const [[a], [b]] = [matchingsOf(before), matchingsOf(after)]
  const left = follow(a?.left ?? [], b?.left ?? [])
  const right = follow(a?.right ?? [], b?.right ?? [])
  const carried = pairs.flatMap(([one, other]): [number, number][] => {
    const [to, partner] = [left(one), right(other)]
    return to === undefined || partner === undefined ? [] : [[to, partner]]
  })
  // Two that were joined into one have one partner.
  return { pairs: [...new Map(carried)] }
}

function carryOrder({ order }: OrderKey, before: DocumentNode, after: DocumentNode): OrderKey {
  const step = follow(orderingsOf(before)[0] ?? [], orderingsOf(after)[0] ?? [])
  return { order: [...new Set(order.flatMap((position) => step(position) ?? []))] }
}

function carryGaps({ gaps }: GapsKey, before: DocumentNode, after: DocumentNode): GapsKey {
  const [old, now] = [clozeGapsOf(before), clozeGapsOf(after)]
  const place = follow(old, now)
  const carried: (number | readonly string[])[] = now.map(() => [])
  gaps.forEach((said, index) => {
    const to = place(index)
    if (to === undefined) return
    const text = typeof said === 'number' ? optionsOfGap(old[index] ?? { type: 'gap' })[said] : undefined
    const next = text === undefined ? -1 : optionsOfGap(now[to] ?? { type: 'gap' }).indexOf(text)
    carried[to] = next >= 0 ? next : said
  })
  return { gaps: carried }
}

function carryStructured(key: StructuredKey | null, before: DocumentNode, after: DocumentNode): StructuredKey | null {
  if (key === null) return null
  if ('pairs' in key) return carryPairs(key, before, after)
  return 'order' in key ? carryOrder(key, before, after) : carryGaps(key, before, after)
}

/** The same answers for a text that was changed. */
export const carryAnswers = ({ holder, answers }: Held, after: DocumentNode): Answers => ({
  ...answers,
  key: carryKey(answers.key, optionsOf(holder), optionsOf(after)),
  parts_key: carryStructured(answers.parts_key, holder, after),
})
