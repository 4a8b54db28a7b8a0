/** `3:20` of 200 seconds. */
export const toClock = (seconds: number): string =>
  `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`

/** Seconds of `3:20`, `3：20`, `3'20` or of bare minutes; null when it is none of these. Full-width digits are digits. */
export function readClock(text: string): number | null {
  const plain = text.normalize('NFKC').trim()
  const [, minutes, seconds = '0'] = /^(\d{1,3})(?:\s*[:'′分]\s*(\d{1,2})?\s*(?:秒|"|″)?)?$/.exec(plain) ?? []
  if (minutes === undefined || Number(seconds) > 59) return null
  const all = Number(minutes) * 60 + Number(seconds)
  return all >= 1 && all <= 36_000 ? all : null
}
