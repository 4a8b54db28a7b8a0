import { fold } from './fold.ts'
import { canonical } from './formula.ts'
import { type Mark, scan } from './scan.ts'

/** A text as numbers that compare fast. */
export interface Tokens {
  readonly ids: Int32Array
  /** Hash of the text without any spaces: `T t` and `Tt` are two ways to write one thing. */
  readonly spelling: number
  /** Where each token stands; empty in lean readings. */
  readonly marks: readonly Mark[]
}

const NUMBER = 0x40000000
const NAME = 0x20000000
const WORD = 0x10000000
const codeOf = (character = '') => character.codePointAt(0) ?? 0
const numerals = new Set([...'二三四五六七八九十百千万两'].map(codeOf))
const LITTLE = codeOf('小')

/** 小 is a name's beginning unless one of these follows: 小时, 小数, 小组 and so on. */
const notNamed = new Set(
  [
    ...'时数组学麦路型于朋说偷心号孩猫狗鸡鸭兔鸟鱼树车船河山屋店区镇正长圆三方球块格棒瓶盒杯袋箱伙姐妹弟写吃看提声巧腿脚肠脑便费贩卖的大',
  ].map(codeOf),
)
const titles = new Map(
  [...'老师叔叔阿姨师傅奶奶爷爷同学先生'.matchAll(/(.)(.)/g)].map(([, one, two]) => [codeOf(one), codeOf(two)]),
)

/** FNV-1a over UTF-16 units, 28 bits. */
function hashText(text: string): number {
  let hash = 0x811c9dc5
  for (let place = 0; place < text.length; place++) hash = Math.imul(hash ^ text.charCodeAt(place), 0x01000193)
  return (hash ^ (hash >>> 28)) & 0x0fffffff
}

function idOf(text: string): number {
  const first = text.codePointAt(0) ?? 0
  if (first >= 0x30 && first <= 0x39) return NUMBER | hashText(text)
  return text.length === (first > 0xffff ? 2 : 1) ? first : WORD | hashText(text)
}

const isHan = (id: number) => id >= 0x2e80 && id < WORD

function markNames(ids: Int32Array): void {
  for (let place = 0; place < ids.length; place++) {
    const own = ids[place] ?? 0
    const next = ids[place + 1] ?? 0
    const beyond = ids[place + 2] ?? 0
    if (own === LITTLE && isHan(next) && !notNamed.has(next)) ids[place + 1] = next | NAME
    if (titles.get(next) === beyond && isHan(own)) ids[place] = own | NAME
  }
}

/** Where a text is nothing but punctuation (an option 「，。！」), the punctuation is what it says. */
const bareMarks = (text: string): Mark[] =>
  [...fold(text).matchAll(/\S/gu)].map(({ 0: sign, index }) => ({ text: sign, start: index, end: index + sign.length }))

export function tokensOf(text: string): Tokens {
  const formed = canonical(scan(text))
  const marks = formed.length > 0 ? formed : bareMarks(text)
  const ids = Int32Array.from(marks, (mark) => idOf(mark.text))
  markNames(ids)
  return { ids, spelling: hashText(marks.map(({ text: each }) => each).join('')), marks }
}

export const isNumber = (id: number): boolean => (id & NUMBER) !== 0 || numerals.has(id)
export const isDigits = (id: number): boolean => (id & NUMBER) !== 0
export const isName = (id: number): boolean => (id & NAME) !== 0 && (id & NUMBER) === 0

/** Characters of Chinese and words of more than one letter; signs and letters of formulas tell no story. */
export const isWord = (id: number): boolean => id >= 0x2e80 && !isNumber(id)

/** A single Latin letter, as formulas have them. */
export const isLetter = (id: number): boolean => id >= 0x61 && id <= 0x7a

/** The second form of a token: every number is alike, every name of a person is alike. */
export const masked = (id: number): number => (isNumber(id) ? 1 : isName(id) ? 2 : id)

/** Names are alike, numbers are not: for texts whose numbers tell what belongs together. */
export const namelessIds = (ids: Int32Array): Int32Array => ids.map((id) => (isName(id) ? 2 : id))

export const maskedIds = (ids: Int32Array): Int32Array => ids.map(masked)

/** Order-sensitive hash of a run of tokens. */
export function hashIds(ids: Int32Array, from = 0, to = ids.length): number {
  let hash = 0x9e3779b9
  for (let place = from; place < to; place++) {
    hash = Math.imul(hash ^ (ids[place] ?? 0), 0x85ebca6b)
    hash ^= hash >>> 13
  }
  return Math.imul(hash ^ (to - from), 0xc2b2ae35) | 0
}

/** The same text, spaces aside. */
export const isSameText = (a: Tokens, b: Tokens): boolean =>
  equalIds(a.ids, b.ids) || (a.spelling === b.spelling && a.ids.length > 0 && b.ids.length > 0)

export function equalIds(a: Int32Array, b: Int32Array): boolean {
  return a.length === b.length && a.every((id, place) => id === b[place])
}
