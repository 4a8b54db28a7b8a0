import type { EditorView } from '@tiptap/pm/view'

/** Moves the focus from the text to the first control of the block there. False when it has none. */
export function focusControls(view: EditorView, pos: number | undefined): boolean {
  const dom = pos === undefined ? null : view.nodeDOM(pos)
  if (!(dom instanceof HTMLElement)) return false
  const control = dom.querySelector<HTMLElement>(
    '.work-bar button, .group-bar button:not(:disabled), .part-bar :is(input, select)',
  )
  control?.focus()
  return control !== null
}
