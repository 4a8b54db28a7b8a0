import { NodeViewContent, NodeViewWrapper, type ReactNodeViewProps } from '@tiptap/react'
import { useWords } from '../../lib/language.ts'
import { blockWords } from '../words.ts'
import { bankWords } from './bank-words.ts'
import { DragHandle } from './ItemBlockView.tsx'
import { workOf } from './structure.ts'
import { useBlock } from './use-block.ts'
import { WorkBar } from './WorkBar.tsx'

/** An item the teacher writes on the sheet. Drawn again only when its attributes change, never while it is typed. */
export function OwnItemView(props: ReactNodeViewProps) {
  const words = useWords(blockWords)
  const say = useWords(bankWords)
  const block = useBlock(props)
  const work = workOf(props.node)
  return (
    <NodeViewWrapper className="block" role="group" aria-label={words.ownItem}>
      <DragHandle editable={block.editable} />
      <div className="block-number" contentEditable={false} />
      <div className="block-body">
        <NodeViewContent className="content" />
        <WorkBar editor={props.editor} block={block} work={work}>
          {work.adapted_from != null && <span className="evidence">{say.adapted}</span>}
        </WorkBar>
      </div>
    </NodeViewWrapper>
  )
}
