import { checkHomework, type Document } from '@lightwork/content'
import type { Editor, JSONContent } from '@tiptap/core'
import { EditorContent, useEditor } from '@tiptap/react'
import { type Ref, useEffect, useImperativeHandle, useMemo, useRef, useState } from 'react'
import { useWords } from '../lib/language.ts'
import { Button } from '../ui/Button.tsx'
import { Notice } from '../ui/Notice.tsx'
import { partsOf, type SheetPart } from './blocks/parts.ts'
import { sheetExtensions } from './extensions.ts'
import { documentOf, type HomeworkHandle, homeworkHandle } from './handle.ts'
import { insertsFor } from './inserts.ts'
import { MathBox } from './math/MathBox.tsx'
import { openMenu } from './open-menu.ts'
import { attributesFor, quietOptions } from './options.ts'
import type { Dropped } from './paste.ts'
import { EditorToolbar } from './toolbar/EditorToolbar.tsx'
import { InsertMenu } from './toolbar/InsertMenu.tsx'
import { useLatest } from './use-latest.ts'
import { useMoved } from './use-moved.ts'
import { EditableContext, type Versions, VersionsContext } from './versions.ts'
import { editorWords } from './words.ts'
import 'katex/dist/katex.min.css'
import './editor.css'
import './blocks.css'

export interface HomeworkEditorProps {
  /** Read once. To show another document give the editor another `key`. */
  readonly document: Document
  /** Called at every change; `getDocument` costs as much as the document is long, so ask for it after a pause. */
  readonly onChange: (getDocument: () => Document) => void
  /** Called at the start, and when what costs minutes has changed. */
  readonly onParts: (parts: SheetPart[]) => void
  readonly versions: Versions
  readonly readOnly?: boolean
  /** What a paste or drop held that a sheet cannot take: pictures, Word's own formulas. */
  readonly onDropped?: (list: readonly Dropped[]) => void
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

/** What is said in a recording is an answer: a sheet has no place for it. */
function sheetInserts(editor: Editor) {
  const { transcript: _, ...inserts } = insertsFor(editor)
  return inserts
}

function Sheet({ document, onChange, onParts, versions, readOnly = false, onDropped, ref }: HomeworkEditorProps) {
  const words = useWords(editorWords)
  const [said, say] = useMoved()
  const toolbar = useRef<HTMLDivElement>(null)
  const insertButton = useRef<HTMLSpanElement>(null)
  const frame = useRef<HTMLDivElement>(null)
  const visited = useRef(false)
  const latest = useLatest({ onChange, onParts, onDropped, say, words })
  const [extensions] = useState(() =>
    sheetExtensions({
      onParts: (parts) => latest.current.onParts(parts),
      onFiles: () => false,
      onDropped: (list) => latest.current.onDropped?.(list),
      onMoved: (moved) => latest.current.say(moved),
      hintFor: (holder) => (holder === 'doc' ? latest.current.words.hint : latest.current.words.ownHint),
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
    latest.current.onParts(partsOf(editor.state.doc))
  }, [editor, latest])
  useEffect(() => {
    editor.setEditable(!readOnly, false)
  }, [editor, readOnly])
  useImperativeHandle(ref, () => homeworkHandle(editor, () => !visited.current), [editor])

  return (
    <VersionsContext value={versions}>
      <EditableContext value={!readOnly}>
        <div className="homework-editor">
          {!readOnly && (
            <EditorToolbar editor={editor} toolbarRef={toolbar}>
              <InsertMenu editor={editor} inserts={sheetInserts(editor)} buttonRef={insertButton} />
            </EditorToolbar>
          )}
          <div className="sheet-frame" ref={frame}>
            <EditorContent editor={editor} />
            {!readOnly && <SheetFoot editor={editor} />}
            <MathBox editor={editor} frame={frame} />
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
  const words = useWords(editorWords)
  const inserts = insertsFor(editor, { atEnd: true })
  return (
    <div className="sheet-foot">
      <Button kind="quiet" onPress={inserts.line}>
        {words.newLine}
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
