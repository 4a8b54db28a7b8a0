import { readAloud } from '@lightwork/server/src/search/tokens/pinyin.ts'

/** What a question is like; figures are reported by kind. */
export const kinds = [
  'one character',
  'two characters',
  'inner word',
  'long phrase',
  'two words',
  'pinyin',
  'initials',
  'formula',
  'letters and digits',
  'broad',
  'empty',
] as const
export type Kind = (typeof kinds)[number]

export interface SearchedText {
  readonly kind: Kind
  readonly text: string
}

/** A small generator of its own (mulberry32), so that every run asks the same. */
export function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

const broad = [
  '的',
  '一',
  '是',
  '下列',
  '多少',
  '以下',
  '正确',
  '不',
  '人',
  '春风',
  '明月',
  '一个',
  '计算',
  '每',
  '平均',
  'the',
]
const typed = [
  'x^2',
  '1/2',
  '2/3',
  '√2',
  'x+1',
  '3x',
  'a^2+b^2',
  '\\frac{1}{2}',
  '90°',
  '≥',
  '×',
  'π',
  '△ABC',
  'cm^2',
  '2^3',
]

/** Realistic questions cut out of the texts themselves, so that most of them have answers at every size of the bank. */
export function searchedTexts(stems: readonly string[]): SearchedText[] {
  const random = seeded(20_261_125)
  const pick = <T>(from: readonly T[]): T | undefined => from[Math.floor(random() * from.length)]
  const runs = stems.flatMap((stem) => stem.match(/\p{Script=Han}{2,}/gu) ?? [])
  const cut = (length: number): string => {
    for (;;) {
      const characters = [...(pick(runs) ?? '')]
      if (characters.length < length) continue
      const from = Math.floor(random() * (characters.length - length + 1))
      return characters.slice(from, from + length).join('')
    }
  }
  const sounds = (length: number): string[] => {
    for (;;) {
      const read = readAloud(pick(stems) ?? '', length)
      if (read.length >= length && !read.slice(0, length).includes(null)) return read.slice(0, length) as string[]
    }
  }
  const formulas = stems.flatMap((stem) => stem.match(/\$[^$]{3,24}\$/g) ?? [])
  const words = stems.flatMap((stem) => stem.match(/[A-Za-z]{4,}|\d{2,4}/g) ?? [])
  const many = (kind: Kind, count: number, make: () => string): SearchedText[] =>
    Array.from({ length: count }, () => ({ kind, text: make() }))
  return [
    ...many('one character', 40, () => cut(1)),
    ...many('two characters', 120, () => cut(2)),
    ...many('inner word', 60, () => cut(3 + Math.floor(random() * 2))),
    ...many('long phrase', 40, () => cut(6 + Math.floor(random() * 5))),
    ...many('two words', 40, () => `${cut(2)} ${cut(2)}`),
    ...many('pinyin', 30, () => sounds(2 + Math.floor(random() * 2)).join('')),
    ...many('initials', 20, () =>
      sounds(3)
        .map((sound) => sound[0])
        .join(''),
    ),
    ...many('formula', 20, () => (pick(formulas) ?? '').replaceAll('$', '')),
    ...typed.map((text): SearchedText => ({ kind: 'formula', text })),
    ...many('letters and digits', 20, () => pick(words) ?? ''),
    ...broad.map((text): SearchedText => ({ kind: 'broad', text })),
    ...many('empty', 8, () => ''),
  ]
}
