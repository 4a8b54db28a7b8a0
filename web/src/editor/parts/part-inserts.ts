import {
  type AnswerSpaceKind,
  answerSpaceDefaults,
  plainFigure,
  plainNumberLine,
  plainPlane,
  plainSum,
} from '@lightwork/content'
import type { Editor } from '@tiptap/core'
import { TextSelection } from '@tiptap/pm/state'
import { apply } from '../apply.ts'
import { insertInText } from '../insert-in-text.ts'
import { findInserted, selectInserted } from '../inserted.ts'

/** The parts that can be put into a text, by the name of their words. */
export interface PartInserts {
  readonly answerLines: () => void
  readonly tian: () => void
  readonly mi: () => void
  readonly pinyinTian: () => void
  readonly fourLine: () => void
  readonly essay: () => void
  readonly space: () => void
  readonly drawBox: () => void
  readonly sideBySide: () => void
  readonly poem: () => void
  readonly sum: () => void
  readonly division: () => void
  readonly numberLine: () => void
  readonly plane: () => void
  readonly geometry: () => void
}

/** Each puts a part at the caret and selects it, so that its fields are at hand. */
export function partInserts(editor: Editor): PartInserts {
  const put = (name: string, attributes: object) => () => {
    apply(editor, (state) => {
      const node = state.schema.nodes[name]?.create({ ...attributes })
      const tr = insertInText(state, node)
      return tr === null || node === undefined ? null : selectInserted(tr, node.type)
    })
    editor.commands.focus()
  }
  /** A part that is written in: the caret goes into its first line. */
  const write =
    (name: string, ...lines: readonly string[]) =>
    () => {
      apply(editor, (state) => {
        const { nodes } = state.schema
        const content = lines.flatMap((line) => nodes[line]?.create() ?? [])
        const node = nodes[name]?.create(null, content)
        const tr = insertInText(state, node)
        if (tr === null || node === undefined) return null
        const pos = findInserted(tr, node.type)
        return pos < 0 ? tr : tr.setSelection(TextSelection.create(tr.doc, pos + 2))
      })
      editor.commands.focus()
    }
  const space = (kind: AnswerSpaceKind) => put('answerSpace', answerSpaceDefaults[kind])
  return {
    answerLines: space('lines'),
    tian: space('tian'),
    mi: space('mi'),
    pinyinTian: space('pinyin_tian'),
    fourLine: space('four_line'),
    essay: space('essay'),
    space: space('blank'),
    drawBox: space('box'),
    sideBySide: write('sideBySide', 'paragraph'),
    poem: write('poem', 'poemTitle', 'poemAuthor', 'verse'),
    sum: put('writtenSum', { sum: plainSum }),
    division: put('writtenSum', { sum: { ...plainSum, operator: '÷', numbers: ['96', '4'] } }),
    numberLine: put('numberLine', { line: plainNumberLine }),
    plane: put('plane', { plane: plainPlane }),
    geometry: put('plane', { plane: plainFigure }),
  }
}
