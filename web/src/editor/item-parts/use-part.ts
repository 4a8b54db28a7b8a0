import { redo, undo } from '@tiptap/pm/history'
import { type EditorState, NodeSelection } from '@tiptap/pm/state'
import { type ReactNodeViewProps, useEditorState } from '@tiptap/react'
import { createContext, type FocusEvent, type KeyboardEvent, useContext } from 'react'
import { apply } from '../apply.ts'
import { type Change, moveBlock } from '../blocks/commands.ts'
import type { Located } from '../blocks/structure.ts'
import type { Moved } from '../keys.ts'
import { EditableContext } from '../versions.ts'
import { partsOfKind } from './part-commands.ts'

/** What is wrong with the nth part, and who is told of a move. Part views are drawn apart from the editor. */
export const PartErrorsContext = createContext<readonly (string | undefined)[]>([])
export const MovedContext = createContext<(moved: Moved) => void>(() => {})

export interface Part {
  /** Its place among the parts of its kind, from 1. */
  readonly number: number
  readonly editable: boolean
  readonly error: string | undefined
  readonly act: (make: (state: EditorState, part: Located) => Change) => void
  readonly change: (attributes: Readonly<Record<string, unknown>>, session?: number) => void
  readonly move: (direction: 1 | -1) => void
  /** For the element around the controls. */
  readonly bar: {
    readonly contentEditable: false
    readonly onFocus: (event: FocusEvent) => void
    readonly onKeyDown: (event: KeyboardEvent) => void
  }
}

/** After React has drawn the part in its new place. */
const REDRAWN = 60

/** What the controls of a part of an item need. Whatever they change is a step of the editor's history. */
export function usePart({ editor, node, getPos, selected }: ReactNodeViewProps): Part {
  const editable = useContext(EditableContext)
  const errors = useContext(PartErrorsContext)
  const onMoved = useContext(MovedContext)
  const number = useEditorState({
    editor,
    selector: () => {
      const pos = getPos()
      return partsOfKind(editor.state.doc, node.type.name).findIndex((each) => each.pos === pos) + 1
    },
  })
  const act = (make: (state: EditorState, part: Located) => Change) =>
    apply(editor, (state) => {
      const pos = getPos()
      const found = pos === undefined ? null : state.doc.nodeAt(pos)
      return pos === undefined || found === null ? null : make(state, { node: found, pos })
    })
  /** The control that had the focus has it again when its row stands elsewhere. */
  const keepFocus = () => {
    const label = document.activeElement?.getAttribute('data-control')
    if (label == null) return
    setTimeout(() => {
      const { selection } = editor.state
      const dom = selection instanceof NodeSelection ? editor.view.nodeDOM(selection.from) : null
      if (dom instanceof HTMLElement) dom.querySelector<HTMLElement>(`[data-control="${label}"]`)?.focus()
    }, REDRAWN)
  }
  const move = (direction: 1 | -1) =>
    act((state, part) => {
      const tr = moveBlock(state, part, direction)
      onMoved(tr === null ? { kind: 'edge', direction } : { kind: 'moved', direction, number: number + direction })
      if (tr !== null) keepFocus()
      return tr
    })
  const select = () => {
    const pos = getPos()
    if (pos === undefined || selected || editor.view.composing) return
    editor.view.dispatch(editor.state.tr.setSelection(NodeSelection.create(editor.state.doc, pos)))
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.nativeEvent.isComposing) return
    const key = event.key.toLowerCase()
    const isStep = event.altKey && (key === 'arrowup' || key === 'arrowdown')
    const isHistory = (event.ctrlKey || event.metaKey) && (key === 'z' || key === 'y')
    if (isStep) move(key === 'arrowup' ? -1 : 1)
    else if (isHistory) (key === 'y' || event.shiftKey ? redo : undo)(editor.state, editor.view.dispatch)
    else if (key === 'escape') {
      select()
      editor.view.focus()
    } else return
    event.preventDefault()
  }
  return {
    number,
    editable,
    error: errors[number - 1],
    act,
    change: (attributes, session) =>
      act(({ tr }, { pos }) => {
        for (const [name, value] of Object.entries(attributes)) tr.setNodeAttribute(pos, name, value)
        return session === undefined ? tr : tr.setMeta('composition', session)
      }),
    move,
    bar: { contentEditable: false, onFocus: select, onKeyDown },
  }
}
