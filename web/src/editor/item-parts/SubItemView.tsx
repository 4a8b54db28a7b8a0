import { subItemTypes } from '@lightwork/content'
import { type ItemType, type Tier, tiers } from '@lightwork/domain'
import type { ReactNodeViewProps } from '@tiptap/react'
import { useWords } from '../../lib/language.ts'
import { useNames } from '../../lib/names.ts'
import { CodeSelect } from '../blocks/CodeSelect.tsx'
import { MinutesField } from '../blocks/MinutesField.tsx'
import { PartFrame } from './PartFrame.tsx'
import { setSubItemType } from './part-commands.ts'
import { partWords } from './part-words.ts'
import { usePart } from './use-part.ts'

/** A question of a group: its type, tier and minutes above its text. */
export function SubItemView(props: ReactNodeViewProps) {
  const words = useWords(partWords)
  const names = useNames()
  const part = usePart(props)
  // The schema checks the attributes of a sub-item.
  const { type, tier, minutes } = props.node.attrs as { type: ItemType; tier: Tier; minutes: number }
  const { number, editable } = part
  return (
    <PartFrame part={part} label={words.subItem(number)} actions={words.actionsOfSubItem(number)}>
      <span className="part-number">（{number}）</span>
      <CodeSelect
        editable={editable}
        label={words.typeOf(number)}
        codes={subItemTypes}
        names={names.itemType}
        value={type}
        onChange={(next) => part.act((state, located) => setSubItemType(state, located, next))}
      />
      <CodeSelect
        editable={editable}
        label={words.tierOf(number)}
        codes={tiers}
        names={names.tier}
        value={tier}
        onChange={(next) => part.change({ tier: next })}
      />
      <MinutesField
        label={words.minutesOfSubItem(number)}
        minutes={minutes}
        editable={editable}
        onChange={(next, session) => part.change({ minutes: next }, session)}
      />
    </PartFrame>
  )
}
