import { findDuplicateKey } from './duplicate-keys.ts'
import { Refusal } from './refusal.ts'
import { refuseStage } from './vocabulary.ts'

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
  readonly competencies: readonly string[]
  readonly difficulty: { readonly value: number; readonly scale: string } | null
  readonly optionsInline: boolean
  readonly hasImages: boolean
  readonly title: string | null
  readonly author: string | null
}

type Members = Readonly<Record<string, unknown>>

/** Longest field of a record in characters. The longest real one has 3,529. */
const TEXT_LIMIT = 20_000
const OPTION_LIMIT = 4_000
const NAME_LIMIT = 120

const wrong = (name: string, zh: string, en: string): never => {
  throw new Refusal('wrong-shape', `${name}：应为${zh} / must be ${en}`)
}

const isMembers = (value: unknown): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function text(value: unknown, name: string, limit: number): string {
  if (typeof value !== 'string') return wrong(name, '文本', 'a text')
  if (value.length > limit) return wrong(name, `至多 ${limit} 字的文本`, `a text of at most ${limit} characters`)
  if (value.includes('\0')) throw new Refusal('forbidden-character', `${name}: 含有空字符 NUL / holds a NUL character`)
  if (!value.isWellFormed())
    throw new Refusal('forbidden-character', `${name}: 含有不成对的代理字符 / holds a lone surrogate`)
  return value
}

function filled(value: unknown, name: string, limit: number): string {
  const found = text(value, name, limit)
  return found.trim() === '' ? wrong(name, '非空文本', 'a text that is not empty') : found
}

const optional = (value: unknown, name: string, limit: number): string | null =>
  value == null ? null : text(value, name, limit)

const MOST_OPTIONS = 26
const letterOf = (index: number): string => String.fromCharCode(65 + index)

/** `{"A": "…", "B": "…"}` and `["…", "…"]` say the same as a list of keys and contents. */
function toList(value: unknown): unknown {
  if (isMembers(value)) return Object.entries(value).map(([key, content]) => ({ key, content }))
  if (!Array.isArray(value) || !value.every((option) => typeof option === 'string')) return value
  const lettered = value.map((option, index) => new RegExp(`^\\s*${letterOf(index)}[.．、:：]\\s*`).exec(option)?.[0])
  // Letters are taken off only where every option begins with its own.
  const isLettered = lettered.every((letter) => letter !== undefined)
  return value.map((option, index) => ({
    key: letterOf(index),
    content: isLettered ? option.slice(lettered[index]?.length) : option,
  }))
}

function readOptions(value: unknown): RecordOption[] | null {
  if (value == null) return null
  const list = toList(value)
  if (!Array.isArray(list) || list.length > MOST_OPTIONS)
    return wrong('options', `至多 ${MOST_OPTIONS} 项的列表`, `a list of at most ${MOST_OPTIONS}`)
  return list.map((option: unknown, index) => {
    const name = `options/${index}`
    if (!isMembers(option)) return wrong(name, ' {key, content}', '{key, content}')
    return {
      key: filled(option.key, `${name}/key`, 4).trim(),
      content: text(option.content, `${name}/content`, OPTION_LIMIT),
    }
  })
}

const texts = (value: unknown, name: string, most: number): string[] => {
  if (value == null) return []
  const list = typeof value === 'string' ? [value] : value
  if (!Array.isArray(list) || list.length > most)
    return wrong(name, `至多 ${most} 项的列表`, `a list of at most ${most}`)
  return list.map((each: unknown, index) => text(each, `${name}/${index}`, TEXT_LIMIT))
}

/** A number or a truth value means its text. */
const spelled = (value: unknown): unknown =>
  typeof value === 'boolean' || (typeof value === 'number' && Number.isFinite(value)) ? String(value) : value

function readAnswer(value: unknown): BankRecord['answer'] {
  if (value == null) return null
  return Array.isArray(value) ? texts(value.map(spelled), 'answer', 100) : text(spelled(value), 'answer', TEXT_LIMIT)
}

/** Some sources give the steps of an explanation one by one. */
const readSolution = (value: unknown): string | null =>
  Array.isArray(value)
    ? text(texts(value, 'solution', 100).join('\n'), 'solution', TEXT_LIMIT)
    : optional(value, 'solution', TEXT_LIMIT)

function readGrade(value: unknown): number | null {
  if (value == null) return null
  const grade = typeof value === 'string' && /^\d{1,2}$/.test(value) ? Number(value) : value
  if (typeof grade !== 'number' || !Number.isInteger(grade) || grade < 1 || grade > 12)
    return wrong('grade', ' 1–12 的整数或 null', 'a whole number 1-12 or null')
  return grade
}

function readDifficulty(value: unknown): BankRecord['difficulty'] {
  if (value == null) return null
  if (!isMembers(value) || typeof value.scale !== 'string')
    return wrong('difficulty', ' {value, scale}', '{value, scale}')
  const figure = typeof value.value === 'string' && value.value.trim() !== '' ? Number(value.value) : value.value
  return typeof figure === 'number' && Number.isFinite(figure)
    ? { value: figure, scale: value.scale }
    : wrong('difficulty/value', '数', 'a number')
}

function toRecord(members: Members): BankRecord {
  const extra = members.extra ?? {}
  if (!isMembers(extra)) return wrong('extra', '对象', 'an object')
  const { lang = 'zh' } = members
  if (lang !== 'zh' && lang !== 'en') return wrong('lang', ' zh 或 en', 'zh or en')
  const images = texts(members.images, 'images', 100)
  return {
    source: filled(members.source, 'source', NAME_LIMIT).trim(),
    source_id: filled(spelled(members.source_id), 'source_id', NAME_LIMIT + 30).trim(),
    licence: filled(members.licence, 'licence', 60).trim(),
    lang,
    subject: filled(members.subject, 'subject', NAME_LIMIT).trim(),
    grade: readGrade(members.grade),
    stage: optional(members.stage, 'stage', NAME_LIMIT),
    type: filled(members.type, 'type', NAME_LIMIT),
    stem: filled(members.stem, 'stem', TEXT_LIMIT),
    options: readOptions(members.options),
    answer: readAnswer(members.answer),
    solution: readSolution(members.solution),
    knowledge: texts(members.knowledge, 'knowledge', 100),
    competencies: texts(members.competencies, 'competencies', 20).map((name) => name.trim()),
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
    const where = error instanceof Error ? error.message.slice(0, 160).toWellFormed() : ''
    throw new Refusal('not-json', `不是完整的 JSON，请检查引号和括号 / not valid JSON: ${where}`)
  }
}

/** One line as a record. Throws Refusal. */
export function readRecord(line: string): BankRecord {
  const value = parse(line)
  if (!isMembers(value))
    throw new Refusal('wrong-shape', '一行应是一个对象 {…}，一行一题 / a line must be one object {…}, one item a line')
  // First what costs least: of a bank for all ages, half the lines end here.
  refuseStage({ grade: readGrade(value.grade), stage: optional(value.stage, 'stage', NAME_LIMIT) })
  const twice = findDuplicateKey(line, value)
  if (twice !== null)
    throw new Refusal('duplicate-key', `“${twice.slice(0, 60).toWellFormed()}”出现两次 / stands twice`)
  return toRecord(value)
}
