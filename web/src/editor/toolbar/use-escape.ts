import type { Editor } from '@tiptap/core'
import { type RefObject, useEffect } from 'react'

/**
 * Escape leads from a bar back to the text. Asked on the way down: the buttons of the kit keep their keys to themselves.
 * A menu that hangs below a button is elsewhere in the page and closes first.
 */
export function useEscape(editor: Editor, bar: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const element = bar.current
    if (element === null) return
    const leave = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.isComposing) return
      event.preventDefault()
      event.stopPropagation()
      editor.view.focus()
    }
    element.addEventListener('keydown', leave, true)
    return () => element.removeEventListener('keydown', leave, true)
  }, [editor, bar])
}
