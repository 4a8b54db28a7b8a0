import { type AssignRequest, assignJudges, repairAssignment, seededRandom } from '@lightwork/assembly'

const bars = { seconds: 5, gap: 1 } as const
const say = (line: string) => process.stdout.write(`${line}\n`)
const held: boolean[] = []
function check(holds: boolean, line: string): void {
  held.push(holds)
  say(`${line} ${holds ? 'ok' : 'NOT HELD'}`)
}

/** 400 entries of 25 schools, 60 judges of the same schools, every third with a declared conflict. */
function request(groups: number): AssignRequest {
  const random = seededRandom(`assignment ${groups}`)
  const school = () => `s${Math.floor(random() * 25)}`
  return {
    perEntry: 5,
    seed: 'bench',
    judges: Array.from({ length: 60 }, (_, index) => ({
      judge_id: `j${index}`,
      // Every fifth judge is competent in a second group.
      group_ids: [`g${index % groups}`, ...(index % 5 === 0 ? [`g${(index + 1) % groups}`] : [])],
      expertise: index % 3,
      most: null,
      school_ids: [school()],
      conflicts: index % 3 === 0 ? [{ kind: 'coached' as const, school_id: school(), account_id: null }] : [],
    })),
    entries: Array.from({ length: 400 }, (_, index) => ({
      entry_id: `e${index}`,
      group_id: `g${index % groups}`,
      school_id: school(),
      author_ids: [`a${index}`],
    })),
  }
}

async function timed<T>(work: () => Promise<T>): Promise<{ readonly value: T; readonly seconds: number }> {
  const before = process.cpuUsage()
  const value = await work()
  const { user, system } = process.cpuUsage(before)
  return { value, seconds: (user + system) / 1e6 }
}

const gapOf = (loads: ReadonlyMap<string, number>): number => Math.max(...loads.values()) - Math.min(...loads.values())

for (const groups of [1, 4]) {
  const asked = request(groups)
  const { value: first, seconds } = await timed(() => assignJudges(asked))
  const experts = asked.entries.filter(({ entry_id }) =>
    first.pairs.some((pair) => pair.entry_id === entry_id && Number(pair.judge_id.slice(1)) % 3 === 2),
  ).length
  const islands = [...first.components.values()]
  say(
    `\n400 entries, 60 judges, 5 each, ${groups} group(s): ${first.pairs.length} pairs, an expert at ${experts} entries`,
  )
  check(first.outcome === 'complete' && first.pairs.length === 2000, 'every seat is taken')
  check(gapOf(first.loads) <= bars.gap, `loads differ by ${gapOf(first.loads)}`)
  check(
    islands.every((count) => count === 1),
    `islands of judges by group: ${islands.join(', ')}`,
  )
  check(seconds < bars.seconds, `${seconds.toFixed(2)} s of processor time`)

  const gone = 'j7'
  const random = seededRandom('finished')
  const standing = first.pairs.map((pair) => ({ ...pair, finished: random() < 0.3 }))
  const lost = standing.filter(({ judge_id, finished }) => judge_id === gone && !finished).length
  const rest = { ...asked, judges: asked.judges.filter(({ judge_id }) => judge_id !== gone) }
  const repaired = await timed(() => repairAssignment(rest, standing))
  const { added, removed, outcome, loads } = repaired.value
  check(
    outcome === 'complete' && added.length === lost,
    `a judge with ${lost} open sheets leaves: ${added.length} new pairs`,
  )
  check(removed.length === lost, `${removed.length} pairs taken away, loads then differ by ${gapOf(loads)}`)
  check(repaired.seconds < bars.seconds, `${repaired.seconds.toFixed(2)} s of processor time`)
}
process.exitCode = held.every(Boolean) ? 0 : 1
