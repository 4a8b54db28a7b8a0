import type { Editor } from '@tiptap/core'
import { redoDepth, undoDepth } from '@tiptap/pm/history'
import { NodeSelection } from '@tiptap/pm/state'
import { useEditorState } from '@tiptap/react'
import type { ReactNode, RefObject } from 'react'
import { Toolbar } from 'react-aria-components/Toolbar'
import { useWords } from '../../lib/language.ts'
import { Button, IconButton, Toggle } from '../../ui/Button.tsx'
import {
  ChevronDownIcon,
  FormulaIcon,
  ListIcon,
  NumbersIcon,
  PinyinIcon,
  RedoIcon,
  SubscriptIcon,
  SuperscriptIcon,
  TableIcon,
  UndoIcon,
} from '../../ui/icons.tsx'
import { Menu } from '../../ui/Popover.tsx'
import { apply } from '../apply.ts'
import { insertWords } from '../insert-words.ts'
import { insertMath } from '../math/math-commands.ts'
import { fromMenu } from '../open-menu.ts'
import { addRuby } from '../parts/add-ruby.ts'
import { canTakeRuby } from '../parts/ruby-commands.ts'
import { editorWords } from '../words.ts'
import { BlankWidth, ColumnCount, columnsAt } from './PlaceTools.tsx'
import { useEscape } from './use-escape.ts'

const marks = ['bold', 'underline', 'superscript', 'subscript'] as const
type MarkName = (typeof marks)[number]

const faces: Record<MarkName, ReactNode> = {
  bold: <b>B</b>,
  underline: <u>U</u>,
  superscript: <SuperscriptIcon />,
  subscript: <SubscriptIcon />,
}

const styles = ['paragraph', 'title', 'subtitle', 'instruction'] as const
type Style = (typeof styles)[number]

function styleOf(editor: Editor): Style {
  if (editor.isActive('heading', { level: 2 })) return 'title'
  if (editor.isActive('heading', { level: 3 })) return 'subtitle'
  return editor.schema.nodes.instruction !== undefined && editor.isActive('instruction') ? 'instruction' : 'paragraph'
}

const selectedBlank = ({ state: { selection } }: Editor): number | null =>
  selection instanceof NodeSelection && selection.node.type.name === 'blank' ? Number(selection.node.attrs.width) : null

/** What the toolbar shows; the toolbar is drawn again only when this changes. */
const look = ({ editor }: { editor: Editor }) => ({
  marks: marks.filter((mark) => editor.isActive(mark)),
  style: styleOf(editor),
  bullets: editor.isActive('bulletList'),
  numbers: editor.isActive('orderedList'),
  inTable: editor.isActive('table'),
  blank: selectedBlank(editor),
  columns: columnsAt(editor.state.selection.$from)?.count ?? null,
  canTakeRuby: canTakeRuby(editor.state),
  canUndo: undoDepth(editor.state) > 0,
  canRedo: redoDepth(editor.state) > 0,
})

const setStyle = (editor: Editor, style: Style): void => {
  const chain = editor.chain().focus()
  if (style === 'paragraph') chain.setNode('paragraph').run()
  else if (style === 'instruction') chain.setNode('instruction').run()
  else chain.setNode('heading', { level: style === 'title' ? 2 : 3 }).run()
}

function StyleMenu({ editor, style }: { readonly editor: Editor; readonly style: Style }) {
  const words = { ...useWords(editorWords), ...useWords(insertWords) }
  const offered = styles.filter((each) => each !== 'instruction' || editor.schema.nodes.instruction !== undefined)
  return (
    <Menu
      label={words.style}
      placement="bottom start"
      trigger={
        <Button kind="quiet" aria-label={`${words.style}：${words[style]}`}>
          {words[style]}
          <ChevronDownIcon size={14} />
        </Button>
      }
      items={offered.map((each) => ({
        key: each,
        label: words[each],
        onAction: () => fromMenu(editor, () => setStyle(editor, each)),
      }))}
    />
  )
}

function TableMenu({ editor }: { readonly editor: Editor }) {
  const words = useWords(editorWords)
  const { table } = useWords(insertWords)
  const chain = () => editor.chain().focus()
  return (
    <Menu
      label={table}
      trigger={<IconButton label={table} icon={<TableIcon />} />}
      items={[
        { key: 'addRow', label: words.addRow, onAction: () => fromMenu(editor, () => chain().addRowAfter().run()) },
        {
          key: 'addColumn',
          label: words.addColumn,
          onAction: () => fromMenu(editor, () => chain().addColumnAfter().run()),
        },
        {
          key: 'removeRow',
          label: words.removeRow,
          separated: true,
          onAction: () => fromMenu(editor, () => chain().deleteRow().run()),
        },
        {
          key: 'removeColumn',
          label: words.removeColumn,
          onAction: () => fromMenu(editor, () => chain().deleteColumn().run()),
        },
        {
          key: 'removeTable',
          label: words.removeTable,
          onAction: () => fromMenu(editor, () => chain().deleteTable().run()),
        },
      ]}
    />
  )
}

export interface EditorToolbarProps {
  readonly editor: Editor
  readonly toolbarRef: RefObject<HTMLDivElement | null>
  /** The insert menu, which differs between a sheet and an item. */
  readonly children: ReactNode
}

/** One tab stop; arrow keys go from button to button. Alt+F10 comes here from the text, Escape goes back. */
export function EditorToolbar({ editor, toolbarRef, children }: EditorToolbarProps) {
  const words = useWords(editorWords)
  const { formula, ruby } = useWords(insertWords)
  useEscape(editor, toolbarRef)
  const state = useEditorState({ editor, selector: look })
  const chain = () => editor.chain().focus()
  return (
    <Toolbar ref={toolbarRef} aria-label={words.toolbar} className="editor-toolbar">
      <IconButton
        label={words.undo}
        icon={<UndoIcon />}
        isDisabled={!state.canUndo}
        onPress={() => chain().undo().run()}
      />
      <IconButton
        label={words.redo}
        icon={<RedoIcon />}
        isDisabled={!state.canRedo}
        onPress={() => chain().redo().run()}
      />
      <StyleMenu editor={editor} style={state.style} />
      {marks.map((mark) => (
        <Toggle
          key={mark}
          label={words[mark]}
          icon={faces[mark]}
          isSelected={state.marks.includes(mark)}
          onChange={() => chain().toggleMark(mark).run()}
        />
      ))}
      <Toggle
        label={words.bulletList}
        icon={<ListIcon />}
        isSelected={state.bullets}
        onChange={() => chain().toggleBulletList().run()}
      />
      <Toggle
        label={words.orderedList}
        icon={<NumbersIcon />}
        isSelected={state.numbers}
        onChange={() => chain().toggleOrderedList().run()}
      />
      <IconButton
        label={`${formula} (Alt+=)`}
        icon={<FormulaIcon />}
        onPress={() => apply(editor, (current) => insertMath(current))}
      />
      <IconButton
        label={`${ruby} (Alt+P)`}
        icon={<PinyinIcon />}
        isDisabled={!state.canTakeRuby}
        onPress={() => void addRuby(editor)}
      />
      {children}
      {state.inTable && <TableMenu editor={editor} />}
      {state.columns !== null && <ColumnCount editor={editor} count={state.columns} />}
      {state.blank !== null && <BlankWidth editor={editor} width={state.blank} />}
    </Toolbar>
  )
}
