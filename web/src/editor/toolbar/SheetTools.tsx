import type { Editor } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import { NodeSelection, Selection } from '@tiptap/pm/state'
import { useState } from 'react'
import { useWords } from '../../lib/language.ts'
import { Button, IconButton } from '../../ui/Button.tsx'
import { OutlineIcon, SearchIcon } from '../../ui/icons.tsx'
import { Menu } from '../../ui/Popover.tsx'
import { isGroup, isWork } from '../blocks/structure.ts'
import { findWords } from '../find/find-words.ts'
import { useZoom, zooms } from './zoom.ts'

interface Line {
  readonly pos: number
  readonly text: string
  /** Of a block of work. */
  readonly number?: number
}

const LONGEST = 24
const opening = (node: Node) => {
  const text = node.type.name === 'itemBlock' ? String(node.attrs.pointer) : node.textBetween(0, node.content.size, ' ')
  return text.trim().slice(0, LONGEST)
}

/** Headings and blocks of work from top to bottom. */
function outlineOf(doc: Node): Line[] {
  const lines: Line[] = []
  let number = 0
  doc.descendants((node, pos) => {
    if (node.type.name === 'heading') lines.push({ pos, text: opening(node) })
    if (isWork(node)) lines.push({ pos, text: opening(node), number: ++number })
    return isGroup(node)
  })
  return lines
}

function goTo({ view, state }: Editor, pos: number): void {
  const node = state.doc.nodeAt(pos)
  if (node === null || view.composing) return
  const selection = node.isAtom ? NodeSelection.create(state.doc, pos) : Selection.near(state.doc.resolve(pos + 1))
  view.dispatch(state.tr.setSelection(selection))
  const dom = view.nodeDOM(pos)
  if (dom instanceof HTMLElement) dom.scrollIntoView({ block: 'center' })
}

interface SheetToolsProps {
  readonly editor: Editor
  readonly onFind: () => void
}

/** Ways over a long sheet: find, outline, and how large it is seen. */
export function SheetTools({ editor, onFind }: SheetToolsProps) {
  const words = useWords(findWords)
  const [lines, setLines] = useState<readonly Line[]>([])
  const [zoom, setZoom] = useZoom()
  const items = lines.map(({ pos, text, number }) => ({
    key: String(pos),
    label: number === undefined ? text : words.item(number, text),
    onAction: () => {
      goTo(editor, pos)
      editor.commands.focus()
    },
  }))
  return (
    <>
      <IconButton label={`${words.find} (Ctrl+F)`} icon={<SearchIcon />} onPress={onFind} />
      <Menu
        label={words.outline}
        items={
          items.length > 0 ? items : [{ key: 'none', label: words.noOutline, isDisabled: true, onAction: () => {} }]
        }
        trigger={
          <IconButton
            label={words.outline}
            icon={<OutlineIcon />}
            onPressStart={() => setLines(outlineOf(editor.state.doc))}
          />
        }
      />
      <Menu
        label={words.zoom(zoom)}
        items={zooms.map((percent) => ({
          key: String(percent),
          label: words.percent(percent),
          onAction: () => setZoom(percent),
        }))}
        trigger={
          <Button kind="quiet" aria-label={words.zoom(zoom)}>
            {words.percent(zoom)}
          </Button>
        }
      />
    </>
  )
}
