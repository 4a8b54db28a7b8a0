import { type Document, keyText, toText } from '@lightwork/content'
import { subItemsOf } from '@lightwork/content/structure'
import type { ItemVersionForTeacher } from '@lightwork/contract'
import type { EditorState } from '@tiptap/pm/state'
import { NodeViewWrapper, type ReactNodeViewProps } from '@tiptap/react'
import { useState } from 'react'
import { minutesOf } from '../../lib/item-minutes.ts'
import { useWords } from '../../lib/language.ts'
import { DragIcon } from '../../ui/icons.tsx'
import { Rendered } from '../../ui/Rendered.tsx'
import { apply } from '../apply.ts'
import { useNewer, useSimilar, useSuccessor, useVersion } from '../versions.ts'
import { blockWords } from '../words.ts'
import { adaptItem, splitItem } from './adapt.ts'
import { bankWords } from './bank-words.ts'
import type { Change } from './commands.ts'
import { findBlock, type Located, workOf } from './structure.ts'
import { type Block, useBlock } from './use-block.ts'
import { WorkBar } from './WorkBar.tsx'

/** For the mouse; keyboards move a block with Alt+↑ and Alt+↓, fingers by its menu. Firefox cannot drag a button. */
export function DragHandle({ editable }: { readonly editable: boolean }) {
  const words = useWords(blockWords)
  if (!editable) return null
  return (
    <span
      className="drag-handle"
      contentEditable={false}
      draggable
      data-drag-handle=""
      aria-hidden="true"
      title={words.drag}
    >
      <DragIcon />
    </span>
  )
}

function Answer({ version }: { readonly version: ItemVersionForTeacher }) {
  const words = useWords(blockWords)
  const { key, body } = version.answer
  const short = keyText(key, words)
  const explained = toText(version.explanation) !== ''
  if (short === '' && toText(body) === '' && !explained) return <p className="answer">{words.noAnswer}</p>
  return (
    <div className="answer">
      {short !== '' && <p>{`${words.answer}：${short}`}</p>}
      <Rendered content={body} />
      {explained && <p className="answer-title">{words.explanation}</p>}
      {explained && <Rendered content={version.explanation} />}
    </div>
  )
}

function NewerVersion({ block, versionId }: { readonly block: Block; readonly versionId: string }) {
  const words = useWords(blockWords)
  const newer = useNewer(versionId)
  if (newer === undefined) return null
  return (
    <span className="newer">
      {words.newer(newer.number)}
      <button
        type="button"
        tabIndex={block.active ? 0 : -1}
        onClick={() => block.change({ item_version_id: newer.version_id })}
      >
        {words.useNewer}
      </button>
    </span>
  )
}

/** The item was retired: what stands in its place, and one press that puts it there. */
function Retired({ block, versionId }: { readonly block: Block; readonly versionId: string }) {
  const words = useWords(blockWords)
  const successor = useSuccessor(versionId)
  if (successor === undefined) return <span className="warn">{words.retired}</span>
  const { item_id, version_id, mode, body } = successor
  return (
    <span className="newer">
      <span className="warn">{words.retiredFor(toText(body).replace(/\s+/g, ' ').slice(0, 24))}</span>
      {block.editable && (
        <button
          type="button"
          tabIndex={block.active ? 0 : -1}
          onClick={() => block.change({ item_id, item_version_id: version_id, mode, minutes: minutesOf(successor) })}
        >
          {words.useSuccessor}
        </button>
      )}
    </span>
  )
}

/** What a teacher may do with an item of the bank beside using it as it is. */
function useBankActions({ editor }: ReactNodeViewProps, block: Block, version: ItemVersionForTeacher | undefined) {
  const say = useWords(bankWords)
  const similar = useSimilar()
  if (version === undefined || !block.editable) return []
  // The contract keeps the content of documents opaque.
  const body = version.body as Document
  const make = (change: (state: EditorState, at: Located, text: Document) => Change) => () =>
    apply(editor, (state) => {
      const found = findBlock(state.doc, block.id)
      return found === null ? null : change(state, found, body)
    })
  return [
    ...(similar === undefined
      ? []
      : [
          {
            key: 'similar',
            label: say.similar,
            onAction: () => similar({ id: block.id, versionId: version.version_id }),
          },
        ]),
    { key: 'adapt', label: say.adapt, onAction: make(adaptItem) },
    ...(subItemsOf(body).length < 2 ? [] : [{ key: 'split', label: say.split, onAction: make(splitItem) }]),
  ]
}

/** An item of the bank on the sheet: as on paper, with its quiet line below. */
export function ItemBlockView(props: ReactNodeViewProps) {
  const words = useWords(blockWords)
  const block = useBlock(props)
  const work = workOf(props.node)
  const versionId = work.item_version_id ?? ''
  const version = useVersion(versionId)
  const [answer, setAnswer] = useState(false)
  const actions = useBankActions(props, block, version)
  return (
    <NodeViewWrapper className="block" role="group" aria-label={words.item}>
      <DragHandle editable={block.editable} />
      <div className="block-number" />
      <div className="block-body">
        {version === undefined ? (
          <p className="waiting">{work.pointer || words.loading}</p>
        ) : (
          <Rendered content={version.body} />
        )}
        <WorkBar editor={props.editor} block={block} work={work} bank={version} actions={actions}>
          {version?.state === 'retired' && <Retired block={block} versionId={versionId} />}
          {block.editable && <NewerVersion block={block} versionId={versionId} />}
          {version !== undefined && (
            <button
              type="button"
              className="chip"
              tabIndex={block.active ? 0 : -1}
              aria-expanded={answer}
              onClick={() => setAnswer(!answer)}
            >
              {words.answer}
            </button>
          )}
        </WorkBar>
        {answer && version !== undefined && <Answer version={version} />}
      </div>
    </NodeViewWrapper>
  )
}
