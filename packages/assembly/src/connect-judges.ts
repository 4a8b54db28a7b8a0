import { componentsOf, type Pair } from '@lightwork/domain'

/** A pair and the group that its entry belongs to; `fixed` ones are not exchanged. */
export interface GroupedPair extends Pair {
  readonly group_id: string
  readonly fixed: boolean
}

/**
 * Joins judges of a group who share no chain of entries, by letting two of them exchange an entry: loads and seats stay
 * as they are. `may` says whether a judge may score an entry. Where no exchange helps, the islands stay.
 */
export function connectGroup(pairs: readonly GroupedPair[], may: (pair: Pair) => boolean): readonly GroupedPair[] {
  let current = pairs
  let { count } = componentsOf(current)
  while (count > 1) {
    const better = joiningExchange(current, may, count)
    if (better === null) return current
    current = better
    count = componentsOf(current).count
  }
  return current
}

function joiningExchange(
  pairs: readonly GroupedPair[],
  may: (pair: Pair) => boolean,
  count: number,
): readonly GroupedPair[] | null {
  const islands = componentsOf(pairs)
  const islandOf = ({ judge_id }: Pair) => islands.ofJudge.get(judge_id)
  for (const [index, one] of pairs.entries()) {
    for (const other of pairs.slice(index + 1)) {
      if (one.fixed || other.fixed || islandOf(one) === islandOf(other)) continue
      const exchanged = [
        { ...one, judge_id: other.judge_id },
        { ...other, judge_id: one.judge_id },
      ]
      if (!exchanged.every(may)) continue
      const tried = [...pairs.filter((pair) => pair !== one && pair !== other), ...exchanged]
      if (componentsOf(tried).count < count) return tried
    }
  }
  return null
}
