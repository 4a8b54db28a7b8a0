import type { NodeViewRenderer } from '@tiptap/core'
import { type EditorState, Selection, TextSelection } from '@tiptap/pm/state'
import { defineWords, wordsNow } from '../../lib/language.ts'
import type { Change } from './commands.ts'
import { workAt } from './structure.ts'

export type OwnAnswerKind = 'ownAnswer' | 'ownExplanation'

const words = defineWords({
  zh: { ownAnswer: '答案', ownExplanation: '解析', note: '只在教师用卷上' },
  en: { ownAnswer: 'Answer', ownExplanation: 'Explanation', note: 'only on the teacher’s copy' },
})

/** Goes to the answer or explanation of the own item here; makes room for it where there is none. */
export function writeOwnAnswer(state: EditorState, kind: OwnAnswerKind): Change {
  const { schema, selection, tr } = state
  const located = workAt(selection)
  const room = schema.nodes[kind]?.create(null, schema.nodes.paragraph?.create())
  if (located === null || located.node.type.name !== 'ownItem' || room === undefined) return null
  let at = located.pos + 1
  let found = false
  for (const child of located.node.children) {
    found = child.type.name === kind
    if (found || (kind === 'ownAnswer' && child.type.name === 'ownExplanation')) break
    at += child.nodeSize
  }
  if (!found) tr.insert(at, room)
  return tr.setSelection(Selection.near(tr.doc.resolve(at + 1))).scrollIntoView()
}

/** Backspace in an answer in which nothing stands takes it away. */
export function dropOwnAnswer({ selection, tr }: EditorState): Change {
  const { $from, empty } = selection
  if (!(selection instanceof TextSelection) || !empty || $from.parent.content.size > 0 || $from.depth < 2) return null
  const holder = $from.node(-1)
  if (!['ownAnswer', 'ownExplanation'].includes(holder.type.name) || holder.childCount > 1) return null
  const start = $from.before(-1)
  tr.delete(start, $from.after(-1))
  return tr.setSelection(Selection.near(tr.doc.resolve(start), -1))
}

/** Plain DOM: a heading that says for whom it is, and the text. */
export const ownAnswerView: NodeViewRenderer = ({ node }) => {
  const say = wordsNow(words)
  const kind = node.type.name === 'ownAnswer' ? 'ownAnswer' : 'ownExplanation'
  const dom = document.createElement('div')
  dom.className = 'own-answer'
  dom.setAttribute('role', 'group')
  dom.setAttribute('aria-label', `${say[kind]}，${say.note}`)
  const head = document.createElement('p')
  head.className = 'own-answer-head'
  head.contentEditable = 'false'
  head.setAttribute('aria-hidden', 'true')
  head.textContent = `${say[kind]} · ${say.note}`
  const contentDOM = document.createElement('div')
  dom.append(head, contentDOM)
  return { dom, contentDOM }
}
