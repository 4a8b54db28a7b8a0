import { type Tier, tiers } from './vocabulary.ts'

/** How the tiers are called where people read: a school's own words or letters, or the standard ones. Never stored in homework. */
export type TierNames = Readonly<Record<Tier, string>>

export const standardTierNames = {
  zh: { base: '基础', raise: '提升', extend: '拓展' },
  en: { base: 'Base', raise: 'Raise', extend: 'Extend' },
} as const satisfies Record<string, TierNames>

/** Longer ones do not fit the marks on a block. */
export const TIER_NAME_LIMIT = 6

/** Two tiers of one name could not be told apart. */
export const areTierNames = (names: TierNames): boolean => {
  const own = tiers.map((tier) => names[tier].trim())
  return own.every((name) => name !== '' && name.length <= TIER_NAME_LIMIT) && new Set(own).size === tiers.length
}
