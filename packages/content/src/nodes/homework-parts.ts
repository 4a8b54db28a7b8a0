import { modes, places, type Tier, tiers } from '@lightwork/domain'
import { Node } from '@tiptap/core'
import type { Attributed } from './attributed.ts'

const oneOf = (values: readonly string[]) => (value: unknown) => {
  if (typeof value !== 'string' || !values.includes(value)) throw new RangeError(`must be one of ${values.join(', ')}`)
}

const isTiers = (value: unknown) => {
  const known = Array.isArray(value) && value.length > 0 && value.every((tier) => tiers.includes(tier as Tier))
  if (!known || new Set(value as string[]).size !== (value as string[]).length)
    throw new RangeError('tiers must be a set of tiers')
}

/** Longest time of one block, in minutes. */
export const BLOCK_MINUTES_LIMIT = 600

const isMinutes = (value: unknown) => {
  const whole = typeof value === 'number' && Number.isInteger(value)
  if (!whole || (value as number) < 0 || (value as number) > BLOCK_MINUTES_LIMIT)
    throw new RangeError('minutes must be whole')
}

const isShortText = (value: unknown) => {
  if (typeof value !== 'string' || value.length > 200) throw new RangeError('must be a text of at most 200 characters')
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/
const isId = (value: unknown) => {
  if (typeof value !== 'string' || !uuid.test(value)) throw new RangeError('must be an id')
}

/** The id of a block that has none yet; the editor gives one at once. */
export const NO_ID = '00000000-0000-0000-0000-000000000000'

/** What the clipboard says, or nothing when it is not a value we accept: pasted HTML may come from anywhere. */
function read(text: string | null, validate: (value: unknown) => void): unknown {
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
const needed = (name: string, validate: (value: unknown) => void) => ({
  // Said aloud, because Tiptap's own default for a missing default is null.
  default: undefined,
  isRequired: true,
  validate,
  parseHTML: (element: Attributed) => read(element.getAttribute(`data-${name}`), validate),
  renderHTML: (attributes: Record<string, unknown>) => ({ [`data-${name}`]: JSON.stringify(attributes[name]) }),
})

const field = (name: string, initial: unknown, validate: (value: unknown) => void) => ({
  ...needed(name, validate),
  isRequired: false,
  default: initial,
  parseHTML: (element: Attributed) => read(element.getAttribute(`data-${name}`), validate) ?? initial,
})

/** What every block of work says of itself: who does it, must they, how long, in what form, where, how the notice names it. */
const work = {
  id: field('id', NO_ID, isId),
  tiers: field('tiers', [...tiers], isTiers),
  required: field('required', true, (value) => {
    if (typeof value !== 'boolean') throw new RangeError('required must be true or false')
  }),
  minutes: field('minutes', 5, isMinutes),
  mode: field('mode', 'written', oneOf(modes)),
  place: field('place', 'home', oneOf(places)),
  pointer: field('pointer', '', isShortText),
}

const isPinned = (element: Attributed) =>
  ['item_id', 'item_version_id'].every((name) => read(element.getAttribute(`data-${name}`), isId) !== undefined)

/**
 * An item of the bank, pinned to one immutable version. Its two ids have no default: an editor that fills a hole in a
 * document can then never make up an item that does not exist.
 */
export const ItemBlock = Node.create({
  name: 'itemBlock',
  group: 'work',
  atom: true,
  draggable: true,
  addAttributes: () => ({
    ...work,
    item_id: needed('item_id', isId),
    item_version_id: needed('item_version_id', isId),
  }),
  parseHTML: () => [
    { tag: 'section[data-item_version_id]', getAttrs: (element: Attributed) => (isPinned(element) ? null : false) },
  ],
  renderHTML: ({ HTMLAttributes }) => ['section', HTMLAttributes],
  renderText: ({ node }) => node.attrs.pointer,
})

/** An item the teacher writes in place. */
export const OwnItem = Node.create({
  name: 'ownItem',
  group: 'work',
  content: 'block+',
  draggable: true,
  isolating: true,
  defining: true,
  addAttributes: () => work,
  parseHTML: () => [{ tag: 'section[data-own]' }],
  renderHTML: ({ HTMLAttributes }) => ['section', { 'data-own': '', ...HTMLAttributes }, 0],
})

/** 任选: a pupil does `pick` of the blocks inside. */
export const ChoiceGroup = Node.create({
  name: 'choiceGroup',
  group: 'part',
  content: 'work+',
  draggable: true,
  isolating: true,
  addAttributes: () => ({
    id: field('id', NO_ID, isId),
    pick: field('pick', 1, (value) => {
      if (!Number.isInteger(value) || (value as number) < 1 || (value as number) > 50)
        throw new RangeError('pick must be 1 or more')
    }),
  }),
  parseHTML: () => [{ tag: 'section[data-pick]' }],
  renderHTML: ({ HTMLAttributes }) => ['section', HTMLAttributes, 0],
})

/** A word of the teacher to the pupils on how to do the work; not work itself. */
export const Instruction = Node.create({
  name: 'instruction',
  group: 'block',
  content: 'inline*',
  defining: true,
  parseHTML: () => [{ tag: 'p[data-instruction]', priority: 60 }],
  renderHTML: () => ['p', { 'data-instruction': '' }, 0],
})
