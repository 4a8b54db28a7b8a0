import { checkHomework, type Document } from '@lightwork/content'
import type { Editor, JSONContent } from '@tiptap/core'
import { EditorContent, useEditor } from '@tiptap/react'
import { type CSSProperties, type Ref, useEffect, useImperativeHandle, useMemo, useRef, useState } from 'react'
import { useWords } from '../lib/language.ts'
import { Button } from '../ui/Button.tsx'
import { Notice } from '../ui/Notice.tsx'
import { type SheetTasks, tasksOf } from './blocks/parts.ts'
import { sheetExtensions } from './extensions.ts'
import { FilePicker } from './FilePicker.tsx'
import { FindBar } from './find/FindBar.tsx'
import { documentOf, type HomeworkHandle, homeworkHandle } from './handle.ts'
import { insertWords } from './insert-words.ts'
import { insertMedia, insertsFor, type StoredMedia } from './inserts.ts'
import { MathBox } from './math/MathBox.tsx'
import { openMenu } from './open-menu.ts'
import { attributesFor, quietOptions } from './options.ts'
import { PartBox } from './parts/PartBox.tsx'
import type { Dropped } from './paste.ts'
import { SlashMenu } from './slash/SlashMenu.tsx'
import type { SlashEntry } from './slash/slash-entries.ts'
import { useEntries } from './slash/use-entries.ts'
import { EditorToolbar } from './toolbar/EditorToolbar.tsx'
import { InsertMenu } from './toolbar/InsertMenu.tsx'
import { SheetTools } from './toolbar/SheetTools.tsx'
import { useZoom } from './toolbar/zoom.ts'
import { useDrawn } from './use-drawn.ts'
import { useLatest } from './use-latest.ts'
import { useMoved } from './use-moved.ts'
import { EditableContext, type Versions, VersionsContext } from './versions.ts'
import { editorWords } from './words.ts'
import 'katex/dist/katex.min.css'
import '@lightwork/content/parts.css'
import './editor.css'
import './blocks.css'
import './blocks/own-answer.css'

export interface HomeworkEditorProps {
  /** Read once. To show another document give the editor another `key`. */
  readonly document: Document
  /** Called at every change; `getDocument` costs as much as the document is long, so ask for it after a pause. */
  readonly onChange: (getDocument: () => Document) => void
  /** Called at the start, and when what costs minutes, or whom, has changed. */
  readonly onTasks: (tasks: SheetTasks) => void
  readonly versions: Versions
  readonly readOnly?: boolean
  /** What a paste or drop held that a sheet cannot take, such as Word's own formulas. */
  readonly onDropped?: (list: readonly Dropped[]) => void
  /** Keeps pictures and recordings that were chosen, dropped or pasted; each is put at the caret once it is kept. */
  readonly onFiles?: (files: readonly File[], insert: (media: StoredMedia) => void) => void
  readonly ref?: Ref<HomeworkHandle>
}

/** The document when this version of the editor understands all of it; what it does not know it would lose on saving. */
function readable(document: Document): Document | null {
  try {
    return checkHomework(document)
  } catch {
    return null
  }
}

/** The sheet a teacher writes a homework on. Load it lazily: it is the largest part of the product. */
export function HomeworkEditor(props: HomeworkEditorProps) {
  const words = useWords(editorWords)
  const [document] = useState(() => readable(props.document))
  return document === null ? <Notice tone="refuse">{words.damaged}</Notice> : <Sheet {...props} document={document} />
}

// React's type of styles knows no properties of one's own.
const zoomed = (zoom: number) => ({ '--zoom': zoom / 100 }) as CSSProperties

const hintNames = {
  doc: 'hint',
  ownItem: 'ownHint',
  poemTitle: 'poemTitleHint',
  poemAuthor: 'poemAuthorHint',
} as const

/** What is said in a recording is an answer: a sheet has no place for it. */
function sheetInserts(editor: Editor) {
  const { transcript: _, ...inserts } = insertsFor(editor)
  return inserts
}

