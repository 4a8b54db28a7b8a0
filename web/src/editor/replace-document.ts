import type { Document } from '@lightwork/content'
import type { Editor } from '@tiptap/core'
import { apply } from './apply.ts'

/** Another text from outside the editor, as one step of its history: only what differs is replaced. */
export function replaceDocument(editor: Editor, document: Document): void {
  apply(editor, ({ doc, tr, schema }) => {
    const next = schema.nodeFromJSON(document)
    const start = doc.content.findDiffStart(next.content)
    const end = doc.content.findDiffEnd(next.content)
    if (start === null || end === null) return null
    // Where the same words repeat the two ends may meet before the start.
    const overlap = Math.max(0, start - Math.min(end.a, end.b))
    tr.replace(start, end.a + overlap, next.slice(start, end.b + overlap))
    return tr.doc.eq(next) ? tr : tr.replaceWith(0, tr.doc.content.size, next.content)
  })
}
