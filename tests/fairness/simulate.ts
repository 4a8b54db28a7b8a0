import { assignJudges, type JudgeToAssign, type Random, seededRandom } from '@lightwork/assembly'
import type { GivenScore } from '@lightwork/domain'

export const manners = ['fair', 'severe', 'lenient', 'erratic', 'colluding'] as const
export type Manner = (typeof manners)[number]

/** A competition whose truth is known. Points of a rubric from 40 to 100. */
export interface Simulated {
  readonly quality: ReadonlyMap<string, number>
  readonly campOf: ReadonlyMap<string, string>
  readonly mannerOf: ReadonlyMap<string, Manner>
  /** The school that the colluding judges favour. */
  readonly favoured: string
  readonly scores: readonly GivenScore[]
}

export interface Setting {
  /** One judge of each of these manners, two of `colluding`; all others are fair. */
  readonly bad: readonly Exclude<Manner, 'fair'>[]
  readonly perEntry: number
}

export const LOWEST = 40
export const HIGHEST = 100
const SCHOOLS = 8

/** Normally distributed with mean 0 and deviation 1 (Box–Muller). */
const normal = (random: Random): number => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())

const between = (random: Random, from: number, to: number): number => from + (to - from) * random()
const whole = (random: Random, from: number, to: number): number => Math.floor(between(random, from, to + 1))

interface Judge {
  readonly manner: Manner
  readonly leniency: number
  readonly noise: number
  /** How far apart the judge holds good and weak: fair judges differ in this too, though the model does not know it. */
  readonly scale: number
  readonly favour: number
}

function drawJudge(manner: Manner, random: Random): Judge {
  const usual = {
    manner,
    leniency: 2 * normal(random),
    noise: 3 * Math.exp(0.2 * normal(random)),
    scale: Math.exp(0.15 * normal(random)),
    favour: 0,
  }
  if (manner === 'severe') return { ...usual, leniency: -between(random, 7, 12) }
  if (manner === 'lenient') return { ...usual, leniency: between(random, 7, 12) }
  if (manner === 'erratic') return { ...usual, noise: between(random, 9, 12) }
  if (manner === 'colluding') return { ...usual, favour: between(random, 8, 14) }
  return usual
}

/** 40 to 90 entries of 8 schools, 12 to 18 judges who are assigned as the product assigns them. */
export async function simulate(seed: string, { bad, perEntry }: Setting): Promise<Simulated> {
  const random = seededRandom(seed)
  const favoured = 's0'
  const entries = Array.from({ length: whole(random, 40, 90) }, (_, index) => ({
    entry_id: `e${index}`,
    group_id: 'g',
    school_id: `s${whole(random, 0, SCHOOLS - 1)}`,
    author_ids: [],
  }))
  const wanted = bad.flatMap((manner): Manner[] => (manner === 'colluding' ? [manner, manner] : [manner]))
  const judges = Array.from({ length: whole(random, 12, 18) }, (_, index) => drawJudge(wanted[index] ?? 'fair', random))
  const people = judges.map(
    ({ manner }, index): JudgeToAssign => ({
      judge_id: `j${index}`,
      group_ids: ['g'],
      expertise: whole(random, 0, 2),
      most: null,
      school_ids: [manner === 'colluding' ? 's1' : `s${whole(random, 0, SCHOOLS - 1)}`],
      conflicts: [],
    }),
  )
  const { pairs } = await assignJudges({ entries, judges: people, perEntry, seed })
  const quality = new Map(entries.map(({ entry_id }) => [entry_id, 75 + 6.5 * normal(random)]))
  const campOf = new Map(entries.map(({ entry_id, school_id }) => [entry_id, school_id]))
  const mannerOf = new Map(judges.map(({ manner }, index) => [`j${index}`, manner]))
  const scores = pairs.map(({ entry_id, judge_id }): GivenScore => {
    const judge = judges[Number(judge_id.slice(1))]
    if (judge === undefined) throw new Error('a pair names a judge of the competition')
    const favour = campOf.get(entry_id) === favoured ? judge.favour : 0
    const above = ((quality.get(entry_id) ?? 75) - 75) * judge.scale
    const score = Math.round(75 + above + judge.leniency + favour + judge.noise * normal(random))
    return { entry_id, judge_id, score: Math.min(HIGHEST, Math.max(LOWEST, score)) }
  })
  return { quality, campOf, mannerOf, favoured, scores }
}

/** Kendall's tau-b of two scores of the same entries. */
export function kendallTau(truth: ReadonlyMap<string, number>, found: ReadonlyMap<string, number>): number {
  const pairs = [...truth].map(([id, value]) => [value, found.get(id) ?? 0] as const)
  let [agree, tiedTrue, tiedFound, all] = [0, 0, 0, 0]
  for (const [index, [x, y]] of pairs.entries()) {
    for (const [otherX, otherY] of pairs.slice(index + 1)) {
      all += 1
      agree += Math.sign(x - otherX) * Math.sign(y - otherY)
      if (x === otherX) tiedTrue += 1
      if (y === otherY) tiedFound += 1
    }
  }
  return agree / Math.sqrt((all - tiedTrue) * (all - tiedFound))
}

/** Share of the truly best tenth that stand in the best tenth found. */
export function bestTenth(truth: ReadonlyMap<string, number>, found: ReadonlyMap<string, number>): number {
  const best = (of: ReadonlyMap<string, number>) =>
    [...of]
      .sort(([, a], [, b]) => b - a)
      .slice(0, Math.round(of.size / 10))
      .map(([id]) => id)
  const right = best(truth)
  const given = new Set(best(found))
  return right.filter((id) => given.has(id)).length / right.length
}
