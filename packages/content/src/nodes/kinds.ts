import { itemTypes, tiers } from '@lightwork/domain'
import { Node } from '@tiptap/core'
import type { Attributed } from './attributed.ts'
import { field, isId, isMinutes, listOf, NO_ID, OWN_TAG, oneOf, textUpTo, wholeBetween } from './fields.ts'

/** Types a sub-item may have: everything that is done at one sitting, and no group in a group. */
export const subItemTypes = itemTypes.filter(
  (type) => type !== 'composite' && type !== 'project' && type !== 'exercise',
)

/** One thing of a column or of a list to be put in order. */
export const Entry = Node.create({
  name: 'entry',
  content: 'inline*',
  defining: true,
  parseHTML: () => [{ tag: 'li[data-entry]', priority: OWN_TAG }],
  renderHTML: () => ['li', { 'data-entry': '' }, 0],
})

export const Column = Node.create({
  name: 'column',
  content: 'entry{1,26}',
  isolating: true,
  parseHTML: () => [{ tag: 'ol[data-column]', priority: OWN_TAG }],
  renderHTML: () => ['ol', { 'data-column': '' }, 0],
})

/** Two columns to be joined. Which belong together stands in the answer, by position, never here. */
export const Matching = Node.create({
  name: 'matching',
  group: 'block',
  content: 'column{2}',
  isolating: true,
  parseHTML: () => [{ tag: 'div[data-matching]' }],
  renderHTML: () => ['div', { 'data-matching': '' }, 0],
})

/** Things to be put in order. The right order stands in the answer. */
export const Ordering = Node.create({
  name: 'ordering',
  group: 'block',
  content: 'entry{1,26}',
  isolating: true,
  parseHTML: () => [{ tag: 'ol[data-ordering]', priority: OWN_TAG }],
  renderHTML: () => ['ol', { 'data-ordering': '' }, 0],
})

/** A numbered blank of a cloze; with options to choose from, or open. What belongs in it stands in the answer. */
export const Gap = Node.create({
  name: 'gap',
  group: 'inline',
  inline: true,
  atom: true,
  addAttributes: () => ({ options: field('options', [], listOf(textUpTo(80), 8)) }),
  parseHTML: () => [{ tag: 'span[data-gap]' }],
  renderHTML: ({ HTMLAttributes }) => ['span', { 'data-gap': '', ...HTMLAttributes }, '____'],
  renderText: () => '____',
})

/** A question of a group, under the group's stem; its key is one of the keys in the group's answer. */
export const SubItem = Node.create({
  name: 'subItem',
  content: 'block+',
  draggable: true,
  isolating: true,
  defining: true,
  addAttributes: () => ({
    id: field('id', NO_ID, isId),
    type: field('type', 'short_answer', oneOf(subItemTypes)),
    tier: field('tier', 'base', oneOf(tiers)),
    minutes: field('minutes', 3, isMinutes),
    point_ids: field('point_ids', [], listOf(isId, 5)),
  }),
  parseHTML: () => [{ tag: 'section[data-sub]' }],
  renderHTML: ({ HTMLAttributes }) => ['section', { 'data-sub': '', ...HTMLAttributes }, 0],
})

/** What is done on one day of a project, counted from the day it begins, and how long it takes. */
export const DayStep = Node.create({
  name: 'dayStep',
  content: 'block+',
  draggable: true,
  isolating: true,
  defining: true,
  addAttributes: () => ({
    day: field('day', 1, wholeBetween(1, 30)),
    minutes: field('minutes', 10, isMinutes),
  }),
  parseHTML: () => [{ tag: 'section[data-day]' }],
  renderHTML: ({ HTMLAttributes }) => ['section', HTMLAttributes, 0],
})

/** One movement: sets of so many repetitions or seconds. Its name is an attribute, so that a row is one piece. */
export const DrillNode = Node.create({
  name: 'drill',
  atom: true,
  draggable: true,
  addAttributes: () => ({
    name: field('name', '', textUpTo(60)),
    sets: field('sets', 1, wholeBetween(1, 20)),
    amount: field('amount', 10, wholeBetween(1, 1000)),
    unit: field('unit', 'times', oneOf(['times', 'seconds'])),
    set_seconds: field('set_seconds', 30, wholeBetween(1, 1800)),
    rest_seconds: field('rest_seconds', 0, wholeBetween(0, 600)),
  }),
  parseHTML: () => [{ tag: 'li[data-set_seconds]', priority: OWN_TAG }],
  renderHTML: ({ HTMLAttributes }) => ['li', HTMLAttributes],
})

/** The movements of an exercise, one after the other. */
export const DrillList = Node.create({
  name: 'drillList',
  group: 'block',
  content: 'drill{1,20}',
  parseHTML: () => [{ tag: 'ol[data-drills]', priority: OWN_TAG }],
  renderHTML: () => ['ol', { 'data-drills': '' }, 0],
})

/** What is said in a recording. Stands in the answer, because pupils are to hear it. */
export const Transcript = Node.create({
  name: 'transcript',
  group: 'block',
  content: 'paragraph+',
  defining: true,
  parseHTML: () => [{ tag: 'div[data-transcript]' }],
  renderHTML: () => ['div', { 'data-transcript': '' }, 0],
})

const asset = /^[0-9a-f]{32}$/

/** A recording of the bank, named by its content. */
export const Audio = Node.create({
  name: 'audio',
  group: 'block',
  atom: true,
  addAttributes: () => ({
    asset: {
      default: undefined,
      isRequired: true,
      validate: (value: unknown) => {
        if (typeof value !== 'string' || !asset.test(value)) throw new RangeError('asset must be a content hash')
      },
      parseHTML: (element: Attributed) => element.getAttribute('data-asset'),
      renderHTML: (attributes: Record<string, unknown>) => ({ 'data-asset': String(attributes.asset) }),
    },
    alt: field('alt', '', textUpTo(200)),
  }),
  parseHTML: () => [
    {
      tag: 'div[data-audio]',
      getAttrs: (element: Attributed) => (asset.test(element.getAttribute('data-asset') ?? '') ? null : false),
    },
  ],
  renderHTML: ({ HTMLAttributes }) => ['div', { 'data-audio': '', ...HTMLAttributes }],
  renderText: ({ node }) => `[${node.attrs.alt}]`,
})
