import { nameForms, titles } from './name-forms.ts'
import { radicals } from './radicals.ts'

/** What tells judges who wrote a work. `chosen`: marked by its author. */
export const maskKinds = ['person', 'school', 'place', 'class', 'contact', 'honour', 'chosen'] as const
export type MaskKind = (typeof maskKinds)[number]

/** What stands in place of a masked word. No masked word can hold it, so none can arise from it. */
export const MASKED = '■■'

/** A word that judges do not read, wherever it stands; `on: false` with the author's reason leaves it readable. */
export interface Mask {
  readonly text: string
  readonly kind: MaskKind
  readonly on: boolean
  readonly reason: string
}

/** Names of the county that could stand in a work. */
export interface NameList {
  /** Of the authors themselves and their school's people: masked wherever they stand. */
  readonly ownPeople: readonly string[]
  /** Of everybody else: masked when three characters long, or where a title follows. */
  readonly people: readonly string[]
  /** Full names of schools, the training school and the bureau. */
  readonly organisations: readonly string[]
  /** The school it is entered for: its short name is masked alone too. */
  readonly ownSchool: string
}

interface Folded {
  readonly text: string
  /** Where each character of `text` begins and ends in the original. */
  readonly from: readonly number[]
  readonly to: readonly number[]
}

/** Spaces and signs that an eye skips: 张 三 is 张三. */
const skipped = /[\s\p{Cf}\p{Mn}·•・|_*~`]/u

/** The text as names are compared: width and case levelled, spaces left out. */
function fold(original: string): Folded {
  let text = ''
  const from: number[] = []
  const to: number[] = []
  let at = 0
  for (const character of original) {
    const end = at + character.length
    if (!skipped.test(character))
      for (const levelled of character.normalize('NFKC').toLowerCase()) {
        if (skipped.test(levelled)) continue
        const unit = radicals.get(levelled) ?? levelled
        text += unit
        for (let index = 0; index < unit.length; index += 1) {
          from.push(at)
          to.push(end)
        }
      }
    at = end
  }
  return { text, from, to }
}

/** A word as it is compared; equal ones are one mask. */
export const maskKey = (word: string): string => fold(word).text

const MOST_LENGTH = 100
/** May a word be masked? One character alone would hole the whole text. */
export const isMaskable = (word: string): boolean => {
  const key = maskKey(word)
  return [...key].length >= 2 && word.length <= MOST_LENGTH && !key.includes('■') && /[\p{L}\p{N}]/u.test(key)
}

export interface Span {
  readonly start: number
  readonly end: number
}

function spansOf({ text, from, to }: Folded, word: string): Span[] {
  const spans: Span[] = []
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length))
    spans.push({ start: from[at] ?? 0, end: to[at + word.length - 1] ?? 0 })
  return spans
}

/** Overlapping and touching places as one. */
function joined(spans: readonly Span[]): Span[] {
  const result: Span[] = []
  for (const span of [...spans].sort((a, b) => a.start - b.start || b.end - a.end)) {
    const last = result.at(-1)
    if (last !== undefined && span.start < last.end)
      result[result.length - 1] = { start: last.start, end: Math.max(last.end, span.end) }
    else result.push(span)
  }
  return result
}

/** Where words stand in a text, however they are spaced; in order, none overlapping. */
export function placesOf(text: string, words: readonly string[]): Span[] {
  const folded = fold(text)
  return joined(words.flatMap((word) => spansOf(folded, maskKey(word))))
}

export function maskText(text: string, words: readonly string[]): string {
  let masked = ''
  let last = 0
  for (const { start, end } of placesOf(text, words)) {
    masked += text.slice(last, start) + MASKED
    last = end
  }
  return masked + text.slice(last)
}

/**
 * Masks a text that lies in pieces, as one line in several runs of letters does. The sign stands in the piece in which a
 * word begins; a piece that is all of it is left empty.
 */
export function maskPieces(pieces: readonly string[], words: readonly string[]): string[] {
  const spans = placesOf(pieces.join(''), words)
  let from = 0
  return pieces.map((piece) => {
    const begin = from
    from += piece.length
    let kept = ''
    let last = 0
    for (const { start, end } of spans) {
      if (end <= begin || start >= from) continue
      kept += piece.slice(last, Math.max(0, start - begin)) + (start >= begin ? MASKED : '')
      last = Math.min(piece.length, end - begin)
    }
    return kept + piece.slice(last)
  })
}

export const holdsAny = (text: string, words: readonly string[]): boolean => placesOf(text, words).length > 0

/** Words that are part of many names of schools and say nothing by themselves. */
const common = new Set(
  '实验 中心 第一 第二 第三 第四 第五 希望 育才 育英 育红 光明 新华 和平 人民 城关 城东 城西 城南 城北 南关 北关 东关 西关 特殊教育 九年一贯制 教育 进修 教师进修 教师'.split(
    ' ',
  ),
)
const ending =
  /(?:九年一贯制|教师进修|特殊教育|职业|中心|初级|高级|完全|第?[一二三四五六七八九十\d]+|寄宿制|希望|实验)*(?:学校|小学|中学|初中|高中|幼儿园|完小|校|教育局|教育体育局)$/
const shortEndings = [
  '小学',
  '中学',
  '初中',
  '学校',
  '中心校',
  '中心小学',
  '中心学校',
  '完小',
  '实验小学',
  '实验中学',
  '一小',
  '二小',
  '一中',
  '二中',
  '镇',
  '乡',
  '村',
]

/** The proper part of a school's name: 东河 of 青山县东河镇中心小学; null where only common words are left. */
function stemOf(name: string): string | null {
  const stem = name
    .replace(/^.*(?:[省市县]|[^\s]{2}区)(?=.{2})/, '')
    .replace(ending, '')
    .replace(/[镇乡村]$/, '')
  return [...stem].length >= 2 && !common.has(stem) ? stem : null
}

const countyOf = (name: string): string | null => /^.{1,6}?[县市区旗]/.exec(name)?.[0] ?? null

interface Word {
  readonly text: string
  readonly kind: MaskKind
}

function schoolWords({ organisations, ownSchool }: NameList): Word[] {
  const words: Word[] = []
  for (const name of organisations) {
    const county = countyOf(name)
    const local = name.slice(county?.length ?? 0)
    words.push({ text: name, kind: 'school' })
    if (county !== null) words.push({ text: county, kind: 'place' })
    if (local.length >= 4) words.push({ text: local, kind: 'school' })
    const stem = stemOf(name)
    if (stem === null) continue
    words.push(
      ...shortEndings.map((end): Word => ({ text: stem + end, kind: /[镇乡村]$/.test(end) ? 'place' : 'school' })),
    )
    if (name === ownSchool) words.push({ text: stem, kind: 'place' })
  }
  return words
}

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

function personWords({ ownPeople, people }: NameList, text: string): Word[] {
  const plain = [...ownPeople, ...people.filter((name) => [...maskKey(name)].length >= 3)]
  const short = people.filter((name) => [...maskKey(name)].length === 2 && text.includes(maskKey(name)))
  const titled = short.filter((name) => new RegExp(`${escaped(maskKey(name))}${titles}`).test(text))
  return [...plain, ...titled].map((name): Word => ({ text: name, kind: 'person' }))
}

/** Stands between texts and in no word. */
const BETWEEN = '\u0001'

/** Words of the texts that tell who wrote them, each once, as first written. */
export function findNames(texts: readonly string[], names: NameList): Word[] {
  const original = texts.join(BETWEEN)
  const folded = fold(original)
  const found = new Map<string, Word>()
  const keep = (start: number, length: number, kind: MaskKind) => {
    const text = original.slice(folded.from[start], folded.to[start + length - 1])
    const key = maskKey(text)
    if (isMaskable(text) && !found.has(key)) found.set(key, { text, kind })
  }
  for (const { text: word, kind } of [...schoolWords(names), ...personWords(names, folded.text)]) {
    const key = maskKey(word)
    const at = isMaskable(word) ? folded.text.indexOf(key) : -1
    if (at >= 0) keep(at, key.length, kind)
  }
  for (const { kind, pattern } of nameForms)
    for (const match of folded.text.matchAll(pattern)) keep(match.index, match[0].length, kind)
  return [...found.values()]
}

/** What was found now, with what the author decided before; words of the author's own stay. */
export function mergeMasks(found: readonly Word[], decided: readonly Mask[]): Mask[] {
  const before = new Map(decided.map((mask) => [maskKey(mask.text), mask]))
  const now = new Set(found.map(({ text }) => maskKey(text)))
  return [
    ...found.map((word): Mask => before.get(maskKey(word.text)) ?? { ...word, on: true, reason: '' }),
    ...decided.filter((mask) => mask.kind === 'chosen' && !now.has(maskKey(mask.text))),
  ]
}

/** The words that judges do not read. */
export const maskedWords = (masks: readonly Mask[]): string[] => masks.filter(({ on }) => on).map(({ text }) => text)
