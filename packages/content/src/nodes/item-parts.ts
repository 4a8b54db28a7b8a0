import { Node } from '@tiptap/core'
import type { Attributed } from './attributed.ts'

/** Names a stored file by its content: the first 32 hex digits of its SHA-256. No address can be smuggled in. */
const isAsset = (value: unknown) => {
  if (typeof value !== 'string' || !/^[0-9a-f]{32}$/.test(value)) throw new RangeError('asset must be a content hash')
}

const data = (name: string, read: (text: string | null) => unknown, validate: string | ((value: unknown) => void), initial: unknown) => ({
  default: initial,
  validate,
  parseHTML: (element: Attributed) => read(element.getAttribute(`data-${name}`)),
  renderHTML: (attributes: Record<string, unknown>) => ({ [`data-${name}`]: String(attributes[name]) }),
})

/** An empty place to fill in; `width` in characters. */
export const Blank = Node.create({
  name: 'blank',
  group: 'inline',
  inline: true,
  atom: true,
  addAttributes: () => ({ width: data('width', (text) => Number(text) || 6, 'number', 6) }),
  parseHTML: () => [{ tag: 'span[data-blank]' }],
  renderHTML: ({ HTMLAttributes }) => ['span', { 'data-blank': '', ...HTMLAttributes }, '______'],
  renderText: () => '____',
})

/** A picture of the bank with its alternative text; served from our own address by hash. */
export const Figure = Node.create({
  name: 'figure',
  group: 'block',
  atom: true,
  addAttributes: () => ({
    asset: { ...data('asset', (text) => text ?? '', isAsset, '0'.repeat(32)) },
    alt: data('alt', (text) => text ?? '', 'string', ''),
  }),
  parseHTML: () => [{ tag: 'figure[data-asset]' }],
  renderHTML: ({ HTMLAttributes }) => ['figure', HTMLAttributes],
  renderText: ({ node }) => `[${node.attrs.alt}]`,
})

/** The options of a choice item. Which one is right stands in the answer, by position, never here. */
export const ChoiceList = Node.create({
  name: 'choiceList',
  group: 'block',
  content: 'choice+',
  parseHTML: () => [{ tag: 'ol[data-choices]' }],
  renderHTML: () => ['ol', { 'data-choices': '' }, 0],
})

export const Choice = Node.create({
  name: 'choice',
  content: 'inline*',
  defining: true,
  parseHTML: () => [{ tag: 'li[data-choice]' }],
  renderHTML: () => ['li', { 'data-choice': '' }, 0],
})
