import { Node } from '@tiptap/core'
import { sumOperators, sumProblem, type WrittenSum } from '../arithmetic/written-sum.ts'
import { sumToText } from '../drawings/written-sum.ts'
import { type Check, field, holds } from './fields.ts'

export const plainSum: WrittenSum = { operator: '+', numbers: ['25', '17'], worked: false, marks: true }

const isSum: Check = (value) => {
  const sum = holds(value, ['operator', 'numbers', 'worked', 'marks'])
  const known =
    sumOperators.some((operator) => operator === sum.operator) &&
    Array.isArray(sum.numbers) &&
    typeof sum.worked === 'boolean' &&
    typeof sum.marks === 'boolean'
  // Each part has just been looked at, except for what `sumProblem` looks at itself.
  const problem = known ? sumProblem(sum as unknown as WrittenSum) : 'shape'
  if (problem !== null) throw new RangeError(`not a sum that can be written in columns: ${problem}`)
}

/**
 * A sum in columns, long division included. `sum`: `operator` `+`, `-`, `×` or `÷`; `numbers` as decimals in text;
 * `worked`: with what is worked out below the line, computed when it is drawn; `marks`: with carry and borrow marks.
 */
export const WrittenSumNode = Node.create({
  name: 'writtenSum',
  group: 'block',
  atom: true,
  draggable: true,
  addAttributes: () => ({ sum: field('sum', plainSum, isSum) }),
  parseHTML: () => [{ tag: 'div[data-sum]' }],
  renderHTML: ({ node, HTMLAttributes }) => ['div', HTMLAttributes, sumToText(node.attrs.sum)],
  renderText: ({ node }) => sumToText(node.attrs.sum),
})
