import { getHomeworkSchema } from '@lightwork/content'
import { Node } from '@tiptap/pm/model'
import { EditorState, TextSelection } from '@tiptap/pm/state'
import { expect, it } from 'vitest'
import { newId } from './ids.ts'
import { dropOwnAnswer, type OwnAnswerKind, writeOwnAnswer } from './own-answer.ts'

const paragraph = (text: string) => ({ type: 'paragraph', content: [{ type: 'text', text }] })

/** An own item and a line of the sheet, the caret behind the words. */
function open(words: string): EditorState {
  const own = { type: 'ownItem', attrs: { id: newId() }, content: [paragraph('题目')] }
  const doc = Node.fromJSON(getHomeworkSchema(), { type: 'doc', content: [own, paragraph('说明')] })
  let caret = -1
  doc.descendants((node, pos) => {
    if (node.text === words) caret = pos + words.length
  })
  return EditorState.create({ doc, selection: TextSelection.create(doc, caret) })
}

const write = (state: EditorState, kind: OwnAnswerKind, words: string) => {
  const tr = writeOwnAnswer(state, kind)
  return tr === null ? state : state.apply(tr.insertText(words))
}
const partsOf = ({ doc }: EditorState) =>
  doc.firstChild?.children.map(({ type, textContent }) => [type.name, textContent])

it('an own item gets an answer and an explanation, in this order whichever is written first, each once', () => {
  let state = write(open('题目'), 'ownExplanation', '因为')
  state = write(state, 'ownAnswer', '四')
  state = write(state, 'ownAnswer', '十')
  state.doc.check()
  expect(partsOf(state)).toEqual([
    ['paragraph', '题目'],
    ['ownAnswer', '十四'],
    ['ownExplanation', '因为'],
  ])
})

it('a line of the sheet has no answer', () => {
  expect(writeOwnAnswer(open('说明'), 'ownAnswer')).toBeNull()
})

it('an answer left empty goes with Backspace, one with words stays', () => {
  const empty = write(open('题目'), 'ownAnswer', '')
  const dropped = dropOwnAnswer(empty)
  expect(dropped === null ? null : partsOf(empty.apply(dropped))).toEqual([['paragraph', '题目']])
  expect(dropped?.selection.$from.parent.textContent).toBe('题目')
  expect(dropOwnAnswer(write(open('题目'), 'ownAnswer', '四'))).toBeNull()
})
