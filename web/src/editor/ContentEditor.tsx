import { checkItemContent, type Document } from '@lightwork/content'
import type { Editor, JSONContent } from '@tiptap/core'
import { EditorContent, useEditor } from '@tiptap/react'
import { useEffect, useMemo, useRef, useState } from 'react'
import { useWords } from '../lib/language.ts'
import { Button } from '../ui/Button.tsx'
import { PlusIcon } from '../ui/icons.tsx'
import { Notice } from '../ui/Notice.tsx'
import { contentExtensions } from './extensions.ts'
import { FilePicker } from './FilePicker.tsx'
import { documentOf } from './handle.ts'
import { insertMedia, insertPart, insertsFor, type StoredMedia } from './inserts.ts'
import type { PartKind } from './item-parts/part-commands.ts'
import { partWords } from './item-parts/part-words.ts'
import { MovedContext, PartErrorsContext } from './item-parts/use-part.ts'
import { MathBox } from './math/MathBox.tsx'
import { openMenu } from './open-menu.ts'
import { attributesFor, quietOptions } from './options.ts'
import { PartBox } from './parts/PartBox.tsx'
import type { Dropped } from './paste.ts'
import { replaceDocument } from './replace-document.ts'
import { SlashMenu } from './slash/SlashMenu.tsx'
import type { SlashEntry } from './slash/slash-entries.ts'
import { useEntries } from './slash/use-entries.ts'
import { EditorToolbar } from './toolbar/EditorToolbar.tsx'
import { InsertMenu } from './toolbar/InsertMenu.tsx'
import { useLatest } from './use-latest.ts'
import { useMoved } from './use-moved.ts'
import { editorWords } from './words.ts'
import 'katex/dist/katex.min.css'
import '@lightwork/content/parts.css'
import './editor.css'
import './item-parts/item-parts.css'

export interface ContentEditorProps {
  /** Read when `round` changes, and then put into the text as one step to undo; at other times it may lag behind. */
  readonly document: Document
  readonly round?: number
  readonly onChange: (document: Document) => void
  /** What is written here, e.g. 题干. */
  readonly label: string
  readonly onDropped?: (list: readonly Dropped[]) => void
  /** What the item is made of, beside its text: offered below it and in the menu. */
  readonly adds?: PartKind | undefined
  /** What is wrong with the nth part. */
  readonly partErrors?: readonly (string | undefined)[]
  /** Keeps pictures and recordings that were chosen, dropped or pasted; each is put at the caret once it is kept. */
  readonly onFiles?: (files: readonly File[], insert: (media: StoredMedia) => void) => void
}

function readable(document: Document): Document | null {
  try {
    return checkItemContent(document)
  } catch {
    return null
  }
}

/** The text of an item: stem with its options, answer or explanation. */
export function ContentEditor(props: ContentEditorProps) {
  const words = useWords(editorWords)
  const [first] = useState(() => readable(props.document))
  return first === null ? <Notice tone="refuse">{words.damaged}</Notice> : <Content {...props} first={first} />
}

/** Takes what was changed from outside into the text. */
function useRounds(editor: Editor, document: Document, round: number): void {
  const [read, setRead] = useState(round)
  useEffect(() => {
    if (read === round) return
    setRead(round)
    const next = readable(document)
    if (next !== null) replaceDocument(editor, next)
  }, [editor, document, round, read])
}

/** The way to go on: one more part below the last. */
function PartFoot({ editor, adds }: { readonly editor: Editor; readonly adds: PartKind }) {
  const words = useWords(partWords)
  return (
    <div className="part-foot">
      <Button kind="quiet" onPress={() => insertPart(editor, adds)}>
        <PlusIcon size={16} />
        {words[`add_${adds}`]}
      </Button>
    </div>
  )
}

const noErrors: readonly undefined[] = []

function Content(props: ContentEditorProps & { readonly first: Document }) {
  const { first, document, round = 0, onChange, label, onDropped, onFiles, adds, partErrors = noErrors } = props
  const [said, say] = useMoved()
  const picker = useRef<HTMLInputElement>(null)
  const insertStored = useRef<(media: StoredMedia) => void>(() => {})
  const toolbar = useRef<HTMLDivElement>(null)
  const insertButton = useRef<HTMLSpanElement>(null)
  const frame = useRef<HTMLDivElement>(null)
  const latest = useLatest({ onChange, onDropped, onFiles, say })
  const offered = useRef<readonly SlashEntry[]>([])
  const [extensions] = useState(() =>
    contentExtensions({
      onDropped: (list) => latest.current.onDropped?.(list),
      onFiles: (files) => {
        latest.current.onFiles?.(files, (media) => insertStored.current(media))
        return latest.current.onFiles !== undefined
      },
      hintFor: () => '',
      onMoved: (moved) => latest.current.say(moved),
      // The text of an item is short: the browser's own search is enough.
      onFind: null,
      slashEntries: () => offered.current,
      onInsertMenu: () => openMenu(insertButton.current),
      onToolbar: () => toolbar.current?.querySelector<HTMLElement>('button:not(:disabled)')?.focus(),
    }),
  )
  const editorProps = useMemo(() => ({ attributes: attributesFor(label) }), [label])
  const editor = useEditor({
    extensions,
    // Tiptap's type is not readonly, though it changes nothing.
    content: first as JSONContent,
    ...quietOptions,
    editorProps,
    onUpdate: ({ editor: changed }) => latest.current.onChange(documentOf(changed)),
  })
  useEffect(() => {
    insertStored.current = (media) => insertMedia(editor, media)
  }, [editor])
  useRounds(editor, document, round)
  const { ownItem, group, title, instruction, line, ownAnswer, ownExplanation, ...inserts } = insertsFor(editor)
  const part = adds === undefined ? {} : { [adds]: () => insertPart(editor, adds) }
  const media = onFiles === undefined ? {} : { media: () => picker.current?.click() }
  const all = { ...part, ...inserts, ...media }
  const entries = useEntries(all, offered)
  return (
    <div className="content-editor">
      <EditorToolbar editor={editor} toolbarRef={toolbar}>
        <InsertMenu editor={editor} inserts={all} buttonRef={insertButton} />
      </EditorToolbar>
      <FilePicker pickerRef={picker} onFiles={(files) => onFiles?.(files, (stored) => insertStored.current(stored))} />
      <div className="sheet-frame" ref={frame}>
        <PartErrorsContext value={partErrors}>
          <MovedContext value={say}>
            <EditorContent editor={editor} />
          </MovedContext>
        </PartErrorsContext>
        {adds !== undefined && <PartFoot editor={editor} adds={adds} />}
        <MathBox editor={editor} frame={frame} />
        <PartBox editor={editor} frame={frame} />
        <SlashMenu editor={editor} frame={frame} entries={entries} />
      </div>
      <div className="visually-hidden" role="status">
        {said}
      </div>
    </div>
  )
}
