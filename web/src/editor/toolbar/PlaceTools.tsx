import { COLUMN_COUNTS } from '@lightwork/content'
import type { Editor } from '@tiptap/core'
import type { ResolvedPos } from '@tiptap/pm/model'
import { useWords } from '../../lib/language.ts'
import { Segmented } from '../../ui/Choice.tsx'
import { apply } from '../apply.ts'
import { editorWords } from '../words.ts'

const blankWidths = { short: 4, middle: 8, long: 20 } as const

/** How wide the selected blank is. */
export function BlankWidth({ editor, width }: { readonly editor: Editor; readonly width: number }) {
  const words = useWords(editorWords)
  const nearest = width <= 5 ? 'short' : width <= 12 ? 'middle' : 'long'
  return (
    <Segmented
      label={words.blankWidth}
      hideLabel
      value={nearest}
      options={[
        { value: 'short', label: words.shortBlank },
        { value: 'middle', label: words.middleBlank },
        { value: 'long', label: words.longBlank },
      ]}
      onChange={(name) =>
        apply(editor, ({ tr, selection }) => tr.setNodeAttribute(selection.from, 'width', blankWidths[name]))
      }
    />
  )
}

/** The columns that a place in the text is in: where they begin and how many they are. */
export function columnsAt($from: ResolvedPos): { readonly pos: number; readonly count: number } | null {
  for (let depth = $from.depth; depth > 0; depth--) {
    const node = $from.node(depth)
    if (node.type.name === 'sideBySide') return { pos: $from.before(depth), count: Number(node.attrs.count) }
  }
  return null
}

/** In how many columns the text here stands. */
export function ColumnCount({ editor, count }: { readonly editor: Editor; readonly count: number }) {
  const words = useWords(editorWords)
  return (
    <Segmented
      label={words.columnCount}
      hideLabel
      value={String(count)}
      options={COLUMN_COUNTS.map((each) => ({ value: String(each), label: words.inColumns(each) }))}
      onChange={(chosen) =>
        apply(editor, ({ tr, selection }) => {
          const here = columnsAt(selection.$from)
          return here === null ? null : tr.setNodeAttribute(here.pos, 'count', Number(chosen))
        })
      }
    />
  )
}
