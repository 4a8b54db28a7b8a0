import { areTaskGroups, GROUPS_MOST, modes, places, type TaskGroup, type Tier, tiers } from '@lightwork/domain'
import { Node } from '@tiptap/core'
import type { Attributed } from './attributed.ts'
import {
  type Check,
  field,
  holds,
  isId,
  isMinutes,
  listOf,
  NO_ID,
  needed,
  OWN_TAG,
  oneOf,
  orNull,
  read,
  textUpTo,
} from './fields.ts'

const isTiers = (value: unknown) => {
  const known = Array.isArray(value) && value.length > 0 && value.every((tier) => tiers.includes(tier as Tier))
  if (!known || new Set(value as string[]).size !== (value as string[]).length)
    throw new RangeError('tiers must be a set of tiers')
}

const isShortText = textUpTo(200)

/** Most days of one project. */
export const PROJECT_DAYS_LIMIT = 30

const isTierMinutes: Check = (value) => {
  const minutes = typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
  if (Object.keys(minutes).length !== tiers.length) throw new RangeError('needs minutes for each tier')
  for (const tier of tiers) isMinutes(minutes[tier])
}

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
  daily: field('daily', null, orNull(listOf(isMinutes, PROJECT_DAYS_LIMIT))),
  tier_minutes: field('tier_minutes', null, orNull(isTierMinutes)),
}

const isTaskGroups: Check = (value) => {
  listOf((group) => {
    const { name, tiers: own } = holds(group, ['name', 'tiers'])
    if (typeof name !== 'string') throw new RangeError('a group needs a name')
    isTiers(own)
  }, GROUPS_MOST)(value)
  // Held to its members just now.
  if (!areTaskGroups(value as TaskGroup[])) throw new RangeError('must be two to four groups of different names')
}

/** What a homework says of itself as a whole: which groups of pupils get which tiers; null: each tier is a way of its own. */
export const homeworkAttributes = { groups: field('groups', null, orNull(isTaskGroups)) }

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

/** An item the teacher writes in place; `adapted_from` is the version of the bank it was made from (改编). */
export const OwnItem = Node.create({
  name: 'ownItem',
  group: 'work',
  content: 'block+ ownAnswer? ownExplanation?',
  draggable: true,
  isolating: true,
  defining: true,
  addAttributes: () => ({ ...work, adapted_from: field('adapted_from', null, orNull(isId)) }),
  parseHTML: () => [{ tag: 'section[data-own]' }],
  renderHTML: ({ HTMLAttributes }) => ['section', { 'data-own': '', ...HTMLAttributes }, 0],
})

const forTeachers = (name: 'ownAnswer' | 'ownExplanation', data: string) =>
  Node.create({
    name,
    content: 'block+',
    isolating: true,
    defining: true,
    parseHTML: () => [{ tag: `div[data-${data}]` }],
    renderHTML: () => ['div', { [`data-${data}`]: '' }, 0],
  })

/** What is right, at the end of an own item. Read through `own-answer.ts`; every other reader passes over it. */
export const OwnAnswer = forTeachers('ownAnswer', 'own-answer')
/** Why it is right, after it. */
export const OwnExplanation = forTeachers('ownExplanation', 'own-explanation')

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
  parseHTML: () => [{ tag: 'p[data-instruction]', priority: OWN_TAG }],
  renderHTML: () => ['p', { 'data-instruction': '' }, 0],
})
