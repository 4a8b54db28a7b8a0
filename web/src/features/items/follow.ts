import type { DocumentNode } from '@lightwork/content'

type Nodes = readonly DocumentNode[]

function sharedStart(a: readonly string[], b: readonly string[]): number {
  let count = 0
  while (count < Math.min(a.length, b.length) && a[count] === b[count]) count++
  return count
}

/** Where each thing stands after a change, seen from what did not change above and below it. */
function byNeighbours(before: readonly string[], after: readonly string[]) {
  const start = sharedStart(before, after)
  const end = sharedStart(before.slice(start).reverse(), after.slice(start).reverse())
  const changed = after.length - start - end
  return (position: number): number | undefined => {
    if (position < start) return position
    if (position >= before.length - end) return position + after.length - before.length
    return changed === 0 ? undefined : start + Math.min(position - start, changed - 1)
  }
}

const once = (texts: readonly string[], text: string | undefined) => texts.filter((each) => each === text).length === 1

/**
 * Follows things of a list through a change of it, so that what is right stays with its thing: one that says the same
 * is the same wherever it went (moved, moved back by undo), one that was typed in stays in its place, one that is gone
 * is gone.
 */
export function follow(before: Nodes, after: Nodes): (position: number) => number | undefined {
  const [old, now] = [before.map((node) => JSON.stringify(node)), after.map((node) => JSON.stringify(node))]
  const same = old.map((text) => (once(old, text) && once(now, text) ? now.indexOf(text) : undefined))
  const taken = new Set(same)
  const lostBefore = old.flatMap((_, position) => (same[position] === undefined ? [position] : []))
  const lostAfter = now.flatMap((_, position) => (taken.has(position) ? [] : [position]))
  const guess = byNeighbours(old, now)
  return (position) => {
    const found = same[position]
    if (found !== undefined || position >= old.length) return found
    if (lostBefore.length === lostAfter.length) return lostAfter[lostBefore.indexOf(position)]
    const near = guess(position)
    return near === undefined || taken.has(near) ? undefined : near
  }
}
