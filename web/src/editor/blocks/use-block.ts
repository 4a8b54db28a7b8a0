import type { WorkAttributes } from '@lightwork/content'
import { NodeSelection } from '@tiptap/pm/state'
import type { ReactNodeViewProps } from '@tiptap/react'
import { type FocusEvent, type KeyboardEvent, useContext } from 'react'
import { apply } from '../apply.ts'
import { EditableContext } from '../versions.ts'
import { setWork } from './commands.ts'

export interface Block {
  readonly id: string
  /** The selection is on the block or in its text: its controls are in the tab order. */
  readonly active: boolean
  readonly editable: boolean
  readonly change: (attributes: Partial<WorkAttributes>, session?: number) => void
  /** For the element around the controls. */
  readonly bar: {
    readonly contentEditable: false
    readonly onFocus: (event: FocusEvent) => void
    readonly onKeyDownCapture: (event: KeyboardEvent) => void
  }
}

/** What the controls of a block need: change it, follow the focus, hand the focus back with Escape. */
export function useBlock({ editor, node, getPos, selected, selectionInside }: ReactNodeViewProps): Block {
  const editable = useContext(EditableContext)
  const id = String(node.attrs.id)
  const select = () => {
    const pos = getPos()
    if (pos === undefined || selected || selectionInside || editor.view.composing) return
    editor.view.dispatch(editor.state.tr.setSelection(NodeSelection.create(editor.state.doc, pos)))
  }
  return {
    id,
    active: selected || selectionInside === true,
    editable,
    change: (attributes, session) =>
      apply(editor, (state) => {
        const tr = setWork(state, [id], attributes)
        return session === undefined ? tr : (tr?.setMeta('composition', session) ?? null)
      }),
    bar: {
      contentEditable: false,
      onFocus: select,
      // On the way down: the buttons of the kit keep their keys to themselves. A menu that opened over the bar is not in it.
      onKeyDownCapture: (event) => {
        if (event.key !== 'Escape' || event.nativeEvent.isComposing) return
        if (!(event.target instanceof Element) || !event.currentTarget.contains(event.target)) return
        event.preventDefault()
        event.stopPropagation()
        select()
        editor.view.focus()
      },
    },
  }
}
