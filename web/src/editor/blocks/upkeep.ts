import { NO_ID } from '@lightwork/content'
import { Extension } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import { type EditorState, Plugin, type Transaction } from '@tiptap/pm/state'
import { Mapping } from '@tiptap/pm/transform'
import type { EditorView } from '@tiptap/pm/view'
import { newId } from './ids.ts'
import { isGroup, type Located, sameBlocks, workNodes } from './structure.ts'

/** Milliseconds after the end of a composition in which its last events still arrive. */
const SETTLE = 120

const byId = (doc: Node): Map<string, Located[]> => {
  const found = new Map<string, Located[]>()
  for (const located of workNodes(doc)) {
    const id = String(located.node.attrs.id)
    found.set(id, [...(found.get(id) ?? []), located])
  }
  return found
}

/** Of several blocks with one id, the one that had it before this change. */
function keeper(id: string, places: readonly Located[], before: Node | null, mapping: Mapping): Located | undefined {
  for (const { node, pos } of before === null ? [] : workNodes(before)) {
    if (node.attrs.id !== id) continue
    const { pos: now, deleted } = mapping.mapResult(pos)
    const kept = deleted ? undefined : places.find((place) => place.pos === now)
    if (kept !== undefined) return kept
  }
  return places[0]
}

/**
 * What a change of the sheet leaves to be set right: every block has an id of its own, and nobody picks more blocks
 * from a group than it has. A block that was cut and pasted keeps its id, because nothing else has it by then.
 */
export function setRight(state: EditorState, before: Node | null = null, mapping = new Mapping()): Transaction | null {
  const { tr, doc } = state
  for (const [id, places] of byId(doc)) {
    if (places.length === 1 && id !== NO_ID) continue
    const kept = id === NO_ID ? undefined : keeper(id, places, before, mapping)
    for (const place of places) if (place !== kept) tr.setNodeAttribute(place.pos, 'id', newId())
  }
  for (const { node, pos } of workNodes(doc)) {
    if (isGroup(node) && Number(node.attrs.pick) > node.childCount) tr.setNodeAttribute(pos, 'pick', node.childCount)
  }
  return tr.docChanged ? tr : null
}

const mappingOf = (transactions: readonly Transaction[]): Mapping => {
  const mapping = new Mapping()
  for (const { mapping: part } of transactions) mapping.appendMapping(part)
  return mapping
}

function upkeepPlugin(): Plugin {
  let view: EditorView | undefined
  let settling = 0
  const settle = () => {
    window.clearTimeout(settling)
    settling = window.setTimeout(() => {
      if (view === undefined || view.isDestroyed || view.composing) return
      const tr = setRight(view.state)
      if (tr !== null) view.dispatch(tr)
    }, SETTLE)
  }
  return new Plugin({
    view: (own) => {
      view = own
      settle()
      return { destroy: () => window.clearTimeout(settling) }
    },
    props: {
      handleDOMEvents: {
        compositionend: () => {
          settle()
          return false
        },
      },
    },
    // A change of ours in the middle of a composition would break the word that is being typed (tiptap#6879).
    appendTransaction: (transactions, before, after) =>
      view?.composing === true || before.doc === after.doc || sameBlocks(before.doc, after.doc)
        ? null
        : setRight(after, before.doc, mappingOf(transactions)),
  })
}

export const Upkeep = Extension.create({ name: 'upkeep', addProseMirrorPlugins: () => [upkeepPlugin()] })
