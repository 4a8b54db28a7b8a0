import type { DocumentNode } from '@lightwork/content'
import type { Lost, Pasted, Picture } from '@lightwork/interchange/clipboard'
import { closeHistory } from '@tiptap/pm/history'
import { Fragment, type Schema, Slice } from '@tiptap/pm/model'
import type { EditorState, Transaction } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'

/** Something that a paste or drop held and the sheet cannot take, or takes as something else. */
export interface Dropped {
  readonly kind: Lost['kind'] | 'file'
  readonly name: string
}

const isPicture = (file: File) => file.type.startsWith('image/')

export const droppedFiles = (files: Iterable<File>): Dropped[] =>
  Array.from(files, (file) => ({ kind: isPicture(file) ? 'picture' : 'file', name: file.name }))

type Reader = typeof import('@lightwork/interchange/clipboard')

let loading: Promise<Reader> | null = null

/** The reader of foreign markup, kept out of what the editor needs to open. A failed load is tried again. */
export function loadReader(): Promise<Reader> {
  loading ??= import('@lightwork/interchange/clipboard').catch((error: unknown) => {
    loading = null
    throw error
  })
  return loading
}

/** What lies on a clipboard or is dragged. */
export interface Carried {
  readonly html: string
  readonly text: string
  readonly files: readonly File[]
}

type Words = Pick<Carried, 'html' | 'text'>

/** Ours, with everything our blocks know of themselves: the editor reads that by itself. */
export const isOwn = ({ html }: Words): boolean => html.includes('data-pm-slice')

/** One line of words, nothing in it that could be more: needs no reading. */
export const isPlain = ({ html, text }: Words): boolean =>
  html.trim() === '' && !/[\\$_^\r\n]|[A-H]\s?[.．、)）]/.test(text)

function readWith({ readHtml, readText }: Reader, { html, text }: Words): Pasted {
  const read = html.trim() === '' ? readText(text) : readHtml(html)
  const isNothing = read.blocks.length === 0 && read.pictures.length === 0
  return isNothing && text.trim() !== '' ? { ...readText(text), lost: read.lost } : read
}

/** Paragraphs at the ends join the text around the caret; other blocks stand by themselves. */
function sliceOf(schema: Schema, blocks: readonly DocumentNode[]): Slice {
  const content = Fragment.fromJSON(schema, blocks)
  const open = (type: string | undefined) => (type === 'paragraph' ? 1 : 0)
  return new Slice(content, open(content.firstChild?.type.name), open(content.lastChild?.type.name))
}

/** Puts blocks where the selection is, as one step to undo. */
export const putBlocks = ({ tr, schema }: EditorState, blocks: readonly DocumentNode[]): Transaction =>
  closeHistory(tr)
    .replaceSelection(sliceOf(schema, blocks))
    .scrollIntoView()
    .setMeta('paste', true)
    .setMeta('uiEvent', 'paste')

/** While an input method composes, the document is not to be touched (Safari sends the end before the last key). */
const composed = (view: EditorView): Promise<void> =>
  new Promise((resolve) => {
    if (!view.composing) resolve()
    else view.dom.addEventListener('compositionend', () => setTimeout(resolve, 100), { once: true })
  })

/** Types of pictures that the bank keeps. */
const kept = /^data:(image\/(?:png|jpeg|webp|svg\+xml))(?:;[\w=-]+)*?(;base64)?,(.*)$/s

function fileOf({ name, data }: Picture): File | null {
  const [, type = '', isBase64, body = ''] = kept.exec(data) ?? []
  if (type === '') return null
  try {
    const text = isBase64 === undefined ? decodeURIComponent(body) : atob(body)
    const bytes =
      isBase64 === undefined ? new TextEncoder().encode(text) : Uint8Array.from(text, (c) => c.charCodeAt(0))
    const ending = type.replace(/^image\/|\+xml$/g, '')
    return new File([bytes], `${name === '' ? 'picture' : name.slice(0, 60)}.${ending}`, { type })
  } catch {
    return null
  }
}

export interface Takers {
  readonly onDropped: (list: readonly Dropped[]) => void
  /** Takes pictures and recordings; false where the text has no place for them. */
  readonly onFiles: (files: readonly File[]) => boolean
}

/** Pictures that came inside the text go the way of files; those that cannot are named. */
function takePictures(pictures: readonly Picture[], { onFiles }: Takers): Dropped[] {
  const read = pictures.map((picture) => ({ file: fileOf(picture), name: picture.name }))
  const files = read.flatMap(({ file }) => (file === null ? [] : [file]))
  const taken = files.length > 0 && onFiles(files)
  return read.flatMap(({ file, name }) => (taken && file !== null ? [] : [{ kind: 'picture' as const, name }]))
}

/** Without the reader (no network): what the editor itself makes of it, and a word on formulas that go missing so. */
function putUnread(view: EditorView, { html, text }: Words): Dropped[] {
  if (html.trim() === '') view.pasteText(text)
  else view.pasteHTML(html)
  return /msEquation|<m:oMath|<math/i.test(html) ? [{ kind: 'formula', name: '' }] : []
}

/** Reads what another program brought and puts it at the caret; tells what of it does not arrive. */
export async function bring(view: EditorView, carried: Carried, takers: Takers): Promise<void> {
  const reader = await loadReader().catch(() => null)
  await composed(view)
  if (view.isDestroyed || !view.editable) return
  const report = (list: readonly Dropped[]) => list.length > 0 && takers.onDropped(list)
  if (reader === null) {
    report(putUnread(view, carried))
    return
  }
  const { blocks, lost, pictures } = readWith(reader, carried)
  // A picture copied by itself: the markup says only where it was, its bytes lie beside it.
  const isFrame = blocks.length === 0 && pictures.length === 0
  if (isFrame && carried.files.some(isPicture) && takers.onFiles(carried.files.filter(isPicture))) return
  if (blocks.length > 0) view.dispatch(putBlocks(view.state, blocks))
  report([...lost, ...takePictures(pictures, takers)])
}
