import { MATH_LIMIT, mathProblem } from '@lightwork/content'
import { Extension, InputRule } from '@tiptap/core'
import { isHistoryTransaction } from '@tiptap/pm/history'
import { type EditorState, NodeSelection, Plugin, Selection, type Transaction } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import { insertMath, mathAt } from './math-commands.ts'

/** `$x^2$`: no blank inside the signs, so that "$5 and $6" stays money. */
const typed = /(?<![\\$])\$(?!\s)((?:\\\$|[^$])+?)(?<![\s\\])\$$/

const formulaRule = new InputRule({
  find: typed,
  handler: ({ state, range, match }) => {
    const latex = match[1] ?? ''
    const node = state.schema.nodes.mathInline?.create({ latex })
    if (node === undefined || latex.length > MATH_LIMIT || mathProblem(latex) !== null) return null
    state.tr.replaceWith(range.from, range.to, node)
  },
})

/** A formula left empty, however it was left, does not stay behind. */
function dropEmpty(transactions: readonly Transaction[], before: EditorState, after: EditorState): Transaction | null {
  const was = mathAt(before.selection)
  if (was === null) return null
  const pos = transactions.reduce((at, { mapping }) => mapping.map(at), was.pos)
  if (after.selection instanceof NodeSelection && after.selection.from === pos) return null
  const node = after.doc.nodeAt(pos)
  if (node === null || !('latex' in node.attrs) || String(node.attrs.latex).trim() !== '') return null
  return after.tr.delete(pos, pos + node.nodeSize)
}

interface MathKeysStorage {
  /** The formula was reached from behind, so its box opens with the caret at its end side. */
  backwards: boolean
}

declare module '@tiptap/core' {
  interface Storage {
    mathKeys: MathKeysStorage
  }
}

/** Undoing or redoing a formula leaves the caret behind it; selecting it would open its box and take the next Ctrl+Z. */
function stayOut(transactions: readonly Transaction[], { selection, tr }: EditorState): Transaction | null {
  if (mathAt(selection) === null || !transactions.some(isHistoryTransaction)) return null
  return tr.setSelection(Selection.near(tr.doc.resolve(selection.to)))
}

/** Ways to a formula by keyboard: `$…$`, and Alt+= as in Word. */
export const MathKeys = Extension.create<Record<string, never>, MathKeysStorage>({
  name: 'mathKeys',
  addStorage: () => ({ backwards: false }),
  addInputRules: () => [formulaRule],
  addKeyboardShortcuts() {
    return {
      'Alt-=': () => {
        const tr = insertMath(this.editor.state)
        if (tr !== null) this.editor.view.dispatch(tr)
        return true
      },
    }
  },
  addProseMirrorPlugins() {
    let view: EditorView | undefined
    const { storage } = this
    return [
      new Plugin({
        view: (own) => {
          view = own
          return {}
        },
        props: {
          handleKeyDown: (_, { key }) => {
            storage.backwards = key === 'ArrowLeft'
            return false
          },
          handleDOMEvents: {
            mousedown: () => {
              storage.backwards = false
              return false
            },
          },
        },
        appendTransaction: (transactions, before, after) =>
          view?.composing === true ? null : (stayOut(transactions, after) ?? dropEmpty(transactions, before, after)),
      }),
    ]
  },
})
