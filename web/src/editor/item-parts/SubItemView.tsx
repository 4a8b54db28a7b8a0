import { subItemTypes } from '@lightwork/content'
import { type ItemType, type Tier, tiers } from '@lightwork/domain'
import { NodeViewContent, NodeViewWrapper, type ReactNodeViewProps } from '@tiptap/react'
import { useWords } from '../../lib/language.ts'
import { useNames } from '../../lib/names.ts'
import { CodeSelect } from '../blocks/CodeSelect.tsx'
import { DragHandle } from '../blocks/ItemBlockView.tsx'
import { MinutesField } from '../blocks/MinutesField.tsx'
import { PartMenu } from './PartMenu.tsx'
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
    <NodeViewWrapper
      className="item-part"
      role="group"
      aria-label={words.subItem(number)}
      data-field={`part/${number - 1}`}
    >
      <div className="part-bar" {...part.bar}>
        <DragHandle editable={editable} />
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
        {editable && <PartMenu part={part} label={words.actionsOfSubItem(number)} />}
      </div>
      <NodeViewContent className="content" />
      {part.error !== undefined && (
        <p className="ui-error" contentEditable={false}>
          {part.error}
        </p>
      )}
    </NodeViewWrapper>
  )
}
