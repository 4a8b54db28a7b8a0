import type { Attributed } from './attributed.ts'

/** Longest time of one block, in minutes. */
export const BLOCK_MINUTES_LIMIT = 600

/** The id of a block that has none yet; the editor gives one at once. */
export const NO_ID = '00000000-0000-0000-0000-000000000000'

/**
 * Before the rules for plain paragraphs and lists, which would take our own lists on the clipboard for theirs and lose
 * what they are.
 */
export const OWN_TAG = 60

export type Check = (value: unknown) => void

export const oneOf =
  (values: readonly string[]): Check =>
  (value) => {
    if (typeof value !== 'string' || !values.includes(value))
      throw new RangeError(`must be one of ${values.join(', ')}`)
  }

export const wholeBetween =
  (least: number, most: number): Check =>
  (value) => {
    const isWhole = typeof value === 'number' && Number.isInteger(value)
    if (!isWhole || value < least || value > most) throw new RangeError(`must be whole, ${least} to ${most}`)
  }

export const textUpTo =
  (most: number): Check =>
  (value) => {
    if (typeof value !== 'string' || value.length > most)
      throw new RangeError(`must be a text of at most ${most} characters`)
  }

export const listOf =
  (check: Check, most: number): Check =>
  (value) => {
    if (!Array.isArray(value) || value.length > most) throw new RangeError(`must be a list of at most ${most}`)
    value.forEach(check)
  }

export const orNull =
  (check: Check): Check =>
  (value) => {
    if (value !== null) check(value)
  }

/** An object with these members and no others. */
export function holds(value: unknown, names: readonly string[]): Record<string, unknown> {
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value)
  if (
    !isObject ||
    Object.keys(value).some((name) => !names.includes(name)) ||
    Object.keys(value).length !== names.length
  )
    throw new RangeError(`must have ${names.join(', ')} and nothing else`)
  // Looked at just now.
  return value as Record<string, unknown>
}

export const isMinutes = wholeBetween(0, BLOCK_MINUTES_LIMIT)

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/
export const isId: Check = (value) => {
  if (typeof value !== 'string' || !uuid.test(value)) throw new RangeError('must be an id')
}

/** What the clipboard says, or nothing when it is not a value we accept: pasted HTML may come from anywhere. */
export function read(text: string | null, validate: Check): unknown {
  if (text === null) return undefined
  try {
    const value: unknown = JSON.parse(text)
    validate(value)
    return value
  } catch {
    return undefined
  }
}

/** Kept as JSON in one data attribute, so that copy, cut and paste carry every field. */
export const needed = (name: string, validate: Check) => ({
  // Said aloud, because Tiptap's own default for a missing default is null.
  default: undefined,
  isRequired: true,
  validate,
  parseHTML: (element: Attributed) => read(element.getAttribute(`data-${name}`), validate),
  renderHTML: (attributes: Record<string, unknown>) => ({ [`data-${name}`]: JSON.stringify(attributes[name]) }),
})

export const field = (name: string, initial: unknown, validate: Check) => ({
  ...needed(name, validate),
  isRequired: false,
  default: initial,
  parseHTML: (element: Attributed) => read(element.getAttribute(`data-${name}`), validate) ?? initial,
})
