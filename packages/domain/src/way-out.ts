import { excesses, type Limits } from './limits.ts'
import { type DayLoads, dayFigure, type LoadBlock, type LoadPart, loadOf, withSubject } from './load.ts'

const blocksOf = (parts: readonly LoadPart[]): LoadBlock[] =>
  parts.flatMap((part) => ('pick' in part ? part.blocks : [part]))

const without = (parts: readonly LoadPart[], dropped: ReadonlySet<string>): LoadPart[] =>
  parts.flatMap((part): LoadPart[] => {
    if (!('pick' in part)) return dropped.has(part.id) ? [] : [part]
    const blocks = part.blocks.filter((block) => !dropped.has(block.id))
    return blocks.length === 0 ? [] : [{ pick: Math.min(part.pick, blocks.length), blocks }]
  })

export interface Day {
  readonly loads: DayLoads
  readonly limits: Limits
}

/** Does a homework of `subject` made of `parts` fit on the day? */
export function fits(parts: readonly LoadPart[], subject: string, { loads, limits }: Day): boolean {
  return excesses(dayFigure(loads), dayFigure(withSubject(loads, subject, loadOf(parts))), limits).length === 0
}

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

function greedy(parts: readonly LoadPart[], subject: string, day: Day): LoadBlock[] | null {
  const dropped: LoadBlock[] = []
  const candidates = blocksOf(parts)
    .filter((block) => block.required && block.minutes > 0)
    .sort((a, b) => b.minutes - a.minutes)
  for (const block of candidates) {
    dropped.push(block)
    if (fits(without(parts, new Set(dropped.map(({ id }) => id))), subject, day)) return dropped
  }
  return null
}

/**
 * Which required blocks to drop (or make optional) so that the rest fits: as few blocks as possible,
 * then as few minutes as possible. Empty when it fits already; null when even nothing would not fit.
 */
export function blocksToDrop(parts: readonly LoadPart[], subject: string, day: Day): readonly string[] | null {
  if (fits(parts, subject, day)) return []
  const candidates = blocksOf(parts).filter((block) => block.required && block.minutes > 0)
  let tried = 0
  for (let size = 1; size <= candidates.length; size++) {
    let best: LoadBlock[] | null = null
    for (const set of setsOf(candidates, size)) {
      if (++tried > SETS_TRIED) return (best ?? greedy(parts, subject, day))?.map(({ id }) => id) ?? null
      const lighter = best === null || minutesOfAll(set) < minutesOfAll(best)
      if (lighter && fits(without(parts, new Set(set.map(({ id }) => id))), subject, day)) best = set
    }
    if (best !== null) return best.map(({ id }) => id)
  }
  return null
}
