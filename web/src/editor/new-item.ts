import { type Mode, type Place, type Tier, tiers } from '@lightwork/domain'
import type { Node, Schema } from '@tiptap/pm/model'
import { newId } from './blocks/ids.ts'

/** An item of the bank to be put on the sheet. */
export interface NewItem {
  readonly item_id: string
  readonly version_id: string
  readonly minutes: number
  /** Of a project: minutes by day. */
  readonly daily?: readonly number[] | null
  /** Of a group with sub-items of several tiers: minutes by tier. */
  readonly tier_minutes?: Readonly<Record<Tier, number>> | null
  readonly mode: Mode
  readonly place: Place
  readonly tier: Tier
  /** How the notice names it; may be empty. */
  readonly pointer: string
}

/** Everybody does a basic item; a raising one is for two tiers, an extending one for the last. The teacher may change it. */
export const tiersFor = (tier: Tier): Tier[] => tiers.slice(tiers.indexOf(tier))

/** The block of an item; null where the schema has none. */
export const itemNode = (schema: Schema, { version_id, tier, ...rest }: NewItem): Node | null =>
  schema.nodes.itemBlock?.create({
    ...rest,
    id: newId(),
    item_version_id: version_id,
    tiers: tiersFor(tier),
    required: true,
  }) ?? null
