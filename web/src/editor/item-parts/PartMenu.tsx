import { useWords } from '../../lib/language.ts'
import { IconButton } from '../../ui/Button.tsx'
import { ArrowDownIcon, ArrowUpIcon, CopyIcon, MoreIcon, TrashIcon } from '../../ui/icons.tsx'
import { Menu } from '../../ui/Popover.tsx'
import { blockWords } from '../words.ts'
import { duplicatePart, removePart } from './part-commands.ts'
import type { Part } from './use-part.ts'

/** Everything that can be done with a part, for those who do not drag. */
export function PartMenu({ part, label }: { readonly part: Part; readonly label: string }) {
  const words = useWords(blockWords)
  return (
    <Menu
      label={label}
      trigger={<IconButton label={label} icon={<MoreIcon />} />}
      items={[
        { key: 'up', label: words.up, icon: <ArrowUpIcon />, onAction: () => part.move(-1) },
        { key: 'down', label: words.down, icon: <ArrowDownIcon />, onAction: () => part.move(1) },
        { key: 'copy', label: words.copy, icon: <CopyIcon />, onAction: () => part.act(duplicatePart) },
        {
          key: 'remove',
          label: words.remove,
          icon: <TrashIcon />,
          separated: true,
          onAction: () => part.act(removePart),
        },
      ]}
    />
  )
}
