import { Extension } from '@tiptap/core'
import type { ResolvedPos } from '@tiptap/pm/model'
import { type EditorState, TextSelection, type Transaction } from '@tiptap/pm/state'
import { addRuby } from './add-ruby.ts'

/** Enter in the title of a poem goes to its author, from there to its first line. */
function nextPoemLine({ selection, tr }: EditorState): Transaction | null {
  const { $from, empty } = selection
  const { name } = $from.parent.type
  if (!empty || (name !== 'poemTitle' && name !== 'poemAuthor')) return null
  return tr.setSelection(TextSelection.create(tr.doc, $from.after() + 1))
}

const holds = ($from: ResolvedPos): boolean => {
  const holder = $from.depth > 0 ? $from.node(-1).type.name : ''
  return holder === 'poem' || holder === 'sideBySide'
}

/** Enter in an empty last line leaves a poem or columns, as it leaves a list. */
function leave({ selection, schema, tr }: EditorState): Transaction | null {
  const { $from, empty } = selection
  const paragraph = schema.nodes.paragraph?.create()
  if (!empty || !holds($from) || $from.parent.content.size > 0 || paragraph === undefined) return null
  const holder = $from.node(-1)
  const least = holder.type.name === 'poem' ? 3 : 1
  if ($from.index(-1) !== holder.childCount - 1 || holder.childCount <= least) return null
  const end = $from.after(-1)
  tr.insert(end, paragraph).setSelection(TextSelection.create(tr.doc, end + 1))
  return tr.delete($from.before(), $from.after())
}

/** Backspace in the first line takes a poem or columns away when nothing is written in them. */
function dropEmpty({ selection, schema, tr }: EditorState): Transaction | null {
  const { $from, empty } = selection
  const paragraph = schema.nodes.paragraph?.create()
  if (!empty || !holds($from) || $from.parentOffset > 0 || paragraph === undefined) return null
  const holder = $from.node(-1)
  const isBare = holder.children.every((line) => line.isTextblock && line.content.size === 0)
  if ($from.index(-1) > 0 || !isBare) return null
  const start = $from.before(-1)
  tr.replaceWith(start, $from.after(-1), paragraph)
  return tr.setSelection(TextSelection.create(tr.doc, start + 1))
}

/** Keys in poems and columns, and Alt+P for pinyin. ProseMirror keeps them from us while an input method composes. */
export const WritingKeys = Extension.create({
  name: 'writingKeys',
  priority: 205,
  addKeyboardShortcuts() {
    const { editor } = this
    const change =
      (...makes: readonly ((state: EditorState) => Transaction | null)[]) =>
      () => {
        for (const make of makes) {
          const tr = make(editor.state)
          if (tr === null) continue
          editor.view.dispatch(tr.scrollIntoView())
          return true
        }
        return false
      }
    return {
      Enter: change(nextPoemLine, leave),
      Backspace: change(dropEmpty),
      'Alt-p': () => {
        void addRuby(editor)
        return true
      },
    }
  },
})
