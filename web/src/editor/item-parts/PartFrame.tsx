import { NodeViewContent, NodeViewWrapper } from '@tiptap/react'
import type { ReactNode } from 'react'
import { DragHandle } from '../blocks/ItemBlockView.tsx'
import { PartMenu } from './PartMenu.tsx'
import type { Part } from './use-part.ts'

export interface PartFrameProps {
  readonly part: Part
  readonly label: string
  /** What the menu of the part is called. */
  readonly actions: string
  /** The fields above the text. */
  readonly children: ReactNode
}

/** A part that holds text: its handle, fields and menu above, what it lacks below. */
export function PartFrame({ part, label, actions, children }: PartFrameProps) {
  const { number, editable, error } = part
  return (
    <NodeViewWrapper className="item-part" role="group" aria-label={label} data-field={`part/${number - 1}`}>
      <div className="part-bar" {...part.bar}>
        <DragHandle editable={editable} />
        {children}
        {editable && <PartMenu part={part} label={actions} />}
      </div>
      <NodeViewContent className="content" />
      {error !== undefined && (
        <p className="ui-error" contentEditable={false}>
          {error}
        </p>
      )}
    </NodeViewWrapper>
  )
}
