import { type DocumentNode, getHomeworkSchema } from '@lightwork/content'
import { history, undo } from '@tiptap/pm/history'
import { Node } from '@tiptap/pm/model'
import { EditorState, NodeSelection, TextSelection } from '@tiptap/pm/state'
import { describe, expect, it } from 'vitest'
import { insertMath, leaveMath, mathAt, setLatex } from './math-commands.ts'

const schema = getHomeworkSchema()
const text = (value: string): DocumentNode => ({ type: 'text', text: value })
const paragraph = (...content: DocumentNode[]): DocumentNode => ({
  type: 'paragraph',
  ...(content.length > 0 && { content }),
})
const open = (...content: DocumentNode[]) =>
  EditorState.create({ doc: Node.fromJSON(schema, { type: 'doc', content }), plugins: [history()] })
const caret = (state: EditorState, pos: number) =>
  state.apply(state.tr.setSelection(TextSelection.create(state.doc, pos)))
const must = <T>(value: T | null): T => {
  if (value === null) throw new Error('nothing changed')
  return value
}

describe('a new formula', () => {
  it('stands at the caret and is selected', () => {
    const state = caret(open(paragraph(text('已知求值'))), 3)
    const after = state.apply(must(insertMath(state)))
    expect(mathAt(after.selection)).toEqual({ pos: 3, latex: '', display: false })
    expect(after.doc.textContent).toBe('已知求值')
  })

  it('gets a line of its own beside a block that holds no text', () => {
    const item = {
      type: 'itemBlock',
      attrs: {
        item_id: '00000000-0000-4000-8000-000000000001',
        item_version_id: '00000000-0000-4000-8000-000000000002',
      },
    }
    const start = open(item)
    const state = start.apply(start.tr.setSelection(NodeSelection.create(start.doc, 0)))
    const after = state.apply(must(insertMath(state)))
    expect(after.doc.childCount).toBe(2)
    expect(mathAt(after.selection)).toMatchObject({ display: false })
    const display = state.apply(must(insertMath(state, { display: true })))
    expect(mathAt(display.selection)).toMatchObject({ display: true })
  })

  it('is one step to undo, however many keys it took', () => {
    let state = caret(open(paragraph(text('求'))), 2)
    state = state.apply(must(insertMath(state)))
    const { pos } = must(mathAt(state.selection))
    for (const latex of ['1', '12', '12+', '12+3'])
      state = state.apply(must(setLatex(state, pos, latex, 1)).setTime(Date.now() + 5000))
    expect(mathAt(state.selection)?.latex).toBe('12+3')
    undo(state, (tr) => {
      state = state.apply(tr)
    })
    expect(state.doc.firstChild?.maybeChild(1)?.attrs.latex ?? '').toBe('')
  })
})

describe('leaving a formula', () => {
  const state = open(paragraph(text('甲'), { type: 'mathInline', attrs: { latex: 'x' } }, text('乙')))

  it('puts the caret on the side one goes to', () => {
    expect(state.apply(leaveMath(state, 2, 1)).selection.from).toBe(3)
    expect(state.apply(leaveMath(state, 2, -1)).selection.from).toBe(2)
  })

  it('removes it when it is empty', () => {
    const empty = state.apply(must(setLatex(state, 2, ' ', 1)))
    expect(empty.apply(leaveMath(empty, 2, 1)).doc.firstChild?.childCount).toBe(1)
  })

  it('finds or makes a line after a formula of its own line', () => {
    const alone = open({ type: 'mathBlock', attrs: { latex: 'x' } })
    const after = alone.apply(leaveMath(alone, 0, 1))
    expect(after.doc.childCount).toBe(2)
    expect(after.selection.$from.parent.type.name).toBe('paragraph')
    const between = open(paragraph(text('甲')), { type: 'mathBlock', attrs: { latex: 'x' } }, paragraph(text('乙')))
    expect(between.apply(leaveMath(between, 3, -1)).selection.from).toBe(2)
    expect(between.apply(leaveMath(between, 3, 1)).selection.from).toBe(5)
  })
})
