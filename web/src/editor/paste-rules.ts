import { Extension } from '@tiptap/core'
import { Plugin, Selection } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import { withFormulas } from './math/formula-text.ts'
import { type Dropped, droppedFiles, lostInHtml } from './paste.ts'

export interface PasteRulesOptions {
  /** What a paste or drop held that the sheet cannot take. */
  readonly onDropped: (list: readonly Dropped[]) => void
  /** Takes pictures and recordings; false where the text has no place for them. */
  readonly onFiles: (files: readonly File[]) => boolean
}

/** Files go where they were dropped, not where one last wrote. */
function placeCaret(view: EditorView, { dataTransfer, clientX, clientY }: DragEvent): void {
  const at = view.posAtCoords({ left: clientX, top: clientY })
  if (dataTransfer === null || dataTransfer.files.length === 0 || at === null) return
  view.dispatch(view.state.tr.setSelection(Selection.near(view.state.doc.resolve(at.pos))))
}

/** Pasting: formulas written as text become formulas, pictures and Word's own formulas are named instead of lost in silence. */
export const PasteRules = Extension.create<PasteRulesOptions>({
  name: 'pasteRules',
  priority: 200,
  addOptions: () => ({ onDropped: () => {}, onFiles: () => false }),
  addProseMirrorPlugins() {
    const { onDropped, onFiles } = this.options
    const take = (files: FileList | undefined) => files !== undefined && files.length > 0 && onFiles([...files])
    const report = (list: readonly Dropped[]) => {
      if (list.length > 0) onDropped(list)
      return list.length > 0
    }
    return [
      new Plugin({
        props: {
          transformPasted: (slice) => withFormulas(slice),
          transformPastedHTML: (html) => {
            report(lostInHtml(html))
            return html
          },
          handlePaste: (view, { clipboardData }) => {
            if (clipboardData === null) return false
            const text = clipboardData.getData('text/plain')
            const html = clipboardData.getData('text/html')
            // Word sends a picture of the text beside the text: only a clipboard of files alone is refused.
            if (text === '' && html === '' && take(clipboardData.files)) return true
            if (text === '' && html === '') return report(droppedFiles(clipboardData.files))
            // Before Tiptap's list takes "1. …" and "A. …" for a list of its own: a teacher's numbers stay as they are.
            return html.trim() === '' && view.pasteText(text)
          },
          handleDrop: (view, event) => {
            placeCaret(view, event)
            const done = take(event.dataTransfer?.files) || report(droppedFiles(event.dataTransfer?.files ?? []))
            if (done) event.preventDefault()
            return done
          },
        },
      }),
    ]
  },
})