function Sheet({
  document,
  onChange,
  onTasks,
  versions,
  readOnly = false,
  onDropped,
  onFiles,
  ref,
}: HomeworkEditorProps) {
  const words = useWords(editorWords)
  const [said, say] = useMoved()
  const toolbar = useRef<HTMLDivElement>(null)
  const insertButton = useRef<HTMLSpanElement>(null)
  const frame = useRef<HTMLDivElement>(null)
  const visited = useRef(false)
  const picker = useRef<HTMLInputElement>(null)
  const insertStored = useRef<(media: StoredMedia) => void>(() => {})
  const take = (files: readonly File[]) => onFiles?.(files, (media) => insertStored.current(media))
  const [finding, setFinding] = useState<'find' | 'replace' | null>(null)
  const [zoom] = useZoom()
  const drawn = useDrawn()
  const latest = useLatest({ onChange, onTasks, onDropped, onFiles, take, say, words, setFinding })
  const offered = useRef<readonly SlashEntry[]>([])
  const [extensions] = useState(() =>
    sheetExtensions({
      onTasks: (tasks) => latest.current.onTasks(tasks),
      onFiles: (files) => {
        latest.current.take(files)
        return latest.current.onFiles !== undefined
      },
      onDropped: (list) => latest.current.onDropped?.(list),
      onMoved: (moved) => latest.current.say(moved),
      hintFor: (place) => latest.current.words[hintNames[place]],
      onFind: (withReplace) => latest.current.setFinding(withReplace ? 'replace' : 'find'),
      slashEntries: () => offered.current,
      onInsertMenu: () => openMenu(insertButton.current),
      onToolbar: () => toolbar.current?.querySelector<HTMLElement>('button:not(:disabled)')?.focus(),
    }),
  )
  const editorProps = useMemo(() => ({ attributes: attributesFor(words.sheet) }), [words])
  const editor = useEditor({
    extensions,
    // Tiptap's type is not readonly, though it changes nothing.
    content: document as JSONContent,
    editable: !readOnly,
    ...quietOptions,
    editorProps,
    onUpdate: ({ editor: changed }) => latest.current.onChange(() => documentOf(changed)),
    onFocus: () => {
      visited.current = true
    },
  })

  useEffect(() => {
    latest.current.onTasks(tasksOf(editor.state.doc))
  }, [editor, latest])
  useEffect(() => {
    editor.setEditable(!readOnly, false)
  }, [editor, readOnly])
  useEffect(() => {
    insertStored.current = (media) => insertMedia(editor, media)
  }, [editor])
  const inserts = { ...sheetInserts(editor), ...(onFiles !== undefined && { media: () => picker.current?.click() }) }
  const entries = useEntries(inserts, offered)
  useImperativeHandle(ref, () => homeworkHandle(editor, () => !visited.current), [editor])

  return (
    <VersionsContext value={versions}>
      <EditableContext value={!readOnly}>
        <div className="homework-editor">
          {!readOnly && (
            <EditorToolbar editor={editor} toolbarRef={toolbar}>
              <InsertMenu editor={editor} inserts={inserts} buttonRef={insertButton} />
              <SheetTools editor={editor} onFind={() => setFinding('find')} />
            </EditorToolbar>
          )}
          {finding !== null && (
            <FindBar
              key={finding}
              editor={editor}
              withReplace={finding === 'replace' && !readOnly}
              onClose={() => setFinding(null)}
            />
          )}
          <FilePicker pickerRef={picker} onFiles={take} />
          <div className="sheet-frame" ref={frame} style={zoomed(zoom)}>
            <EditorContent editor={editor} hidden={!drawn} />
            {!readOnly && <SheetFoot editor={editor} />}
            <MathBox editor={editor} frame={frame} />
            <PartBox editor={editor} frame={frame} />
            <SlashMenu editor={editor} frame={frame} entries={entries} />
          </div>
          <div className="visually-hidden" role="status">
            {said}
          </div>
        </div>
      </EditableContext>
    </VersionsContext>
  )
}

/** The place to go on writing, whatever the sheet ends with. */
function SheetFoot({ editor }: { readonly editor: Editor }) {
  const words = useWords(insertWords)
  const inserts = insertsFor(editor, { atEnd: true })
  return (
    <div className="sheet-foot">
      <Button kind="quiet" onPress={inserts.line}>
        {words.line}
      </Button>
      <Button kind="quiet" onPress={inserts.ownItem}>
        {words.ownItem}
      </Button>
      <Button kind="quiet" onPress={inserts.group}>
        {words.group}
      </Button>
    </div>
  )
}
