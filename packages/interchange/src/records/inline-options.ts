import { cleanText } from '../text/clean.ts'
import type { RecordOption } from './read-record.ts'

/** A stem and the options that stood at its end. */
export interface SplitStem {
  readonly stem: string
  readonly options: readonly RecordOption[]
}

/** A letter that begins an option: not inside a word or formula, with its mark. */
const marker = /(?<![A-Za-z\d\\{$(（])([A-H])\s?[.．、:：]/g
const label = /(?:选项|options?)\s*[:：]?\s*$/i
const MOST_LENGTH = 400

interface Mark {
  readonly letter: string
  readonly start: number
  readonly end: number
}

/** The last A that is followed by B, C … in order to the end of the text, each once. */
function lastSeries(text: string): Mark[] {
  const marks = [...text.matchAll(marker)].map(
    ({ 0: whole, 1: letter = '', index }): Mark => ({ letter, start: index, end: index + whole.length }),
  )
  const first = marks.findLastIndex(({ letter }) => letter === 'A')
  const series = first === -1 ? [] : marks.slice(first)
  const isInOrder = series.every(({ letter }, index) => letter === String.fromCharCode(65 + index))
  return isInOrder ? series : []
}

/**
 * Options that stand inside a stem, with or without line breaks: `… 选项: A. 1 B. 2 C. 3`. Null where they cannot be told
 * from the text with certainty; they then stay in it.
 */
export function splitInlineOptions(source: string): SplitStem | null {
  const text = cleanText(source)
  const series = lastSeries(text)
  const [first] = series
  if (first === undefined || series.length < 3) return null
  const options = series.map(({ letter, end }, index) => ({
    key: letter,
    content: text.slice(end, series[index + 1]?.start).trim(),
  }))
  const stem = text.slice(0, first.start).trimEnd().replace(label, '').trimEnd()
  const isSound = options.every(
    ({ content }) => content !== '' && content.length <= MOST_LENGTH && !/\n\s*\n/.test(content),
  )
  return stem !== '' && isSound ? { stem, options } : null
}
