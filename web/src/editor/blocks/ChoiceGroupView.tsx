import { NodeViewContent, NodeViewWrapper, type ReactNodeViewProps } from '@tiptap/react'
import { useWords } from '../../lib/language.ts'
import { apply } from '../apply.ts'
import { blockWords } from '../words.ts'
import { BlockMenu } from './BlockMenu.tsx'
import { dissolveGroup, setWork } from './commands.ts'
import { DragHandle } from './ItemBlockView.tsx'
import { findBlock } from './structure.ts'
import { useBlock } from './use-block.ts'

/** 任选 k 题，共 n 题. Whether the work is required is said once, for the whole group. */
export function ChoiceGroupView(props: ReactNodeViewProps) {
  const { node, editor } = props
  const words = useWords(blockWords)
  const block = useBlock(props)
  const count = node.childCount
  const pick = Number(node.attrs.pick)
  const required = node.children.some((child) => child.attrs.required === true)
  const tabIndex = block.active ? 0 : -1
  const setPick = (next: number) => {
    if (next >= 1 && next <= count) apply(editor, (state) => setWork(state, [block.id], { pick: next }))
  }
  const setRequired = () =>
    apply(editor, (state) =>
      setWork(
        state,
        node.children.map((child) => String(child.attrs.id)),
        { required: !required },
      ),
    )
  const dissolve = () =>
    apply(editor, (state) => {
      const found = findBlock(state.doc, block.id)
      return found === null ? null : dissolveGroup(state, found)
    })
  return (
    <NodeViewWrapper className="choice-group" role="group" aria-label={words.group}>
      <div className="group-bar" {...block.bar}>
        <DragHandle editable={block.editable} />
        <span className="pick">
          {words.pickBefore}
          <button
            type="button"
            tabIndex={tabIndex}
            disabled={!block.editable || pick <= 1}
            aria-label={words.pickFewer}
            onClick={() => setPick(pick - 1)}
          >
            −
          </button>
          <output aria-label={words.pick}>{pick}</output>
          <button
            type="button"
            tabIndex={tabIndex}
            disabled={!block.editable || pick >= count}
            aria-label={words.pickMore}
            onClick={() => setPick(pick + 1)}
          >
            +
          </button>
          {words.pickAfter(count)}
        </span>
        <button
          type="button"
          className="chip"
          tabIndex={tabIndex}
          disabled={!block.editable}
          aria-pressed={required}
          onClick={setRequired}
        >
          {required ? words.required : words.optional}
        </button>
        {block.editable && (
          <BlockMenu
            editor={editor}
            id={block.id}
            active={block.active}
            more={[{ key: 'ungroup', label: words.ungroup, onAction: dissolve }]}
          />
        )}
      </div>
      <NodeViewContent />
    </NodeViewWrapper>
  )
}
