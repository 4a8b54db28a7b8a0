import type { Editor } from '@tiptap/core'
import { useEditorState } from '@tiptap/react'
import { type ComponentType, type RefObject, useLayoutEffect, useRef, useState } from 'react'
import { useWords } from '../../lib/language.ts'
import { Button } from '../../ui/Button.tsx'
import { apply } from '../apply.ts'
import { type Place, placeBelow } from '../place-below.ts'
import { AnswerSpaceForm } from './AnswerSpaceForm.tsx'
import { FigureForm } from './FigureForm.tsx'
import { NumberLineForm } from './NumberLineForm.tsx'
import { PlaneForm } from './PlaneForm.tsx'
import { leavePart, type PartName, partAt, type SelectedPart, setPart } from './part-commands.ts'
import type { PartFormProps } from './part-form.ts'
import { partNames, partWords } from './part-words.ts'
import { RubyForm } from './RubyForm.tsx'
import { withoutRuby } from './ruby-commands.ts'
import { SumForm } from './SumForm.tsx'
import '../editor-box.css'
import './part-box.css'

const forms: Readonly<Record<PartName, ComponentType<PartFormProps>>> = {
  answerSpace: AnswerSpaceForm,
  ruby: RubyForm,
  figure: FigureForm,
  writtenSum: SumForm,
  numberLine: NumberLineForm,
  plane: PlaneForm,
}

interface OpenBoxProps {
  readonly editor: Editor
  readonly selected: SelectedPart
  readonly frame: RefObject<HTMLElement | null>
}

function OpenBox({ editor, selected, frame }: OpenBoxProps) {
  const words = useWords(partWords)
  const names = useWords(partNames)
  const box = useRef<HTMLDivElement>(null)
  const session = useRef(performance.now())
  const [place, setPlace] = useState<Place | null>(null)
  const { pos, node } = selected
  // `partAt` answers only for nodes that have a form.
  const name = node.type.name as PartName
  const Form = forms[name]

  // biome-ignore lint/correctness/useExhaustiveDependencies: a part of another size moves the box.
  useLayoutEffect(() => {
    const part = editor.view.nodeDOM(pos)
    if (!(part instanceof Element)) return
    const put = () => {
      if (box.current !== null && frame.current !== null) setPlace(placeBelow(part, box.current, frame.current))
    }
    put()
    // A picture has its height only when it has come.
    const watcher = new ResizeObserver(put)
    watcher.observe(part)
    return () => watcher.disconnect()
  }, [editor, pos, node, frame])

  const leave = () => {
    apply(editor, (state) => leavePart(state, selected))
    editor.view.focus()
  }
  return (
    <div
      ref={box}
      className="editor-box part-box"
      role="dialog"
      aria-label={words.title(names[name])}
      style={place ?? undefined}
      onFocus={() => {
        session.current = performance.now()
      }}
      // On the way down: the fields of the kit keep their keys to themselves. A list that opened over the box is not in it.
      onKeyDownCapture={(event) => {
        if (event.key !== 'Escape' || event.nativeEvent.isComposing) return
        if (!(event.target instanceof Node) || !event.currentTarget.contains(event.target)) return
        event.stopPropagation()
        editor.view.focus()
      }}
    >
      <Form
        attrs={node.attrs}
        set={(attributes) => apply(editor, (state) => setPart(state, selected, attributes, session.current))}
      />
      <div className="editor-box-foot">
        {name === 'ruby' && (
          <Button
            kind="quiet"
            onPress={() => {
              apply(editor, (state) => withoutRuby(state, selected))
              editor.view.focus()
            }}
          >
            {words.plain}
          </Button>
        )}
        <Button
          kind="quiet"
          onPress={() => {
            apply(editor, ({ tr }) => tr.delete(pos, pos + node.nodeSize))
            editor.view.focus()
          }}
        >
          {words.remove}
        </Button>
        <Button kind="primary" onPress={leave}>
          {words.done}
        </Button>
      </div>
    </div>
  )
}

/** The fields of a selected part: what it is drawn by. Enter goes into them from the sheet, Escape comes back. */
export function PartBox({ editor, frame }: Omit<OpenBoxProps, 'selected'>) {
  const selected = useEditorState({
    editor,
    selector: ({ editor: { isEditable, state } }) => (isEditable ? partAt(state.selection) : null),
    equalityFn: (a, b) => a?.pos === b?.pos && a?.node === b?.node,
  })
  if (selected === null) return null
  return <OpenBox key={`${selected.node.type.name}${selected.pos}`} editor={editor} selected={selected} frame={frame} />
}
