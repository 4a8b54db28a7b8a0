import type { Range } from './media.queries.ts'

/** The one range a player asks for; null for the whole file, `outside` when the file has no such bytes. */
export function readRange(header: string | undefined, size: number): Range | null | 'outside' {
  const [, from = '', to = ''] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header ?? '') ?? []
  if (from === '' && to === '') return null
  const last = size - 1
  // `-n` means the last n bytes.
  const range =
    from === ''
      ? { from: Math.max(0, size - Number(to)), to: last }
      : { from: Number(from), to: to === '' ? last : Math.min(last, Number(to)) }
  return range.from > last || range.to < range.from ? 'outside' : range
}
