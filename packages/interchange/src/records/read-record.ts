import { findDuplicateKey } from './duplicate-keys.ts'
import { Refusal } from './refusal.ts'

export interface RecordOption {
  readonly key: string
  readonly content: string
}

/** One line of the exchange format, held to its shape; nothing is understood yet. */
export interface BankRecord {
  readonly source: string
  readonly source_id: string
  readonly licence: string
  readonly lang: 'zh' | 'en'
  readonly subject: string
  readonly grade: number | null
  readonly stage: string | null
  readonly type: string
  readonly stem: string
  readonly options: readonly RecordOption[] | null
  readonly answer: string | readonly string[] | null
  readonly solution: string | null
  readonly knowledge: readonly string[]
  readonly difficulty: { readonly value: number; readonly scale: string } | null
  readonly optionsInline: boolean
  readonly hasImages: boolean
  readonly title: string | null
  readonly author: string | null
}

type Members = Readonly<Record<string, unknown>>

/** Longest field of a record in characters. The longest real one has 3,529. */
export const TEXT_LIMIT = 20_000
const OPTION_LIMIT = 4_000
const NAME_LIMIT = 120

const wrong = (name: string, wanted: string): never => {
  throw new Refusal('wrong-shape', `${name}: 应为 ${wanted} / must be ${wanted}`)
}

const isMembers = (value: unknown): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function text(value: unknown, name: string, limit: number): string {
  if (typeof value !== 'string') return wrong(name, '文本 a text')
  if (value.length > limit) return wrong(name, `至多 ${limit} 字 at most ${limit} characters`)
  if (value.includes('\0')) throw new Refusal('forbidden-character', `${name}: 含有空字符 NUL / holds a NUL character`)
  if (!value.isWellFormed())
    throw new Refusal('forbidden-character', `${name}: 含有不成对的代理字符 / holds a lone surrogate`)
  return value
}

function filled(value: unknown, name: string, limit: number): string {
  const found = text(value, name, limit)
  return found.trim() === '' ? wrong(name, '非空文本 a text that is not empty') : found
}

const optional = (value: unknown, name: string, limit: number): string | null =>
  value == null ? null : text(value, name, limit)

const MOST_OPTIONS = 26

function readOptions(value: unknown): RecordOption[] | null {
  if (value == null) return null
  if (!Array.isArray(value) || value.length > MOST_OPTIONS)
    return wrong('options', `至多 ${MOST_OPTIONS} 项的列表 a list of at most ${MOST_OPTIONS}`)
  return value.map((option: unknown, index) => {
    const name = `options/${index}`
    if (!isMembers(option)) return wrong(name, '{key, content}')
    return {
      key: filled(option.key, `${name}/key`, 4).trim(),
      content: text(option.content, `${name}/content`, OPTION_LIMIT),
    }
  })
}

const texts = (value: unknown, name: string, most: number): string[] => {
  if (value == null) return []
  if (!Array.isArray(value) || value.length > most)
    return wrong(name, `至多 ${most} 项的列表 a list of at most ${most}`)
  return value.map((each: unknown, index) => text(each, `${name}/${index}`, TEXT_LIMIT))
}

function readAnswer(value: unknown): BankRecord['answer'] {
  if (value == null) return null
  return Array.isArray(value) ? texts(value, 'answer', 100) : text(value, 'answer', TEXT_LIMIT)
}

function readGrade(value: unknown): number | null {
  if (value == null) return null
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 1 || value > 12)
    return wrong('grade', '1–12 的整数或 null, a whole number 1-12 or null')
  return value
}

function readDifficulty(value: unknown): BankRecord['difficulty'] {
  if (value == null) return null
  if (!isMembers(value) || typeof value.scale !== 'string') return wrong('difficulty', '{value, scale}')
  const figure = typeof value.value === 'string' && value.value.trim() !== '' ? Number(value.value) : value.value
  return typeof figure === 'number' && Number.isFinite(figure)
    ? { value: figure, scale: value.scale }
    : wrong('difficulty/value', '数 a number')
}

function toRecord(members: Members): BankRecord {
  const extra = members.extra ?? {}
  if (!isMembers(extra)) return wrong('extra', '对象 an object')
  const { lang = 'zh' } = members
  if (lang !== 'zh' && lang !== 'en') return wrong('lang', 'zh | en')
  const images = texts(members.images, 'images', 100)
  return {
    source: filled(members.source, 'source', NAME_LIMIT).trim(),
    source_id: filled(members.source_id, 'source_id', NAME_LIMIT + 30).trim(),
    licence: filled(members.licence, 'licence', 60).trim(),
    lang,
    subject: filled(members.subject, 'subject', NAME_LIMIT).trim(),
    grade: readGrade(members.grade),
    stage: optional(members.stage, 'stage', NAME_LIMIT),
    type: filled(members.type, 'type', NAME_LIMIT),
    stem: filled(members.stem, 'stem', TEXT_LIMIT),
    options: readOptions(members.options),
    answer: readAnswer(members.answer),
    solution: optional(members.solution, 'solution', TEXT_LIMIT),
    knowledge: texts(members.knowledge, 'knowledge', 100),
    difficulty: readDifficulty(members.difficulty),
    optionsInline: extra.options_inline === true,
    hasImages: images.length > 0,
    title: optional(extra.title, 'extra/title', NAME_LIMIT * 4),
    author: optional(extra.author, 'extra/author', NAME_LIMIT * 4),
  }
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch (error) {
    throw new Refusal('not-json', error instanceof Error ? error.message.slice(0, 200).toWellFormed() : 'not JSON')
  }
}

/** One line as a record. Throws Refusal. */
export function readRecord(line: string): BankRecord {
  const value = parse(line)
  if (!isMembers(value)) throw new Refusal('wrong-shape', '一行应是一个对象 / a line must be one object')
  const twice = findDuplicateKey(line)
  if (twice !== null)
    throw new Refusal('duplicate-key', `“${twice.slice(0, 60).toWellFormed()}”出现两次 / stands twice`)
  return toRecord(value)
}
