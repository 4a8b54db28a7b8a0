import { Extension } from '@tiptap/core'
import { isHistoryTransaction } from '@tiptap/pm/history'
import { type EditorState, Plugin, PluginKey, TextSelection, type Transaction } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import { matching, type SlashEntry } from './slash-entries.ts'

export interface SlashState {
  /** Where the line's text begins. */
  readonly start: number
  readonly query: string
  /** Place of the chosen entry among those that fit. */
  readonly index: number
}

type Told = { readonly close: true } | { readonly index: number }

export const slashKey = new PluginKey<SlashState | null>('slash')
/** Id of the list, and before the key of an entry the id of its row. */
export const SLASH_LIST = 'slash-menu'

/** Longest text of a line that may be a question to the menu. */
const LONGEST = 24

/** The stroke, or the sign that the same key gives in a Chinese input method. */
const stroke = /^[/、]/

/** Reads the line of the caret and nothing else of the sheet. */
function lineOf({ selection }: EditorState): Pick<SlashState, 'start' | 'query'> | null {
  const { $from, empty } = selection
  const { parent } = $from
  const size = parent.content.size
  if (!(selection instanceof TextSelection) || !empty || parent.type.name !== 'paragraph') return null
  if (size === 0 || size > LONGEST || parent.childCount !== 1 || $from.parentOffset !== size) return null
  const text = parent.textContent
  return stroke.test(text) ? { start: $from.start(), query: text.slice(1) } : null
}

function next(tr: Transaction, open: SlashState | null, after: EditorState): SlashState | null {
  const told: Told | undefined = tr.getMeta(slashKey)
  if (told !== undefined) return 'close' in told || open === null ? null : { ...open, index: told.index }
  if (!tr.docChanged && !tr.selectionSet) return open
  const line = lineOf(after)
  if (line === null) return null
  if (open !== null) return line.query === open.query ? { ...line, index: open.index } : { ...line, index: 0 }
  return tr.docChanged && line.query === '' && !isHistoryTransaction(tr) ? { ...line, index: 0 } : null
}

const tell = (view: EditorView, told: Told) => view.dispatch(view.state.tr.setMeta(slashKey, told))

/** Takes the question out of the line and puts there what was chosen. */
export function chooseEntry(view: EditorView, entry: SlashEntry): void {
  const open = slashKey.getState(view.state)
  if (open === null || open === undefined || view.composing) return
  const { tr } = view.state
  view.dispatch(tr.delete(open.start, open.start + 1 + open.query.length).setMeta(slashKey, { close: true }))
  entry.run()
}

function handleKey(view: EditorView, event: KeyboardEvent, entries: readonly SlashEntry[]): boolean {
  const open = slashKey.getState(view.state)
  if (open === null || open === undefined || event.isComposing || event.keyCode === 229) return false
  const found = matching(entries, open.query)
  if (event.key === 'Escape') {
    tell(view, { close: true })
    return true
  }
  const chosen = found[open.index]
  if (chosen === undefined) return false
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
  if (step !== 0) tell(view, { index: (open.index + step + found.length) % found.length })
  else if (event.key === 'Enter' || event.key === 'Tab') chooseEntry(view, chosen)
  else return false
  return true
}

export interface SlashKeysOptions {
  /** What is offered; asked each time, because the language may change. */
  readonly slashEntries: () => readonly SlashEntry[]
}

/** `/` or `、` at the start of an empty line opens a list of what can be put there. */
export const SlashKeys = Extension.create<SlashKeysOptions>({
  name: 'slashKeys',
  priority: 300,
  addOptions: () => ({ slashEntries: () => [] }),
  addProseMirrorPlugins() {
    const { slashEntries } = this.options
    return [
      new Plugin<SlashState | null>({
        key: slashKey,
        state: { init: () => null, apply: (tr, open, _before, after) => next(tr, open, after) },
        props: {
          handleKeyDown: (view, event) => handleKey(view, event, slashEntries()),
          attributes: (state): Record<string, string> => {
            const open = slashKey.getState(state)
            const chosen = open == null ? undefined : matching(slashEntries(), open.query)[open.index]
            return chosen === undefined
              ? {}
              : { 'aria-controls': SLASH_LIST, 'aria-activedescendant': `${SLASH_LIST}-${chosen.key}` }
          },
          handleDOMEvents: {
            blur: (view) => {
              if (slashKey.getState(view.state) != null) tell(view, { close: true })
              return false
            },
          },
        },
      }),
    ]
  },
})
