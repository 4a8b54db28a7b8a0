import { createHash } from 'node:crypto'

/** The id that `made.id` of the filling SQL gives: in the order of the numbers, as ids made over time are. */
export function madeId(kind: string, n: number): string {
  const time = (1_732_500_000_000 + n * 157).toString(16).padStart(12, '0')
  const hash = createHash('md5').update(`${kind}${n}`).digest('hex')
  const hex = `${time}7${hash.slice(0, 3)}a${hash.slice(3, 18)}`
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}

/** Ids of so many rows from a number on. */
export const madeIds = (kind: string, from: number, count: number): string[] =>
  Array.from({ length: count }, (_, index) => madeId(kind, from + index))
