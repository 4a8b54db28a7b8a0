import type { Editor } from '@tiptap/core'
import { apply } from '../apply.ts'
import { canTakeRuby, putRuby } from './ruby-commands.ts'

/** Proposes readings for the selected characters. Its dictionary is large and is loaded when it is first asked for. */
export async function addRuby(editor: Editor): Promise<void> {
  if (!canTakeRuby(editor.state)) return
  const { pinyin } = await import('pinyin-pro')
  apply(editor, (state) => putRuby(state, (text) => pinyin(text, { type: 'array', nonZh: 'spaced' })))
  editor.commands.focus()
}
