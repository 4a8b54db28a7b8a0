import type { AssignmentSummary } from '@lightwork/contract'
import { useNavigate } from 'react-router'
import { defineWords, useWords } from '../../lib/language.ts'
import { IconButton } from '../../ui/Button.tsx'
import {
  CalendarIcon,
  ClockIcon,
  CopyIcon,
  DownloadIcon,
  MoreIcon,
  PencilIcon,
  PrintIcon,
  TemplateIcon,
  TrashIcon,
  UndoIcon,
} from '../../ui/icons.tsx'
import { Menu } from '../../ui/Popover.tsx'
import { addressOf } from './HomeworkTable.tsx'

const words = defineWords({
  zh: {
    actionsOf: (title: string) => `《${title}》的操作`,
    open: '打开',
    again: '用于新的一天、新的班…',
    print: '打印',
    copy: '复制一份',
    word: '下载为 Word…',
    template: '存为模板…',
    history: '版本历史',
    kept: '没有选用的文本',
    remove: '删除',
  },
  en: {
    actionsOf: (title: string) => `Actions for ${title}`,
    open: 'Open',
    again: 'Use for another day or class…',
    print: 'Print',
    copy: 'Make a copy',
    word: 'Download as Word…',
    template: 'Save as a template…',
    history: 'History',
    kept: 'Texts not used',
    remove: 'Delete',
  },
})

export interface HomeworkMenuProps {
  readonly of: AssignmentSummary
  readonly onAgain: () => void
  readonly onCopy: () => void
  readonly onWord: () => void
  readonly onTemplate: () => void
  readonly onKept: () => void
  readonly onRemove: () => void
}

/** What can be done with one homework of the list. */
export function HomeworkMenu({ of, onAgain, onCopy, onWord, onTemplate, onKept, onRemove }: HomeworkMenuProps) {
  const say = useWords(words)
  const navigate = useNavigate()
  return (
    <Menu
      label={say.actionsOf(of.title)}
      trigger={<IconButton label={say.actionsOf(of.title)} icon={<MoreIcon />} />}
      items={[
        { key: 'open', label: say.open, icon: <PencilIcon />, onAction: () => void navigate(addressOf(of)) },
        { key: 'again', label: say.again, icon: <CalendarIcon />, onAction: onAgain },
        {
          key: 'print',
          label: say.print,
          icon: <PrintIcon />,
          onAction: () => void navigate(`${addressOf(of)}/print`),
        },
        { key: 'copy', label: say.copy, icon: <CopyIcon />, onAction: onCopy },
        { key: 'word', label: say.word, icon: <DownloadIcon />, onAction: onWord },
        { key: 'template', label: say.template, icon: <TemplateIcon />, onAction: onTemplate },
        {
          key: 'history',
          label: say.history,
          icon: <ClockIcon />,
          onAction: () => void navigate(`${addressOf(of)}/history`),
        },
        { key: 'kept', label: say.kept, icon: <UndoIcon />, onAction: onKept },
        { key: 'remove', label: say.remove, icon: <TrashIcon />, separated: true, onAction: onRemove },
      ]}
    />
  )
}
