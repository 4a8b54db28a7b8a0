import type { TierNames } from './tier-names.ts'
import { type Tier, tiers } from './vocabulary.ts'

/** 分组: the task tiers that one group of pupils gets. Called 甲组, 乙组 …; never after a pupil. */
export interface TaskGroup {
  readonly name: string
  readonly tiers: readonly Tier[]
}

/** How a homework reaches its pupils; null: each tier is a way of its own. */
export type TaskGroups = readonly TaskGroup[] | null

export const GROUPS_LEAST = 2
export const GROUPS_MOST = 4
export const GROUP_NAME_LIMIT = 10

/** Codes of the ways through a homework: of its tiers, or of its groups in their order. */
export const pathCodes = [...tiers, 'group_1', 'group_2', 'group_3', 'group_4'] as const
export type PathCode = (typeof pathCodes)[number]

/** One way through a homework: what a pupil gets. */
export interface Path {
  readonly code: PathCode
  /** The group's own name; null: it is a tier and is called as the school calls it. */
  readonly name: string | null
  readonly tiers: readonly Tier[]
}

const groupCode = (index: number): PathCode => pathCodes[tiers.length + index] ?? 'group_4'

const tierPaths: readonly Path[] = tiers.map((tier) => ({ code: tier, name: null, tiers: [tier] }))

/** The ways through a homework, in order. */
export const pathsOf = (groups: TaskGroups): readonly Path[] =>
  groups === null
    ? tierPaths
    : groups.map(({ name, tiers: own }, index) => ({ code: groupCode(index), name, tiers: own }))

/** What teachers call a way through a homework: a group by its own name, a tier as the school does. */
export const pathName = ({ name, tiers: [tier = 'base'] }: Path, names: TierNames): string => name ?? names[tier]

/** Tiers of a piece of work that a path has; none: it is not on the path. */
export const tiersOn = ({ tiers: own }: Pick<Path, 'tiers'>, work: { readonly tiers: readonly Tier[] }): Tier[] =>
  tiers.filter((tier) => own.includes(tier) && work.tiers.includes(tier))

export const isOn = (path: Pick<Path, 'tiers'>, work: { readonly tiers: readonly Tier[] }): boolean =>
  tiersOn(path, work).length > 0

/** Does any pupil get it? With groups there may be work that none has. */
export const isGiven = (groups: TaskGroups, work: { readonly tiers: readonly Tier[] }): boolean =>
  pathsOf(groups).some((path) => isOn(path, work))

/** Two to four groups, told apart by their names, each with work to do. */
export function areTaskGroups(groups: readonly TaskGroup[]): boolean {
  const names = groups.map(({ name }) => name.trim())
  return (
    groups.length >= GROUPS_LEAST &&
    groups.length <= GROUPS_MOST &&
    new Set(names).size === names.length &&
    names.every((name) => name !== '' && name.length <= GROUP_NAME_LIMIT) &&
    groups.every(({ tiers: own }) => own.length > 0 && new Set(own).size === own.length)
  )
}

/** Tells sheets of different paths apart without naming anybody's tier or group: 1, 2, 3 … */
export const pathNumber = (path: Path, paths: readonly Path[]): number =>
  paths.findIndex(({ code }) => code === path.code) + 1

/** The same on paper: one dot for the first, two, three … */
export const pathDots = (path: Path, paths: readonly Path[]): string => '●'.repeat(pathNumber(path, paths))
