import type { AssignmentSummary } from '@lightwork/contract'
import { useNavigate } from 'react-router'
import { defineWords, useWords } from '../../lib/language.ts'
import { IconButton } from '../../ui/Button.tsx'
import { CopyIcon, DownloadIcon, MoreIcon, PencilIcon, TrashIcon, UndoIcon } from '../../ui/icons.tsx'
import { Menu } from '../../ui/Popover.tsx'
import { addressOf } from './HomeworkTable.tsx'

const words = defineWords({
  zh: {
    actionsOf: (title: string) => `《${title}》的操作`,
    open: '打开',
    copy: '复制一份',
    word: '下载为 Word…',
    kept: '没有选用的文本',
    remove: '删除',
  },
  en: {
    actionsOf: (title: string) => `Actions for ${title}`,
    open: 'Open',
    copy: 'Make a copy',
    word: 'Download as Word…',
    kept: 'Texts not used',
    remove: 'Delete',
  },
})

export interface HomeworkMenuProps {
  readonly of: AssignmentSummary
  readonly onCopy: () => void
  readonly onWord: () => void
  readonly onKept: () => void
  readonly onRemove: () => void
}

/** What can be done with one homework of the list. */
export function HomeworkMenu({ of, onCopy, onWord, onKept, onRemove }: HomeworkMenuProps) {
  const say = useWords(words)
  const navigate = useNavigate()
  return (
    <Menu
      label={say.actionsOf(of.title)}
      trigger={<IconButton label={say.actionsOf(of.title)} icon={<MoreIcon />} />}
      items={[
        { key: 'open', label: say.open, icon: <PencilIcon />, onAction: () => void navigate(addressOf(of)) },
        { key: 'copy', label: say.copy, icon: <CopyIcon />, onAction: onCopy },
        { key: 'word', label: say.word, icon: <DownloadIcon />, onAction: onWord },
        { key: 'kept', label: say.kept, icon: <UndoIcon />, onAction: onKept },
        { key: 'remove', label: say.remove, icon: <TrashIcon />, separated: true, onAction: onRemove },
      ]}
    />
  )
}
