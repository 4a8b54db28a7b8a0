import { isGiven, type Path, pathsOf, type TaskGroups, tiersOn } from './paths.ts'
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

/** What a homework asks, and which pupils get which of it. */
export interface Tasks<P extends LoadPart = LoadPart> {
  readonly parts: readonly P[]
  readonly groups: TaskGroups
}

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

/** Minutes of a block for pupils who get these tiers of it: each tier does the sub-items of those below it too. */
export const minutesFor = (
  { minutes, tier_minutes }: Pick<LoadBlock, 'minutes' | 'tier_minutes'>,
  own: readonly Tier[],
) => (tier_minutes == null ? minutes : Math.max(...own.map((tier) => tier_minutes[tier])))

/** The blocks that are on a path, as its pupils meet them. */
const onPath = (blocks: readonly LoadBlock[], path: Path): LoadBlock[] =>
  blocks.flatMap((block) => {
    const own = tiersOn(path, block)
    return own.length === 0 ? [] : [{ ...block, minutes: minutesFor(block, own) }]
  })

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

/** One way through a homework: required blocks, and for each "k of n" the k largest (DESIGN 4.2). */
export function loadOfPath(parts: readonly LoadPart[], path: Path): TierMinutes {
  let required = noMinutes
  let optional = 0
  for (const part of parts) {
    const blocks = onPath(isGroup(part) ? part.blocks : [part], path)
    const must = blocks.filter((block) => block.required)
    required = addMinutes(required, requiredOfGroup({ pick: isGroup(part) ? part.pick : must.length, blocks: must }))
    optional += blocks.filter((block) => !block.required).reduce((sum, block) => sum + block.minutes, 0)
  }
  return { ...required, optional }
}

/** Each figure the largest of several. */
function largestOf(loads: readonly TierMinutes[]): TierMinutes {
  const most = (key: keyof TierMinutes) => Math.max(...loads.map((load) => load[key]))
  return {
    written: most('written'),
    written_home: most('written_home'),
    home_total: most('home_total'),
    optional: most('optional'),
  }
}

/**
 * What each path asks, told by tier, for the day's row: a tier is charged the most that any group with this tier gets. A
 * tier that no group has is charged the most of all, as its pupils are in one of the groups. So the largest tier is
 * always the largest path, and homeworks of one subject add up for whoever is of a tier, grouped or not.
 */
export function byTier(groups: TaskGroups, loads: readonly TierMinutes[]): TierLoad {
  const paths = pathsOf(groups)
  const ofTier = (tier: Tier) => {
    const own = loads.filter((_, index) => paths[index]?.tiers.includes(tier))
    return largestOf(own.length > 0 ? own : loads)
  }
  return { base: ofTier('base'), raise: ofTier('raise'), extend: ofTier('extend') }
}

export const loadOf = ({ parts, groups }: Tasks): TierLoad =>
  byTier(
    groups,
    pathsOf(groups).map((path) => loadOfPath(parts, path)),
  )

/** Does any pupil get anything to do? */
export const asksAnything = ({ parts, groups }: Tasks): boolean =>
  parts.flatMap((part) => (isGroup(part) ? part.blocks : [part])).some((block) => isGiven(groups, block))

const zero: TierMinutes = { ...noMinutes, optional: 0 }
export const noLoad: TierLoad = { base: zero, raise: zero, extend: zero }

export const combineMinutes = (a: TierMinutes, b: TierMinutes, sign: 1 | -1 = 1): TierMinutes => ({
  written: a.written + sign * b.written,
  written_home: a.written_home + sign * b.written_home,
  home_total: a.home_total + sign * b.home_total,
  optional: a.optional + sign * b.optional,
})

const combine = (a: TierLoad, b: TierLoad, sign: 1 | -1): TierLoad => ({
  base: combineMinutes(a.base, b.base, sign),
  raise: combineMinutes(a.raise, b.raise, sign),
  extend: combineMinutes(a.extend, b.extend, sign),
})

export const addLoad = (a: TierLoad, b: TierLoad): TierLoad => combine(a, b, 1)
export const subtractLoad = (a: TierLoad, b: TierLoad): TierLoad => combine(a, b, -1)

/** A subject's figure: the largest over tiers. */
export const figureOf = (load: TierLoad): TierMinutes => largestOf(tiers.map((tier) => load[tier]))

/** A class's day by subject. Several homeworks of one subject add up tier by tier before the largest is taken. */
export type DayLoads = Readonly<Record<string, TierLoad>>

/** The day's figure: the sum over subjects of each subject's figure. */
export function dayFigure(loads: DayLoads): TierMinutes {
  let total: TierMinutes = zero
  for (const load of Object.values(loads)) {
    total = combineMinutes(total, figureOf(load))
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
