import type { Editor } from '@tiptap/core'
import type { RefObject } from 'react'
import { useWords } from '../../lib/language.ts'
import { Button } from '../../ui/Button.tsx'
import { PlusIcon } from '../../ui/icons.tsx'
import { Menu } from '../../ui/Popover.tsx'
import { insertCatalogue, type Offered } from '../insert-catalogue.ts'
import { insertWords } from '../insert-words.ts'
import { fromMenu } from '../open-menu.ts'
import { editorWords } from '../words.ts'

interface InsertMenuProps {
  readonly editor: Editor
  readonly inserts: Offered
  /** Around the button, so that the keyboard shortcut can press it. */
  readonly buttonRef: RefObject<HTMLSpanElement | null>
}

/** Everything that can be put at the caret. Ctrl+/ opens it from the text. */
export function InsertMenu({ editor, inserts, buttonRef }: InsertMenuProps) {
  const { insert } = useWords(editorWords)
  const words = useWords(insertWords)
  const items = insertCatalogue.flatMap(({ key, separated = false, onlyTyped = false }) => {
    const run = inserts[key]
    if (run === undefined || onlyTyped) return []
    return [{ key, label: words[key], separated, onAction: () => fromMenu(editor, run) }]
  })
  return (
    <span ref={buttonRef}>
      <Menu
        label={insert}
        placement="bottom start"
        items={items}
        trigger={
          <Button kind="quiet">
            <PlusIcon size={16} />
            {insert}
          </Button>
        }
      />
    </span>
  )
}
