import { Node } from '@tiptap/core'
import { type Check, field, listOf, textUpTo } from './fields.ts'

/** Characters with what is written over them; the reading may be empty, as over a comma. */
export type RubyPair = readonly [text: string, reading: string]

export const RUBY_LIMITS = { pairs: 60, text: 8, reading: 16 } as const

const isText = textUpTo(RUBY_LIMITS.text)
const isReading = textUpTo(RUBY_LIMITS.reading)
const isPair: Check = (value) => {
  if (!Array.isArray(value) || value.length !== 2 || value[0] === '') throw new RangeError('must be text and reading')
  isText(value[0])
  isReading(value[1])
}

export const rubyText = (pairs: readonly RubyPair[]): string => pairs.map(([text]) => text).join('')

/**
 * Pinyin over characters. `pairs`: the characters in order, each with its reading, e.g. `[["花", "huā"], ["。", ""]]`.
 * One piece for the editor, so that no input method can come between a character and its reading; as text it is its
 * characters, so that it is found like any other text.
 */
export const Ruby = Node.create({
  name: 'ruby',
  group: 'inline',
  inline: true,
  atom: true,
  addAttributes: () => ({ pairs: field('pairs', [], listOf(isPair, RUBY_LIMITS.pairs)) }),
  parseHTML: () => [{ tag: 'span[data-pairs]' }],
  renderHTML: ({ node, HTMLAttributes }) => ['span', HTMLAttributes, rubyText(node.attrs.pairs)],
  renderText: ({ node }) => rubyText(node.attrs.pairs),
})
