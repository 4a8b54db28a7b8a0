import {
  byTier,
  combineMinutes,
  type LoadBlock,
  type LoadPart,
  loadOfPath,
  type Tasks,
  type TierLoad,
  type TierMinutes,
} from './load.ts'
import { type Path, pathsOf } from './paths.ts'
import { type Tier, tiers } from './vocabulary.ts'

/** Whole minutes split over `days`, the first days taking the rest: 10 over 3 is 4, 3, 3. */
const share = (minutes: number, days: number, index: number) =>
  Math.floor(minutes / days) + (index < minutes % days ? 1 : 0)

const shareOf = (load: TierMinutes, days: number, index: number): TierMinutes => ({
  written: share(load.written, days, index),
  written_home: share(load.written_home, days, index),
  home_total: share(load.home_total, days, index),
  optional: share(load.optional, days, index),
})

/** An even split: the load of each of `days` days; they add up to the whole. */
export const spreadOverDays = ({ base, raise, extend }: TierLoad, days: number): TierLoad[] =>
  Array.from({ length: days }, (_, index) => ({
    base: shareOf(base, days, index),
    raise: shareOf(raise, days, index),
    extend: shareOf(extend, days, index),
  }))

const blocksOf = (part: LoadPart): readonly LoadBlock[] => ('pick' in part ? part.blocks : [part])

const hasDays = (part: LoadPart): boolean => blocksOf(part).some(({ daily }) => daily != null)

/** Days that the longest project of a homework needs; 1 where there is none. */
export const daysNeeded = (parts: readonly LoadPart[]): number =>
  Math.max(1, ...parts.flatMap(blocksOf).map(({ daily }) => daily?.length ?? 1))

/** What of a block is done on one of `days` days: a project's own minutes of that day, of all else an even share. */
function blockOnDay(block: LoadBlock, days: number, index: number): LoadBlock {
  const { daily, tier_minutes, ...rest } = block
  if (daily != null) return { ...rest, minutes: daily[index] ?? 0 }
  const minutes = share(block.minutes, days, index)
  if (tier_minutes == null) return { ...rest, minutes }
  const ofTier = (tier: Tier) => share(tier_minutes[tier], days, index)
  return { ...rest, minutes, tier_minutes: { base: ofTier('base'), raise: ofTier('raise'), extend: ofTier('extend') } }
}

const partOnDay = (part: LoadPart, days: number, index: number): LoadPart =>
  'pick' in part
    ? { ...part, blocks: part.blocks.map((block) => blockOnDay(block, days, index)) }
    : blockOnDay(part, days, index)

/** A homework as it is done on one of `days` days; as it is where there is but one. */
export function tasksOnDay(tasks: Tasks, days: number, index: number): Tasks {
  return days === 1 ? tasks : { ...tasks, parts: tasks.parts.map((part) => partOnDay(part, days, index)) }
}

/** What one way through a homework asks on each of `days` days. */
function daysOfPath(parts: readonly LoadPart[], path: Path, days: number): TierMinutes[] {
  const projects = parts.filter(hasDays)
  const rest = loadOfPath(
    parts.filter((part) => !hasDays(part)),
    path,
  )
  return Array.from({ length: days }, (_, index) => {
    const ofDay = projects.map((part) => partOnDay(part, days, index))
    return combineMinutes(shareOf(rest, days, index), loadOfPath(ofDay, path))
  })
}

/**
 * A long task is charged day by day (DESIGN 4.2): the load of each of `days` days. A project charges the minutes it
 * names for each of its days; everything else is split evenly. Where a choice holds a project, each day is charged what
 * the largest choice of that day costs: never less than any choice needs.
 */
export function loadByDay({ parts, groups }: Tasks, days: number): TierLoad[] {
  const paths = pathsOf(groups).map((path) => daysOfPath(parts, path, days))
  return Array.from({ length: days }, (_, index) =>
    byTier(
      groups,
      paths.flatMap((ofPath) => ofPath[index] ?? []),
    ),
  )
}

/** What a group of sub-items costs each tier: reading for all, and of the sub-items those of the tier and below. */
export function groupMinutes(
  reading: number,
  subItems: readonly { readonly minutes: number; readonly tier: Tier }[],
): Readonly<Record<Tier, number>> {
  const upTo = (tier: Tier) => {
    const own = subItems.filter((each) => tiers.indexOf(each.tier) <= tiers.indexOf(tier))
    return own.length === 0 ? 0 : own.reduce((sum, { minutes }) => sum + minutes, reading)
  }
  return { base: upTo('base'), raise: upTo('raise'), extend: upTo('extend') }
}

/** One movement of an exercise: sets of so many repetitions or seconds, with a rest between. */
export interface Drill {
  readonly name: string
  readonly sets: number
  readonly amount: number
  readonly unit: 'times' | 'seconds'
  /** How long one set takes, in seconds. */
  readonly set_seconds: number
  /** Rest after each set but the last, in seconds. */
  readonly rest_seconds: number
}

/** Whole minutes of an exercise. Between two movements one rests as between two sets. */
export function exerciseMinutes(drills: readonly Drill[]): number {
  const seconds = drills.reduce(
    (sum, { sets, set_seconds, rest_seconds }) => sum + sets * (set_seconds + rest_seconds),
    0,
  )
  return Math.ceil(Math.max(0, seconds - (drills.at(-1)?.rest_seconds ?? 0)) / 60)
}
