import type { ItemHit } from '@lightwork/contract'
import type { SheetPart } from '../../editor/blocks/parts.ts'
import type { NewItem } from '../../editor/new-item.ts'
import { chargedMinutes, minutesOf } from '../../lib/item-minutes.ts'

const POINTER_LIMIT = 200

/** A hit as the sheet takes it; the notice names it by its points until the teacher writes better words. */
export const newItemOf = ({ item_id, version_id, mode, place, tier, points, body, ...timed }: ItemHit): NewItem => ({
  item_id,
  version_id,
  ...chargedMinutes(body, minutesOf(timed)),
  mode,
  place,
  tier,
  pointer: points.join('、').slice(0, POINTER_LIMIT),
})

/** Every block of the sheet in its order, those of groups too: the index plus one is the number on the paper. */
export const blocksOf = (parts: readonly SheetPart[]) =>
  parts.flatMap((part) => ('pick' in part ? part.blocks : [part]))

/** The block of the sheet that holds an item of the bank, in whatever version. */
export const blockOfItem = (parts: readonly SheetPart[], itemId: string): string | undefined =>
  blocksOf(parts).find(({ item_id }) => item_id === itemId)?.id

/** Numbers on the paper of these blocks, in order. */
export const numbersOf = (parts: readonly SheetPart[], ids: readonly string[]): number[] =>
  blocksOf(parts).flatMap(({ id }, index) => (ids.includes(id) ? [index + 1] : []))
