import { Node } from '@tiptap/core'
import { answerSpaceDefaults, answerSpaceKinds } from '../drawings/answer-space.ts'
import { field, oneOf, wholeBetween } from './fields.ts'

/** Least and most of each figure; a sheet of A4 has 170 mm of width and 250 of height. */
export const ANSWER_SPACE_LIMITS = { rows: [1, 60], columns: [1, 24], size: [5, 25], height: [5, 250] } as const

const initial = answerSpaceDefaults.lines
const figure = (name: keyof typeof ANSWER_SPACE_LIMITS) => {
  const [least, most] = ANSWER_SPACE_LIMITS[name]
  return field(name, initial[name], wholeBetween(least, most))
}

/**
 * The place for an answer on paper. `kind`: `lines` 横线, `tian` 田字格, `mi` 米字格, `pinyin_tian` 拼音田字格,
 * `four_line` 四线三格, `essay` 作文格, `blank` 留白, `box` 画图框. `rows` of lines or squares, `columns` of squares,
 * `size` of a square or of the distance between lines, `height` of `blank` and `box`; both in millimetres. Which of
 * them a kind is drawn by stands in `answerSpaceFields`; the others are ignored.
 */
export const AnswerSpaceNode = Node.create({
  name: 'answerSpace',
  group: 'block',
  atom: true,
  draggable: true,
  addAttributes: () => ({
    kind: field('kind', initial.kind, oneOf(answerSpaceKinds)),
    rows: figure('rows'),
    columns: figure('columns'),
    size: figure('size'),
    height: figure('height'),
  }),
  parseHTML: () => [{ tag: 'div[data-answer-space]' }],
  renderHTML: ({ HTMLAttributes }) => ['div', { 'data-answer-space': '', ...HTMLAttributes }],
  renderText: () => '',
})
