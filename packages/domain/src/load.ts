import { type Mode, type Place, type Tier, tiers } from './vocabulary.ts'

/**
 * What the rules count (DESIGN 4.2). Minutes of a typical pupil.
 * `written`: written work done outside the lesson, at home or in after-school service (教基厅函〔2021〕13号, point 2);
 * `written_home`: written work at home (grades 1-2: none);
 * `home_total`: everything done at home (Liaoning's ten requirements of 2020).
 */
export const quantities = ['written', 'written_home', 'home_total'] as const
export type Quantity = (typeof quantities)[number]
export type Minutes = Readonly<Record<Quantity, number>>

export interface LoadBlock {
  readonly id: string
  readonly minutes: number
  readonly mode: Mode
  readonly place: Place
  /** Pupils of which tiers do it; all three means everyone. */
  readonly tiers: readonly Tier[]
  readonly required: boolean
  /** A project over several days: minutes of its first day, its second … They add up to `minutes`. */
  readonly daily?: readonly number[] | null
  /** A group of sub-items for different tiers: what each tier does of it. The largest is `minutes`. */
  readonly tier_minutes?: Readonly<Record<Tier, number>> | null
}

/** "k of n": a pupil does `pick` of the blocks. */
export interface LoadGroup {
  readonly pick: number
  readonly blocks: readonly LoadBlock[]
}

export type LoadPart = LoadBlock | LoadGroup
/** Required minutes a pupil of each tier meets, and the optional ones as a second figure (all modes and places). */
export type TierMinutes = Minutes & { readonly optional: number }
export type TierLoad = Readonly<Record<Tier, TierMinutes>>

export const noMinutes: Minutes = { written: 0, written_home: 0, home_total: 0 }

const addMinutes = (a: Minutes, b: Minutes): Minutes => ({
  written: a.written + b.written,
  written_home: a.written_home + b.written_home,
  home_total: a.home_total + b.home_total,
})

export const minutesOf = ({ minutes, mode, place }: Pick<LoadBlock, 'minutes' | 'mode' | 'place'>): Minutes => ({
  written: mode === 'written' && place !== 'school' ? minutes : 0,
  written_home: mode === 'written' && place === 'home' ? minutes : 0,
  home_total: place === 'home' ? minutes : 0,
})

/** The block as pupils of one tier meet it. */
const forTier = (block: LoadBlock, tier: Tier): LoadBlock =>
  block.tier_minutes == null ? block : { ...block, minutes: block.tier_minutes[tier] }

const isGroup = (part: LoadPart): part is LoadGroup => 'pick' in part

const largest = (values: readonly number[], count: number) =>
  [...values]
    .sort((a, b) => b - a)
    .slice(0, count)
    .reduce((sum, value) => sum + value, 0)

function requiredOfGroup({ pick, blocks }: LoadGroup): Minutes {
  const each = blocks.map(minutesOf)
  return {
    written: largest(
      each.map((m) => m.written),
      pick,
    ),
    written_home: largest(
      each.map((m) => m.written_home),
      pick,
    ),
    home_total: largest(
      each.map((m) => m.home_total),
      pick,
    ),
  }
}

/** One tier's way through a homework: required blocks, and for each "k of n" the k largest (DESIGN 4.2). */
function loadOfTier(parts: readonly LoadPart[], tier: Tier): TierMinutes {
  let required = noMinutes
  let optional = 0
  for (const part of parts) {
    const blocks = (isGroup(part) ? part.blocks : [part])
      .filter((block) => block.tiers.includes(tier))
      .map((block) => forTier(block, tier))
    const must = blocks.filter((block) => block.required)
    required = addMinutes(required, requiredOfGroup({ pick: isGroup(part) ? part.pick : must.length, blocks: must }))
    optional += blocks.filter((block) => !block.required).reduce((sum, block) => sum + block.minutes, 0)
  }
  return { ...required, optional }
}

export const loadOf = (parts: readonly LoadPart[]): TierLoad => ({
  base: loadOfTier(parts, 'base'),
  raise: loadOfTier(parts, 'raise'),
  extend: loadOfTier(parts, 'extend'),
})

const zero: TierMinutes = { ...noMinutes, optional: 0 }
export const noLoad: TierLoad = { base: zero, raise: zero, extend: zero }

const combine = (a: TierLoad, b: TierLoad, sign: 1 | -1): TierLoad => {
  const tier = (t: Tier): TierMinutes => ({
    written: a[t].written + sign * b[t].written,
    written_home: a[t].written_home + sign * b[t].written_home,
    home_total: a[t].home_total + sign * b[t].home_total,
    optional: a[t].optional + sign * b[t].optional,
  })
  return { base: tier('base'), raise: tier('raise'), extend: tier('extend') }
}

export const addLoad = (a: TierLoad, b: TierLoad): TierLoad => combine(a, b, 1)
export const subtractLoad = (a: TierLoad, b: TierLoad): TierLoad => combine(a, b, -1)

const largestOverTiers = (load: TierLoad, key: keyof TierMinutes) => Math.max(...tiers.map((tier) => load[tier][key]))

/** A subject's figure: the largest over tiers. */
export const figureOf = (load: TierLoad): TierMinutes => ({
  written: largestOverTiers(load, 'written'),
  written_home: largestOverTiers(load, 'written_home'),
  home_total: largestOverTiers(load, 'home_total'),
  optional: largestOverTiers(load, 'optional'),
})

/** A class's day by subject. Several homeworks of one subject add up tier by tier before the largest is taken. */
export type DayLoads = Readonly<Record<string, TierLoad>>

/** The day's figure: the sum over subjects of each subject's figure. */
export function dayFigure(loads: DayLoads): TierMinutes {
  let total: TierMinutes = zero
  for (const load of Object.values(loads)) {
    const figure = figureOf(load)
    total = { ...addMinutes(total, figure), optional: total.optional + figure.optional }
  }
  return total
}

export const withSubject = (loads: DayLoads, subject: string, load: TierLoad): DayLoads => ({
  ...loads,
  [subject]: addLoad(loads[subject] ?? noLoad, load),
})

export function withoutSubject(loads: DayLoads, subject: string, load: TierLoad): DayLoads {
  return { ...loads, [subject]: subtractLoad(loads[subject] ?? noLoad, load) }
}
