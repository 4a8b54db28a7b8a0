/** One judge and one entry that belong together: by assignment or by a sheet. */
export interface Pair {
  readonly entry_id: string
  readonly judge_id: string
}

export interface Components {
  /** 0, 1, 2 …, numbered as they first appear among the pairs. */
  readonly ofEntry: ReadonlyMap<string, number>
  readonly ofJudge: ReadonlyMap<string, number>
  readonly count: number
}

/**
 * Which judges can be compared: two that share an entry, or are linked by a chain of such. Judges of different
 * components have nothing in common, and no arithmetic can tell a severe judge from a weak entry across them.
 */
export function componentsOf(pairs: readonly Pair[]): Components {
  const neighbours = new Map<string, string[]>()
  const link = (from: string, to: string) => {
    const known = neighbours.get(from)
    if (known === undefined) neighbours.set(from, [to])
    else known.push(to)
  }
  for (const { entry_id, judge_id } of pairs) {
    link(`e${entry_id}`, `j${judge_id}`)
    link(`j${judge_id}`, `e${entry_id}`)
  }
  const found = new Map<string, number>()
  let count = 0
  for (const start of neighbours.keys()) {
    if (found.has(start)) continue
    const open = [start]
    found.set(start, count)
    for (let node = open.pop(); node !== undefined; node = open.pop()) {
      for (const next of neighbours.get(node) ?? []) {
        if (found.has(next)) continue
        found.set(next, count)
        open.push(next)
      }
    }
    count += 1
  }
  const of = (mark: string) =>
    new Map([...found].filter(([key]) => key.startsWith(mark)).map(([key, index]) => [key.slice(1), index]))
  return { ofEntry: of('e'), ofJudge: of('j'), count }
}
