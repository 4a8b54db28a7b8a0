import type { Editor } from '@tiptap/core'
import type { EditorState } from '@tiptap/pm/state'
import { useState } from 'react'
import { useWords } from '../../lib/language.ts'
import { IconButton } from '../../ui/Button.tsx'
import { ArrowDownIcon, ArrowUpIcon, CopyIcon, MoreIcon, TrashIcon } from '../../ui/icons.tsx'
import { Menu, type MenuItem } from '../../ui/Popover.tsx'
import { apply } from '../apply.ts'
import { fromBlockMenu } from '../open-menu.ts'
import { blockWords } from '../words.ts'
import {
  type Change,
  duplicateBlock,
  type GroupMove,
  groupMoves,
  moveBlock,
  moveGroup,
  removeBlocks,
} from './commands.ts'
import { findBlock, type Located } from './structure.ts'

export interface BlockMenuProps {
  readonly editor: Editor
  readonly id: string
  readonly active: boolean
  /** Actions of one kind of block only, before 删除. */
  readonly more?: readonly MenuItem[]
}

/** Everything that can be done with a block, for those who do not drag. */
export function BlockMenu({ editor, id, active, more = [] }: BlockMenuProps) {
  const words = useWords(blockWords)
  const [moves, setMoves] = useState<readonly GroupMove[]>([])
  const look = () => {
    const found = findBlock(editor.state.doc, id)
    setMoves(found === null ? [] : groupMoves(editor.state.doc, found.pos))
  }
  const act = (make: (state: EditorState, block: Located) => Change) => () =>
    apply(editor, (state) => {
      const block = findBlock(state.doc, id)
      return block === null ? null : make(state, block)
    })
  const items: MenuItem[] = [
    { key: 'up', label: words.up, icon: <ArrowUpIcon />, onAction: act((state, block) => moveBlock(state, block, -1)) },
    {
      key: 'down',
      label: words.down,
      icon: <ArrowDownIcon />,
      onAction: act((state, block) => moveBlock(state, block, 1)),
    },
    { key: 'copy', label: words.copy, icon: <CopyIcon />, onAction: act(duplicateBlock) },
    ...moves.map((move) => ({
      key: move,
      label: words[move],
      onAction: act((state, block) => moveGroup(state, block, move)),
    })),
    ...more,
    {
      key: 'remove',
      label: words.remove,
      icon: <TrashIcon />,
      separated: true,
      onAction: act((state) => removeBlocks(state, [id])),
    },
  ]
  return (
    <Menu
      label={words.actions}
      items={items.map((item) => ({ ...item, onAction: () => fromBlockMenu(editor, item.onAction) }))}
      onOpen={look}
      trigger={<IconButton label={words.actions} icon={<MoreIcon />} excludeFromTabOrder={!active} />}
    />
  )
}
