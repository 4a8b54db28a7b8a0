import { Node } from '@tiptap/core'
import type { Attributed } from './attributed.ts'
import { field, OWN_TAG, oneOf, orNull, wholeBetween } from './fields.ts'

/** Names a stored file by its content: the first 32 hex digits of its SHA-256. No address can be smuggled in. */
const asset = /^[0-9a-f]{32}$/
const isAsset = (value: unknown) => {
  if (typeof value !== 'string' || !asset.test(value)) throw new RangeError('asset must be a content hash')
}

interface Data {
  readonly name: string
  readonly initial: unknown
  readonly validate: string | ((value: unknown) => void)
  readonly read: (text: string) => unknown
}

const data = ({ name, initial, validate, read }: Data) => ({
  default: initial,
  validate,
  parseHTML: (element: Attributed) => {
    const text = element.getAttribute(`data-${name}`)
    return text === null ? initial : read(text)
  },
  renderHTML: (attributes: Record<string, unknown>) => ({ [`data-${name}`]: String(attributes[name]) }),
})

/** Widest blank, in characters: a line of the sheet. */
export const BLANK_LIMIT = 40

const isWidth = (value: unknown) => {
  if (typeof value !== 'number' || !(value >= 1 && value <= BLANK_LIMIT))
    throw new RangeError(`width must be 1 to ${BLANK_LIMIT}`)
}

/** An empty place to fill in; `width` in characters. */
export const Blank = Node.create({
  name: 'blank',
  group: 'inline',
  inline: true,
  atom: true,
  addAttributes: () => ({
    width: data({
      name: 'width',
      initial: 6,
      validate: isWidth,
      read: (text) => Math.min(BLANK_LIMIT, Math.max(1, Number(text) || 6)),
    }),
  }),
  parseHTML: () => [{ tag: 'span[data-blank]' }],
  renderHTML: ({ HTMLAttributes }) => ['span', { 'data-blank': '', ...HTMLAttributes }, '______'],
  renderText: () => '____',
})

/** Least and most width of a picture in millimetres; a line of the sheet has 170. */
export const FIGURE_WIDTH = [10, 180] as const

/**
 * A picture with its alternative text; `asset` names the stored file by its hash, served from our own address. `width`
 * in millimetres on paper, null: as large as it is, as far as the line allows. `align`: `center`, `right`, null: left.
 */
export const Figure = Node.create({
  name: 'figure',
  group: 'block',
  atom: true,
  addAttributes: () => ({
    asset: {
      ...data({ name: 'asset', initial: '', validate: isAsset, read: (text) => text }),
      default: undefined,
      isRequired: true,
    },
    alt: data({ name: 'alt', initial: '', validate: 'string', read: (text) => text }),
    width: field('width', null, orNull(wholeBetween(...FIGURE_WIDTH))),
    align: field('align', null, orNull(oneOf(['center', 'right']))),
  }),
  parseHTML: () => [
    {
      tag: 'figure[data-asset]',
      getAttrs: (element: Attributed) => (asset.test(element.getAttribute('data-asset') ?? '') ? null : false),
    },
  ],
  renderHTML: ({ HTMLAttributes }) => ['figure', HTMLAttributes],
  renderText: ({ node }) => `[${node.attrs.alt}]`,
})

/** The options of a choice item. Which one is right stands in the answer, by position, never here. */
export const ChoiceList = Node.create({
  name: 'choiceList',
  group: 'block',
  content: 'choice+',
  parseHTML: () => [{ tag: 'ol[data-choices]', priority: OWN_TAG }],
  renderHTML: () => ['ol', { 'data-choices': '' }, 0],
})

export const Choice = Node.create({
  name: 'choice',
  content: 'inline*',
  defining: true,
  parseHTML: () => [{ tag: 'li[data-choice]', priority: OWN_TAG }],
  renderHTML: () => ['li', { 'data-choice': '' }, 0],
})
