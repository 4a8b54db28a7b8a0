import { Node } from '@tiptap/core'
import { type NumberLine, numberLineText } from '../drawings/number-line.ts'
import { type Check, field, holds, listOf, oneOf, textUpTo } from './fields.ts'

/** More ticks than this stand closer than one can count. */
export const NUMBER_LINE_TICKS = 60
export const MARK_NAME = 8

export const plainNumberLine: NumberLine = { from: 0, to: 10, step: 1, labels: 'all', marks: [] }

export const isPlainNumber = (value: unknown): value is number =>
  typeof value === 'number' && Number.isFinite(value) && Math.abs(value) <= 100_000

const isMark =
  ({ from, to }: { from: number; to: number }): Check =>
  (value) => {
    const { at, name } = holds(value, ['at', 'name'])
    if (!isPlainNumber(at) || at < from || at > to) throw new RangeError('a mark must lie on the line')
    textUpTo(MARK_NAME)(name)
  }

export const isNumberLine: Check = (value) => {
  const { from, to, step, labels, marks } = holds(value, ['from', 'to', 'step', 'labels', 'marks'])
  if (!isPlainNumber(from) || !isPlainNumber(to) || from >= to) throw new RangeError('must go from less to more')
  if (!isPlainNumber(step) || step <= 0 || (to - from) / step > NUMBER_LINE_TICKS)
    throw new RangeError(`must have at most ${NUMBER_LINE_TICKS} steps`)
  oneOf(['all', 'ends', 'none'])(labels)
  listOf(isMark({ from, to }), 20)(marks)
}

/**
 * A number line. `line`: `from`, `to`, `step` of the ticks; `labels` `all`, `ends` or `none`; `marks`: points
 * `{ at, name }` on it, the name may be empty.
 */
export const NumberLineNode = Node.create({
  name: 'numberLine',
  group: 'block',
  atom: true,
  draggable: true,
  addAttributes: () => ({ line: field('line', plainNumberLine, isNumberLine) }),
  parseHTML: () => [{ tag: 'div[data-line]' }],
  renderHTML: ({ node, HTMLAttributes }) => ['div', HTMLAttributes, numberLineText(node.attrs.line)],
  renderText: ({ node }) => numberLineText(node.attrs.line),
})
