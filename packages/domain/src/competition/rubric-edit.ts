import type { Criterion, MarkBand, Rubric } from './rubric.ts'

/** As the person names it; all else of a new part is proposed. */
interface Naming {
  readonly name: string
}

const toStep = (value: number, step: number): number => Math.round(value / step) * step
const between = (value: number, low: number, high: number): number => Math.min(high, Math.max(low, value))

/** One band below the other without gap; each ends where it ended before, in proportion, as far as there is room. */
function fitBands(bands: readonly MarkBand[], points: number, before: number, step: number): MarkBand[] {
  const room = Math.max(0, Math.floor(points / step) + 1)
  const kept = bands.slice(0, room)
  const fitted: MarkBand[] = []
  let from = points
  for (const [index, { name, to }] of kept.entries()) {
    const below = (kept.length - 1 - index) * step
    const end = between(toStep(before > 0 ? (to / before) * points : to, step), below, from)
    fitted.push({ name, from, to: end })
    from = end - step
  }
  return fitted
}

/** Other full points: the bands keep their names and their shares. */
export const withPoints = (criterion: Criterion, points: number, step: number): Criterion => ({
  ...criterion,
  points,
  bands: fitBands(criterion.bands, points, criterion.points, step),
})

/** A band that ends at another mark: the one below begins there, and those further down make room. */
export function withBandEnd(criterion: Criterion, index: number, to: number, step: number): Criterion {
  const bands = criterion.bands.map((band, at) => (at === index ? { ...band, to } : band))
  return { ...criterion, bands: fitBands(bands, criterion.points, criterion.points, step) }
}

/** One more level below the others; the lowest makes room for it when it reaches down to zero. */
export function withBand(criterion: Criterion, { name }: Naming, step: number): Criterion {
  const { bands, points } = criterion
  const last = bands.at(-1)
  const split =
    last === undefined || last.to > 0
      ? bands
      : [...bands.slice(0, -1), { ...last, to: toStep((last.from + last.to) / 2, step) }]
  const full = bands.length > points / step
  return full
    ? criterion
    : { ...criterion, bands: fitBands([...split, { name, from: 0, to: 0 }], points, points, step) }
}

/** Without one band the one below begins where it began. */
export const withoutBand = (criterion: Criterion, index: number, step: number): Criterion => ({
  ...criterion,
  bands: fitBands(
    criterion.bands.filter((_, at) => at !== index),
    criterion.points,
    criterion.points,
    step,
  ),
})

/** Marks of another fineness: bands meet at it. */
export const withStep = (rubric: Rubric, step: Rubric['step']): Rubric => ({
  ...rubric,
  step,
  criteria: rubric.criteria.map((criterion) => withPoints(criterion, toStep(criterion.points, step), step)),
})

/** A code that no part of the rubric has: marks are kept under it, so it never changes. */
function freeCode({ criteria, requirements }: Rubric, letter: string): string {
  const taken = new Set([...criteria, ...requirements].map(({ code }) => code))
  let number = 1
  while (taken.has(`${letter}${number}`)) number++
  return `${letter}${number}`
}

export const sumOfPoints = ({ criteria }: Rubric): number => criteria.reduce((sum, { points }) => sum + points, 0)

/** With the points that are still missing to the whole. */
export const withCriterion = (rubric: Rubric, { name }: Naming): Rubric => ({
  ...rubric,
  criteria: [
    ...rubric.criteria,
    {
      code: freeCode(rubric, 'c'),
      name,
      points: Math.max(rubric.total - sumOfPoints(rubric), 5),
      bands: [],
      guidance: '',
    },
  ],
})

export const withRequirement = (rubric: Rubric, { name }: Naming): Rubric => ({
  ...rubric,
  requirements: [...rubric.requirements, { code: freeCode(rubric, 'r'), text: name }],
})

/** One place up (-1) or down (1); at the end nothing moves. */
export function moved<T>(list: readonly T[], index: number, by: -1 | 1): T[] {
  const [one, other] = [list[index], list[index + by]]
  if (one === undefined || other === undefined) return [...list]
  return list.map((each, at) => (at === index ? other : at === index + by ? one : each))
}
