import type { Editor } from '@tiptap/core'
import { useEditorState } from '@tiptap/react'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { useWords } from '../../lib/language.ts'
import { Button, IconButton } from '../../ui/Button.tsx'
import { ArrowDownIcon, ArrowUpIcon, CloseIcon } from '../../ui/icons.tsx'
import { apply } from '../apply.ts'
import { find, findKey, goToMatch, replaceAll, replaceCurrent } from './find-keys.ts'
import { findWords } from './find-words.ts'
import './find.css'

interface FindBarProps {
  readonly editor: Editor
  readonly withReplace: boolean
  readonly onClose: () => void
}

/** Words that are selected in one line are what one most likely looks for. */
function selectedWords({ state: { doc, selection } }: Editor): string {
  const { from, to, $from, $to } = selection
  return $from.sameParent($to) && to - from <= 60 ? doc.textBetween(from, to) : ''
}

/** Finds words on the sheet and replaces them; items of the bank and formulas stay as they are. */
export function FindBar({ editor, withReplace, onClose }: FindBarProps) {
  const words = useWords(findWords)
  const [query, setQuery] = useState(() => selectedWords(editor))
  const [replacement, setReplacement] = useState('')
  const composing = useRef(false)
  const field = useRef<HTMLInputElement>(null)
  const [count, current] = useEditorState({
    editor,
    selector: ({ editor: { state } }) => {
      const found = findKey.getState(state)
      return [found?.matches.length ?? 0, found?.current ?? 0] as const
    },
    equalityFn: (a, b) => a[0] === b?.[0] && a[1] === b[1],
  })
  useEffect(() => {
    field.current?.focus()
    field.current?.select()
    return () => find(editor.view, '')
  }, [editor])
  useEffect(() => {
    if (!composing.current) find(editor.view, query)
  }, [editor, query])
  const close = () => {
    onClose()
    editor.commands.focus()
  }
  // Where nothing is left to find the buttons are out of use and would lose the focus.
  const change = (make: typeof replaceAll) => {
    apply(editor, (state) => make(state, replacement))
    field.current?.focus()
  }
  const keys = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Escape') close()
    else if (event.key === 'Enter' && event.target === field.current) goToMatch(editor.view, event.shiftKey ? -1 : 1)
    else return
    event.preventDefault()
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys are those of the fields inside.
    <search className="find-bar" aria-label={words.bar} onKeyDown={keys}>
      <input
        ref={field}
        className="ui-input"
        aria-label={words.find}
        placeholder={words.find}
        value={query}
        onChange={({ currentTarget }) => setQuery(currentTarget.value)}
        onCompositionStart={() => {
          composing.current = true
        }}
        onCompositionEnd={({ currentTarget }) => {
          composing.current = false
          find(editor.view, currentTarget.value)
        }}
      />
      <output className="find-count">
        {query === '' ? '' : count === 0 ? words.none : words.of(current + 1, count)}
      </output>
      <IconButton
        label={words.previous}
        icon={<ArrowUpIcon />}
        isDisabled={count === 0}
        onPress={() => goToMatch(editor.view, -1)}
      />
      <IconButton
        label={words.next}
        icon={<ArrowDownIcon />}
        isDisabled={count === 0}
        onPress={() => goToMatch(editor.view, 1)}
      />
      {withReplace && (
        <>
          <input
            className="ui-input"
            aria-label={words.replacement}
            placeholder={words.replacement}
            value={replacement}
            onChange={({ currentTarget }) => setReplacement(currentTarget.value)}
          />
          <Button isDisabled={count === 0} onPress={() => change(replaceCurrent)}>
            {words.replace}
          </Button>
          <Button isDisabled={count === 0} onPress={() => change(replaceAll)}>
            {words.replaceAll}
          </Button>
        </>
      )}
      <IconButton label={words.close} icon={<CloseIcon />} onPress={close} />
    </search>
  )
}
