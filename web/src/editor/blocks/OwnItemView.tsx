import { NodeViewContent, NodeViewWrapper, type ReactNodeViewProps } from '@tiptap/react'
import { useWords } from '../../lib/language.ts'
import { blockWords } from '../words.ts'
import { DragHandle } from './ItemBlockView.tsx'
import { workOf } from './structure.ts'
import { useBlock } from './use-block.ts'
import { WorkBar } from './WorkBar.tsx'

/** An item the teacher writes on the sheet. Drawn again only when its attributes change, never while it is typed. */
export function OwnItemView(props: ReactNodeViewProps) {
  const words = useWords(blockWords)
  const block = useBlock(props)
  return (
    <NodeViewWrapper className="block" role="group" aria-label={words.ownItem}>
      <DragHandle editable={block.editable} />
      <div className="block-number" contentEditable={false} />
      <div className="block-body">
        <NodeViewContent className="content" />
        <WorkBar editor={props.editor} block={block} work={workOf(props.node)} />
      </div>
    </NodeViewWrapper>
  )
}
