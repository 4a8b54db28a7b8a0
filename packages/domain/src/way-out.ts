import { excesses, type Limits } from './limits.ts'
import { type DayLoads, dayFigure, type LoadBlock, type LoadPart, loadOf, type Tasks, withSubject } from './load.ts'
import { isGiven } from './paths.ts'

const blocksOf = (parts: readonly LoadPart[]): LoadBlock[] =>
  parts.flatMap((part) => ('pick' in part ? part.blocks : [part]))

function without({ parts, groups }: Tasks, dropped: readonly LoadBlock[]): Tasks {
  const ids = new Set(dropped.map(({ id }) => id))
  const kept = parts.flatMap((part): LoadPart[] => {
    if (!('pick' in part)) return ids.has(part.id) ? [] : [part]
    const blocks = part.blocks.filter((block) => !ids.has(block.id))
    return blocks.length === 0 ? [] : [{ pick: Math.min(part.pick, blocks.length), blocks }]
  })
  return { parts: kept, groups }
}

export interface Day {
  readonly loads: DayLoads
  readonly limits: Limits
}

/** Does a homework of `subject` fit on the day? */
export function fits(tasks: Tasks, subject: string, { loads, limits }: Day): boolean {
  return excesses(dayFigure(loads), dayFigure(withSubject(loads, subject, loadOf(tasks))), limits).length === 0
}

/** Blocks whose minutes pupils must give. */
const candidatesOf = ({ parts, groups }: Tasks) =>
  blocksOf(parts).filter((block) => block.required && block.minutes > 0 && isGiven(groups, block))

const minutesOfAll = (blocks: readonly LoadBlock[]) => blocks.reduce((sum, block) => sum + block.minutes, 0)

/** All sets of `size` of the blocks, lazily. */
function* setsOf(blocks: readonly LoadBlock[], size: number, from = 0): Generator<LoadBlock[]> {
  if (size === 0) {
    yield []
    return
  }
  for (let index = from; index <= blocks.length - size; index++) {
    const block = blocks[index]
    if (block === undefined) return
    for (const rest of setsOf(blocks, size - 1, index + 1)) yield [block, ...rest]
  }
}

/** Beyond this many candidate sets the greedy answer is given instead of the smallest one. */
const SETS_TRIED = 20_000

function greedy(tasks: Tasks, subject: string, day: Day): LoadBlock[] | null {
  const dropped: LoadBlock[] = []
  const candidates = candidatesOf(tasks).sort((a, b) => b.minutes - a.minutes)
  for (const block of candidates) {
    dropped.push(block)
    if (fits(without(tasks, dropped), subject, day)) return dropped
  }
  return null
}

/**
 * Which required blocks to drop (or make optional) so that the rest fits: as few blocks as possible,
 * then as few minutes as possible. Empty when it fits already; null when even nothing would not fit.
 */
export function blocksToDrop(tasks: Tasks, subject: string, day: Day): readonly string[] | null {
  if (fits(tasks, subject, day)) return []
  const candidates = candidatesOf(tasks)
  let tried = 0
  for (let size = 1; size <= candidates.length; size++) {
    let best: LoadBlock[] | null = null
    for (const set of setsOf(candidates, size)) {
      if (++tried > SETS_TRIED) return (best ?? greedy(tasks, subject, day))?.map(({ id }) => id) ?? null
      const lighter = best === null || minutesOfAll(set) < minutesOfAll(best)
      if (lighter && fits(without(tasks, set), subject, day)) best = set
    }
    if (best !== null) return best.map(({ id }) => id)
  }
  return null
}
