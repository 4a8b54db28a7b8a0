import { addDays } from '@lightwork/domain'

/** First and last day that a grid of the month of a day may show. */
export function monthAround(day: string): { from: string; to: string } {
  const first = `${day.slice(0, 7)}-01`
  const next = addDays(first, 31).slice(0, 7)
  return { from: first, to: addDays(`${next}-01`, -1) }
}
