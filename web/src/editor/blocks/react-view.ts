import type { NodeViewRenderer } from '@tiptap/core'
import { type ReactNodeViewProps, ReactNodeViewRenderer, type ReactNodeViewRendererOptions } from '@tiptap/react'
import type { ComponentType } from 'react'

const clipboard: readonly string[] = ['copy', 'cut', 'paste']

/** A selection that spans blocks begins beside their text; its clipboard is the sheet's, and only a field's is its own. */
const isSheetClipboard = ({ type, target }: Event): boolean =>
  clipboard.includes(type) && target instanceof Element && target.closest('input, textarea, select') === null

/** A block drawn by React. Tiptap would leave the clipboard to the browser, which knows no formulas, pictures or minutes. */
export const reactView =
  (
    component: ComponentType<ReactNodeViewProps<HTMLElement>>,
    options: Partial<ReactNodeViewRendererOptions>,
  ): NodeViewRenderer =>
  (props) => {
    const view = ReactNodeViewRenderer<HTMLElement>(component, options)(props)
    const stops = view.stopEvent?.bind(view)
    view.stopEvent = (event) => !isSheetClipboard(event) && stops?.(event) === true
    return view
  }
