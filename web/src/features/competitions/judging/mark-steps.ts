import { allowedMarks, type Criterion } from '@lightwork/domain'

/** 15–13 / 12–10 / 9–7 */
export const rangesOf = (criterion: Criterion): string =>
  allowedMarks(criterion)
    .map(({ from, to }) => (from === to ? String(from) : `${from}–${to}`))
    .join(' / ')

/** Every mark that may be given, lowest first. */
export function marksOf(criterion: Criterion, step: number): number[] {
  const marks = allowedMarks(criterion).flatMap(({ from, to }) =>
    Array.from({ length: Math.round((from - to) / step) + 1 }, (_, index) => to + index * step),
  )
  return marks.sort((a, b) => a - b)
}

/** The allowed mark one above or below; from nothing, down begins with the full points and up with the lowest. */
export function stepMark(
  criterion: Criterion,
  step: number,
  { from, by }: { from: number | undefined; by: 1 | -1 },
): number {
  const marks = marksOf(criterion, step)
  const [lowest = 0, highest = 0] = [marks[0], marks.at(-1)]
  if (from === undefined) return by === 1 ? lowest : highest
  if (by === 1) return marks.find((mark) => mark > from) ?? highest
  return marks.findLast((mark) => mark < from) ?? lowest
}
