import { checkItemContent, type Document } from '@lightwork/content'
import type { JSONContent } from '@tiptap/core'
import { EditorContent, useEditor } from '@tiptap/react'
import { useEffect, useMemo, useRef, useState } from 'react'
import { useWords } from '../lib/language.ts'
import { Notice } from '../ui/Notice.tsx'
import { contentExtensions } from './extensions.ts'
import { documentOf } from './handle.ts'
import { insertMedia, insertsFor, type StoredMedia } from './inserts.ts'
import { MathBox } from './math/MathBox.tsx'
import { openMenu } from './open-menu.ts'
import { attributesFor, quietOptions } from './options.ts'
import type { Dropped } from './paste.ts'
import { EditorToolbar } from './toolbar/EditorToolbar.tsx'
import { InsertMenu } from './toolbar/InsertMenu.tsx'
import { useLatest } from './use-latest.ts'
import { editorWords } from './words.ts'
import 'katex/dist/katex.min.css'
import './editor.css'

export interface ContentEditorProps {
  /** Read once. To show another document give the editor another `key`. */
  readonly document: Document
  readonly onChange: (document: Document) => void
  /** What is written here, e.g. 题干. */
  readonly label: string
  readonly onDropped?: (list: readonly Dropped[]) => void
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
  const [document] = useState(() => readable(props.document))
  return document === null ? <Notice tone="refuse">{words.damaged}</Notice> : <Content {...props} document={document} />
}

const ACCEPTED = 'image/png,image/jpeg,image/webp,image/svg+xml,audio/mpeg,audio/wav,audio/ogg,.opus'

function Content({ document, onChange, label, onDropped, onFiles }: ContentEditorProps) {
  const picker = useRef<HTMLInputElement>(null)
  const insertStored = useRef<(media: StoredMedia) => void>(() => {})
  const toolbar = useRef<HTMLDivElement>(null)
  const insertButton = useRef<HTMLSpanElement>(null)
  const frame = useRef<HTMLDivElement>(null)
  const latest = useLatest({ onChange, onDropped, onFiles })
  const [extensions] = useState(() =>
    contentExtensions({
      onDropped: (list) => latest.current.onDropped?.(list),
      onFiles: (files) => {
        latest.current.onFiles?.(files, (media) => insertStored.current(media))
        return latest.current.onFiles !== undefined
      },
      hintFor: () => '',
      onMoved: () => {},
      onInsertMenu: () => openMenu(insertButton.current),
      onToolbar: () => toolbar.current?.querySelector<HTMLElement>('button:not(:disabled)')?.focus(),
    }),
  )
  const editorProps = useMemo(() => ({ attributes: attributesFor(label) }), [label])
  const editor = useEditor({
    extensions,
    // Tiptap's type is not readonly, though it changes nothing.
    content: document as JSONContent,
    ...quietOptions,
    editorProps,
    onUpdate: ({ editor: changed }) => latest.current.onChange(documentOf(changed)),
  })
  useEffect(() => {
    insertStored.current = (media) => insertMedia(editor, media)
  }, [editor])
  const { formula, formulaLine, choices, blank, table, columns, steps, gap, transcript } = insertsFor(editor)
  const inserts = { formula, formulaLine, choices, blank, table, columns, steps, gap, transcript }
  const media = onFiles === undefined ? {} : { media: () => picker.current?.click() }
  return (
    <div className="content-editor">
      <EditorToolbar editor={editor} toolbarRef={toolbar}>
        <InsertMenu inserts={{ ...inserts, ...media }} buttonRef={insertButton} />
      </EditorToolbar>
      <input
        ref={picker}
        type="file"
        hidden
        accept={ACCEPTED}
        onChange={({ currentTarget }) => {
          const files = [...(currentTarget.files ?? [])]
          currentTarget.value = ''
          if (files.length > 0) onFiles?.(files, (stored) => insertStored.current(stored))
        }}
      />
      <div className="sheet-frame" ref={frame}>
        <EditorContent editor={editor} />
        <MathBox editor={editor} frame={frame} />
      </div>
    </div>
  )
}
