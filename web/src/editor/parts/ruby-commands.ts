import { RUBY_LIMITS, type RubyPair, rubyText } from '@lightwork/content'
import type { Node } from '@tiptap/pm/model'
import { type EditorState, NodeSelection, TextSelection, type Transaction } from '@tiptap/pm/state'
import type { SelectedPart } from './part-commands.ts'

/** Readings of the characters of a text, one for each; empty for what is not read. */
export type Reader = (text: string) => readonly string[]

const HAN = /\p{Script=Han}/u

/** Words with their readings, character by character; what is not Chinese stands together and has none. */
function pairsOf(text: string, read: Reader): RubyPair[] {
  const readings = read(text)
  return [...text].map((character, index) => [
    character,
    HAN.test(character) ? (readings[index] ?? '').slice(0, RUBY_LIMITS.reading) : '',
  ])
}

/** The selection when it is in one line and holds Chinese characters. */
export function canTakeRuby({ selection, doc }: EditorState): boolean {
  const { $from, $to, from, to, empty } = selection
  if (!(selection instanceof TextSelection) || empty || $from.parent !== $to.parent || to - from > 400) return false
  return HAN.test(doc.textBetween(from, to))
}

/** Puts readings over the selected characters; what is no text between them stays as it is. */
export function putRuby(state: EditorState, read: Reader): Transaction | null {
  const { tr, selection, schema } = state
  const { ruby } = schema.nodes
  if (ruby === undefined || !canTakeRuby(state)) return null
  const nodes: Node[] = []
  const { $from, $to } = selection
  $from.parent.content.cut($from.parentOffset, $to.parentOffset).forEach((node) => {
    const pairs = node.isText ? pairsOf(node.text ?? '', read) : []
    if (!node.isText) nodes.push(node)
    for (let start = 0; start < pairs.length; start += RUBY_LIMITS.pairs)
      nodes.push(ruby.create({ pairs: pairs.slice(start, start + RUBY_LIMITS.pairs) }, null, node.marks))
  })
  tr.replaceWith(selection.from, selection.to, nodes)
  const first = tr.doc.nodeAt(selection.from)
  return first?.type === ruby ? tr.setSelection(NodeSelection.create(tr.doc, selection.from)) : tr
}

/** The characters again, without what stood over them. */
export function withoutRuby({ tr, schema }: EditorState, { pos, node }: SelectedPart): Transaction {
  const text = schema.text(rubyText(node.attrs.pairs), node.marks)
  tr.replaceWith(pos, pos + node.nodeSize, text)
  return tr.setSelection(TextSelection.create(tr.doc, pos, pos + text.nodeSize))
}
