import { ApiError, type Document, type Settings } from './model.ts'

type Test = (document: Document) => boolean

const token = /\s*(?:(\(|\)|\[|\]|,|>=|<=|!=|=|>|<)|'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)"|([^\s()[\],=<>!'"]+))/y

interface Token {
  readonly text: string
  readonly kind: 'sign' | 'quoted' | 'word'
}

function tokensOf(filter: string): Token[] {
  const tokens: Token[] = []
  token.lastIndex = 0
  while (token.lastIndex < filter.trimEnd().length) {
    const found = token.exec(filter)
    if (found === null) throw new ApiError(400, 'invalid_search_filter', `cannot read ${filter}`)
    const [, sign, single, double, word] = found
    if (sign !== undefined) tokens.push({ kind: 'sign', text: sign })
    else if (word !== undefined) tokens.push({ kind: 'word', text: word })
    // Only the quote is escaped; a backslash before anything else stands for itself.
    else if (single !== undefined) tokens.push({ kind: 'quoted', text: single.replaceAll("\\'", "'") })
    else tokens.push({ kind: 'quoted', text: (double ?? '').replaceAll('\\"', '"') })
  }
  return tokens
}

const LONGEST_VALUE = 468
/** Values as they are compared: by compatibility, without case, and not at all when they are too long to be indexed. */
const plain = (value: unknown): string => String(value).trim().normalize('NFKD').toLowerCase()
const valuesOf = (document: Document, field: string): unknown[] => {
  const value = document[field]
  const values = value === undefined || value === null ? [] : Array.isArray(value) ? value : [value]
  return values.filter((each) => Buffer.byteLength(String(each)) <= LONGEST_VALUE)
}

interface Rule {
  readonly comparison: boolean
  readonly equality: boolean
}

const pattern = (text: string) => new RegExp(`^${text.replaceAll('*', '.*')}$`)

export function ruleOf({ filterableAttributes }: Settings, field: string): Rule | undefined {
  for (const rule of filterableAttributes) {
    if (typeof rule === 'string') {
      if (pattern(rule).test(field)) return { comparison: true, equality: true }
    } else if (rule.attributePatterns.some((each) => pattern(each).test(field))) {
      const { equality = true, comparison = false } = rule.features?.filter ?? {}
      return { equality, comparison }
    }
  }
  return undefined
}

/** Recursive descent over the part of the filter language that we use. */
class Parser {
  #at = 0
  readonly #tokens: readonly Token[]
  readonly #settings: Settings
  constructor(filter: string, settings: Settings) {
    this.#tokens = tokensOf(filter)
    this.#settings = settings
  }

  parse(): Test {
    const test = this.#or()
    if (this.#at < this.#tokens.length) throw this.#fault()
    return test
  }

  #fault = () =>
    new ApiError(400, 'invalid_search_filter', `unexpected ${this.#tokens[this.#at]?.text ?? 'end of the filter'}`)

  #takes(text: string): boolean {
    const next = this.#tokens[this.#at]
    if (next === undefined || next.kind === 'quoted' || next.text !== text) return false
    this.#at++
    return true
  }

  #must(text: string): void {
    if (!this.#takes(text)) throw this.#fault()
  }

  #value(): string {
    const next = this.#tokens[this.#at]
    if (next === undefined || next.kind === 'sign') throw this.#fault()
    this.#at++
    return next.text
  }

  #or(): Test {
    const tests = [this.#and()]
    while (this.#takes('OR')) tests.push(this.#and())
    return (document) => tests.some((test) => test(document))
  }

  #and(): Test {
    const tests = [this.#not()]
    while (this.#takes('AND')) tests.push(this.#not())
    return (document) => tests.every((test) => test(document))
  }

  #not(): Test {
    if (this.#takes('NOT')) {
      const test = this.#not()
      return (document) => !test(document)
    }
    if (this.#takes('(')) {
      const test = this.#or()
      this.#must(')')
      return test
    }
    return this.#condition()
  }

  #list(): Set<string> {
    const values = new Set<string>()
    this.#must('[')
    while (!this.#takes(']')) {
      values.add(plain(this.#value()))
      if (!this.#takes(',')) {
        this.#must(']')
        break
      }
    }
    return values
  }

  #condition(): Test {
    const field = this.#value()
    const rule = ruleOf(this.#settings, field)
    if (rule === undefined) throw new ApiError(400, 'invalid_search_filter', `attribute ${field} is not filterable`)
    const allow = (isAllowed: boolean) => {
      if (!isAllowed) throw new ApiError(400, 'invalid_search_filter', `operator not allowed for ${field}`)
    }
    const isIn = (values: ReadonlySet<string>): Test => {
      allow(rule.equality)
      return (document) => valuesOf(document, field).some((value) => values.has(plain(value)))
    }
    if (this.#takes('NOT')) {
      const test = this.#takes('EXISTS') ? (document: Document) => document[field] !== undefined : this.#in(isIn)
      return (document) => !test(document)
    }
    if (this.#takes('EXISTS')) return (document) => document[field] !== undefined
    if (this.#takes('STARTS')) {
      this.#must('WITH')
      const start = plain(this.#value())
      return (document) => valuesOf(document, field).some((value) => plain(value).startsWith(start))
    }
    for (const [sign, holds] of Object.entries(comparisons)) {
      if (!this.#takes(sign)) continue
      allow(rule.comparison)
      const limit = Number(this.#value())
      return (document) => valuesOf(document, field).some((value) => typeof value === 'number' && holds(value, limit))
    }
    if (this.#takes('=')) return isIn(new Set([plain(this.#value())]))
    if (this.#takes('!=')) {
      const test = isIn(new Set([plain(this.#value())]))
      return (document) => !test(document)
    }
    return this.#in(isIn)
  }

  #in(isIn: (values: ReadonlySet<string>) => Test): Test {
    this.#must('IN')
    return isIn(this.#list())
  }
}

const comparisons: Readonly<Record<string, (value: number, limit: number) => boolean>> = {
  '>=': (value, limit) => value >= limit,
  '<=': (value, limit) => value <= limit,
  '>': (value, limit) => value > limit,
  '<': (value, limit) => value < limit,
}

/** A filter as a test of documents; refuses what the settings do not allow. */
export const readFilter = (filter: unknown, settings: Settings): Test => {
  if (filter === undefined || filter === null || filter === '') return () => true
  if (typeof filter !== 'string') throw new ApiError(400, 'invalid_search_filter', 'only texts are read here')
  return new Parser(filter, settings).parse()
}
