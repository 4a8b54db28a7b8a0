import type { Editor } from '@tiptap/core'
import type { RefObject } from 'react'
import { useWords } from '../../lib/language.ts'
import { Button } from '../../ui/Button.tsx'
import { PlusIcon } from '../../ui/icons.tsx'
import { Menu } from '../../ui/Popover.tsx'
import type { Inserts } from '../inserts.ts'
import { fromMenu } from '../open-menu.ts'
import { editorWords } from '../words.ts'

type What = Exclude<keyof Inserts, 'line'>

const order: readonly What[] = [
  'subItem',
  'dayStep',
  'drill',
  'ownItem',
  'group',
  'title',
  'instruction',
  'formula',
  'formulaLine',
  'choices',
  'blank',
  'table',
  'columns',
  'steps',
  'gap',
  'media',
  'transcript',
]

interface InsertMenuProps {
  readonly editor: Editor
  readonly inserts: Partial<Inserts>
  /** Around the button, so that the keyboard shortcut can press it. */
  readonly buttonRef: RefObject<HTMLSpanElement | null>
}

/** Everything that can be put at the caret. Ctrl+/ opens it from the text. */
export function InsertMenu({ editor, inserts, buttonRef }: InsertMenuProps) {
  const words = useWords(editorWords)
  const items = order.flatMap((key) => {
    const onAction = inserts[key]
    return onAction === undefined ? [] : [{ key, label: words[key], onAction: () => fromMenu(editor, onAction) }]
  })
  return (
    <span ref={buttonRef}>
      <Menu
        label={words.insert}
        placement="bottom start"
        items={items}
        trigger={
          <Button kind="quiet">
            <PlusIcon size={16} />
            {words.insert}
          </Button>
        }
      />
    </span>
  )
}
