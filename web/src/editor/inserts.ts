import type { Editor } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import { type EditorState, NodeSelection, TextSelection, type Transaction } from '@tiptap/pm/state'
import { apply } from './apply.ts'
import { insertBlocks } from './blocks/commands.ts'
import { newId } from './blocks/ids.ts'
import { writeOwnAnswer } from './blocks/own-answer.ts'
import { focusControls } from './focus-controls.ts'
import { insertInText } from './insert-in-text.ts'
import { findInserted, selectInserted } from './inserted.ts'
import { addPart, type PartKind } from './item-parts/part-commands.ts'
import { insertMath } from './math/math-commands.ts'
import { type PartInserts, partInserts } from './parts/part-inserts.ts'
import { emptyChoices, emptyColumns, emptySteps } from './rooms.ts'

/** Everything that can be put into a text, by the name of its words. */
export interface Inserts extends PartInserts {
  readonly ownItem: () => void
  readonly group: () => void
  readonly line: () => void
  readonly title: () => void
  readonly instruction: () => void
  readonly formula: () => void
  readonly formulaLine: () => void
  readonly choices: () => void
  readonly blank: () => void
  readonly table: () => void
  readonly columns: () => void
  readonly steps: () => void
  readonly gap: () => void
  readonly transcript: () => void
  readonly ownAnswer: () => void
  readonly ownExplanation: () => void
  readonly subItem: () => void
  readonly dayStep: () => void
  readonly drill: () => void
}

/** A stored picture, with its width on paper where it has one, or a recording. */
export type StoredMedia =
  | { readonly kind: 'figure'; readonly asset: string; readonly alt: string; readonly width?: number | null }
  | { readonly kind: 'audio'; readonly asset: string; readonly alt: string }

/** Puts a stored picture or recording at the caret and selects it. */
export function insertMedia(editor: Editor, { kind, ...attributes }: StoredMedia): void {
  apply(editor, (state) => {
    const node = state.schema.nodes[kind]?.create(attributes)
    const tr = insertInText(state, node)
    return tr === null || node === undefined ? null : selectInserted(tr, node.type)
  })
  editor.commands.focus()
}

const ownItemNode = ({ schema }: EditorState): Node | undefined =>
  schema.nodes.ownItem?.create({ id: newId() }, schema.nodes.paragraph?.create())

const present = (...nodes: readonly (Node | null | undefined)[]): Node[] =>
  nodes.filter((node) => node !== null && node !== undefined)

function insertChoices(state: EditorState): Transaction | null {
  const list = emptyChoices(state.schema)
  if (list === undefined) return null
  const tr = insertInText(state, list)
  if (tr === null) return null
  const start = findInserted(tr, list.type)
  return start < 0 ? tr : tr.setSelection(TextSelection.create(tr.doc, start + 2))
}

/** React draws a new row a moment after it is in the text. */
const DRAWN = 60

/** Another part of the item, ready to be written: the caret is in it, or the focus in its first field. */
export function insertPart(editor: Editor, kind: PartKind): void {
  apply(editor, (state) => addPart(state, kind))
  const { selection } = editor.state
  if (selection instanceof NodeSelection) setTimeout(() => focusControls(editor.view, selection.from), DRAWN)
  else editor.view.focus()
}

/** The ways to put something at the caret. Each puts the caret where one writes next. */
export function insertsFor(editor: Editor, { atEnd = false } = {}): Omit<Inserts, PartKind> {
  const insert = (make: (state: EditorState) => Transaction | null) => () => {
    apply(editor, make)
    editor.view.focus()
  }
  const blocks = (nodes: (state: EditorState) => readonly (Node | null | undefined)[]) =>
    insert((state) => insertBlocks(state, present(...nodes(state)), { atEnd }))
  return {
    ...partInserts(editor),
    ownItem: blocks((state) => [ownItemNode(state)]),
    group: blocks((state) => [
      state.schema.nodes.choiceGroup?.create({ id: newId() }, present(ownItemNode(state), ownItemNode(state))),
    ]),
    line: blocks(({ schema }) => [schema.nodes.paragraph?.create()]),
    title: blocks(({ schema }) => [schema.nodes.heading?.create({ level: 2 })]),
    instruction: blocks(({ schema }) => [(schema.nodes.instruction ?? schema.nodes.paragraph)?.create()]),
    // The formula box takes the focus, so the text must not take it back.
    formula: () => apply(editor, (state) => insertMath(state)),
    formulaLine: () => apply(editor, (state) => insertMath(state, { display: true })),
    choices: insert(insertChoices),
    blank: insert((state) => {
      const blank = state.schema.nodes.blank?.create()
      return blank === undefined || !state.selection.$from.parent.inlineContent
        ? null
        : state.tr.replaceSelectionWith(blank, false)
    }),
    columns: insert((state) => insertInText(state, emptyColumns(state.schema))),
    steps: insert((state) => insertInText(state, emptySteps(state.schema))),
    gap: insert((state) => {
      const gap = state.schema.nodes.gap?.create()
      return gap === undefined || !state.selection.$from.parent.inlineContent
        ? null
        : state.tr.replaceSelectionWith(gap, false)
    }),
    transcript: insert((state) =>
      insertInText(state, state.schema.nodes.transcript?.create(null, state.schema.nodes.paragraph?.create())),
    ),
    ownAnswer: insert((state) => writeOwnAnswer(state, 'ownAnswer')),
    ownExplanation: insert((state) => writeOwnAnswer(state, 'ownExplanation')),
    table: () => editor.chain().focus().insertTable({ rows: 3, cols: 3, withHeaderRow: true }).run(),
  }
}
