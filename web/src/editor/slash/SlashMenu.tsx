import type { Editor } from '@tiptap/core'
import { useEditorState } from '@tiptap/react'
import { type RefObject, useLayoutEffect, useState } from 'react'
import { useWords } from '../../lib/language.ts'
import type { Place } from '../place-below.ts'
import { editorWords } from '../words.ts'
import { matching, type SlashEntry } from './slash-entries.ts'
import { chooseEntry, SLASH_LIST, type SlashState, slashKey } from './slash-keys.ts'
import './slash.css'

/** Rows in sight; the chosen one is always among them, so nothing has to scroll. */
const ROWS = 8

function inSight(entries: readonly SlashEntry[], index: number): readonly SlashEntry[] {
  const first = Math.max(0, Math.min(index - Math.floor(ROWS / 2), entries.length - ROWS))
  return entries.slice(first, first + ROWS)
}

interface SlashMenuProps {
  readonly editor: Editor
  readonly frame: RefObject<HTMLElement | null>
  readonly entries: readonly SlashEntry[]
}

function OpenMenu({ editor, frame, entries, open }: SlashMenuProps & { readonly open: SlashState }) {
  const words = useWords(editorWords)
  const [place, setPlace] = useState<Place | null>(null)
  useLayoutEffect(() => {
    if (frame.current === null) return
    const at = editor.view.coordsAtPos(open.start)
    const within = frame.current.getBoundingClientRect()
    setPlace({ top: at.bottom - within.top + 4, left: at.left - within.left })
  }, [editor, frame, open.start])
  const found = matching(entries, open.query)
  const chosen = found[open.index]
  if (chosen === undefined) return null
  return (
    <div className="slash-menu" style={place ?? undefined}>
      <div id={SLASH_LIST} role="listbox" aria-label={words.insert}>
        {inSight(found, open.index).map((entry) => (
          // biome-ignore lint/a11y/useFocusableInteractive: the text keeps the focus and names the chosen row.
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the text's (slash-keys.ts).
          <div
            key={entry.key}
            id={`${SLASH_LIST}-${entry.key}`}
            role="option"
            aria-selected={entry === chosen}
            aria-posinset={found.indexOf(entry) + 1}
            aria-setsize={found.length}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => chooseEntry(editor.view, entry)}
          >
            <span>{entry.label}</span>
            <small aria-hidden="true">{entry.syllables.map(([first]) => first).join('')}</small>
          </div>
        ))}
      </div>
      {found.length > ROWS && <p>{words.slashMore(found.length)}</p>}
    </div>
  )
}

/** The list that a stroke at the start of a line opens. */
export function SlashMenu(props: SlashMenuProps) {
  const open = useEditorState({
    editor: props.editor,
    selector: ({ editor: { isEditable, state } }) => (isEditable ? (slashKey.getState(state) ?? null) : null),
    equalityFn: (a, b) => a === b,
  })
  return open === null ? null : <OpenMenu {...props} open={open} />
}
