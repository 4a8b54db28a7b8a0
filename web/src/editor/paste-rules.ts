import { Extension } from '@tiptap/core'
import { Plugin, Selection } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import { BANK_ITEM } from './bank-drop.ts'
import { bring, type Carried, droppedFiles, isOwn, isPlain, loadReader, type Takers } from './paste.ts'

/** The reader is fetched when the page has come to rest, so that a paste without network finds it here. */
const AT_REST = 4_000

const carriedBy = (data: DataTransfer): Carried => ({
  html: data.getData('text/html'),
  text: data.getData('text/plain'),
  files: [...data.files],
})

const isEmpty = ({ html, text }: Carried) => html === '' && text === ''

function paste(view: EditorView, data: DataTransfer, takers: Takers): boolean {
  const carried = carriedBy(data)
  // Word sends a picture of the text beside the text: only a clipboard of files alone is about files.
  if (isEmpty(carried)) return takeFiles(data.files, takers)
  if (isOwn(carried)) return false
  // Before Tiptap's list takes "1. …" and "A. …" for a list of its own: a teacher's numbers stay as they are.
  if (isPlain(carried)) return view.pasteText(carried.text)
  void bring(view, carried, takers)
  return true
}

/** What is dropped goes where it was dropped, not where one last wrote. */
const placeCaret = (view: EditorView, pos: number) =>
  view.dispatch(view.state.tr.setSelection(Selection.near(view.state.doc.resolve(pos))))

function takeFiles(files: FileList, { onFiles, onDropped }: Takers): boolean {
  if (files.length === 0) return false
  if (!onFiles([...files])) onDropped(droppedFiles(files))
  return true
}

function drop(view: EditorView, event: DragEvent, takers: Takers): boolean {
  const { dataTransfer } = event
  if (dataTransfer === null || view.dragging !== null || dataTransfer.types.includes(BANK_ITEM)) return false
  const at = view.posAtCoords({ left: event.clientX, top: event.clientY })
  if (dataTransfer.files.length > 0) {
    if (at !== null) placeCaret(view, at.pos)
    return takeFiles(dataTransfer.files, takers)
  }
  const carried = carriedBy(dataTransfer)
  if (isEmpty(carried) || isOwn(carried) || at === null) return false
  placeCaret(view, at.pos)
  view.focus()
  void bring(view, carried, takers)
  return true
}

/** Pasting and dropping: what other programs bring is read for what it is, and what cannot come is named. */
export const PasteRules = Extension.create<Takers>({
  name: 'pasteRules',
  priority: 200,
  addOptions: () => ({ onDropped: () => {}, onFiles: () => false }),
  addProseMirrorPlugins() {
    const takers = this.options
    return [
      new Plugin({
        view: () => {
          const timer = setTimeout(() => loadReader().catch(() => {}), AT_REST)
          return { destroy: () => clearTimeout(timer) }
        },
        props: {
          // Before ProseMirror reads the markup: Word's styles would be refused by the page's policy with a noise.
          handleDOMEvents: {
            paste: (view, event) => {
              if (!view.editable || view.composing || event.clipboardData === null) return false
              const done = paste(view, event.clipboardData, takers)
              if (done) event.preventDefault()
              return done
            },
            drop: (view, event) => {
              const done = view.editable && drop(view, event, takers)
              if (done) event.preventDefault()
              return done
            },
          },
        },
      }),
    ]
  },
})
