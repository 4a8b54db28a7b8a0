import { Extension } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import { type EditorState, Plugin, PluginKey, TextSelection, type Transaction } from '@tiptap/pm/state'
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view'
import { findMatches, type Match } from './find-matches.ts'

export interface FindState {
  readonly query: string
  readonly matches: readonly Match[]
  /** Place among the matches of the one that one is at. */
  readonly current: number
  readonly marks: DecorationSet
}

type Told = { readonly query: string } | { readonly current: number }

export const findKey = new PluginKey<FindState>('find')
const nothing: FindState = { query: '', matches: [], current: 0, marks: DecorationSet.empty }

/** Milliseconds after a change after which the sheet is read again; until then what was found moves with the text. */
const REFRESH = 300

function found(doc: Node, query: string, matches: readonly Match[], current: number): FindState {
  const marks = matches.map(({ from, to }, index) =>
    Decoration.inline(from, to, { class: index === current ? 'found current' : 'found' }),
  )
  return { query, matches, current, marks: DecorationSet.create(doc, marks) }
}

const moved = (state: FindState, { mapping, doc }: Transaction): FindState => ({
  ...state,
  matches: state.matches.map((match) => ({ ...match, from: mapping.map(match.from), to: mapping.map(match.to, -1) })),
  marks: state.marks.map(mapping, doc),
})

function next(tr: Transaction, state: FindState): FindState {
  const told: Told | undefined = tr.getMeta(findKey)
  if (told !== undefined && 'query' in told) {
    if (told.query === '') return nothing
    const matches = findMatches(tr.doc, told.query)
    const here = matches.findIndex(({ to }) => to >= tr.selection.from)
    return found(tr.doc, told.query, matches, Math.max(0, here))
  }
  if (told !== undefined) return found(tr.doc, state.query, state.matches, told.current)
  return tr.docChanged && state.query !== '' ? moved(state, tr) : state
}

/** Looks for these words from here on; without words for none. */
export const find = (view: EditorView, query: string): void => {
  if (!view.composing) view.dispatch(view.state.tr.setMeta(findKey, { query }))
}

/** Goes to the match so many places on and selects it. */
export function goToMatch(view: EditorView, step: number): void {
  const { matches, current } = findKey.getState(view.state) ?? nothing
  const at = (current + step + matches.length) % matches.length
  const match = matches[at]
  if (match === undefined || view.composing) return
  const { tr } = view.state
  tr.setSelection(TextSelection.between(tr.doc.resolve(match.from), tr.doc.resolve(match.to)))
  view.dispatch(tr.setMeta(findKey, { current: at }).scrollIntoView())
}

function replaced(state: EditorState, matches: readonly Match[], words: string): Transaction | null {
  const { query } = findKey.getState(state) ?? nothing
  const { tr } = state
  for (const { from, to, replaceable } of [...matches].reverse()) {
    if (!replaceable) continue
    if (words === '') tr.delete(from, to)
    else tr.insertText(words, from, to)
  }
  return tr.docChanged ? tr.setMeta(findKey, { query }) : null
}

/** Replaces the match that one is at. The sheet is read anew first, so that nothing else is replaced. */
export function replaceCurrent(state: EditorState, words: string): Transaction | null {
  const { query, current } = findKey.getState(state) ?? nothing
  const match = findMatches(state.doc, query)[current]
  return match === undefined ? null : replaced(state, [match], words)
}

/** Replaces every match, as one step to undo. */
export const replaceAll = (state: EditorState, words: string): Transaction | null =>
  replaced(state, findMatches(state.doc, (findKey.getState(state) ?? nothing).query), words)

export interface FindKeysOptions {
  /** Null leaves the keys to the browser. */
  readonly onFind: ((withReplace: boolean) => void) | null
}

/** Ctrl+F and Ctrl+H in the text. While nothing is looked for, a key costs nothing here. */
export const FindKeys = Extension.create<FindKeysOptions>({
  name: 'findKeys',
  addOptions: () => ({ onFind: null }),
  addKeyboardShortcuts() {
    const { onFind } = this.options
    const open = (withReplace: boolean) => () => {
      onFind?.(withReplace)
      return onFind !== null
    }
    return { 'Mod-f': open(false), 'Mod-h': open(true) }
  },
  addProseMirrorPlugins: () => [
    new Plugin<FindState>({
      key: findKey,
      state: { init: () => nothing, apply: next },
      props: { decorations: (state) => findKey.getState(state)?.marks ?? null },
      view: () => {
        let waiting = 0
        return {
          update: (view, { doc }) => {
            const { query } = findKey.getState(view.state) ?? nothing
            if (query === '' || doc === view.state.doc) return
            window.clearTimeout(waiting)
            waiting = window.setTimeout(() => find(view, query), REFRESH)
          },
          destroy: () => window.clearTimeout(waiting),
        }
      },
    }),
  ],
})
