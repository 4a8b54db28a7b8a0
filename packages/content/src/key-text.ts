import type { AnswerKey, SimpleKey } from '@lightwork/domain'

export interface TruthWords {
  readonly right: string
  readonly wrong: string
}

const letterOf = (position: number) => String.fromCharCode(65 + position)

const gapText = (gap: number | readonly string[]) => (typeof gap === 'number' ? letterOf(gap) : gap.join(' / '))

function simpleText(key: SimpleKey, { right, wrong }: TruthWords): string {
  if (key === null) return ''
  if (typeof key === 'boolean') return key ? right : wrong
  if ('pairs' in key) return key.pairs.map(([a, b]) => `${a + 1}—${letterOf(b)}`).join('　')
  if ('order' in key) return key.order.map(letterOf).join(' → ')
  if ('gaps' in key) return key.gaps.map((gap, index) => `${index + 1}. ${gapText(gap)}`).join('　')
  return key.map(letterOf).join(' ')
}

/** What is right in one line, by the letters and numbers with which the item is shown; empty where no key says it. */
export function keyText(key: AnswerKey, words: TruthWords): string {
  if (key === null || typeof key === 'boolean' || !('parts' in key)) return simpleText(key, words)
  const parts = key.parts.map((part, index) => ({ index, text: simpleText(part, words) }))
  return parts.flatMap(({ index, text }) => (text === '' ? [] : [`（${index + 1}）${text}`])).join('　')
}
