import { Extension } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import { Plugin } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import { isWork, sameBlocks, workNodes } from './structure.ts'

/** Writes on each block of work which one it is, and answers the last that was written on. */
function writeNumbers(view: EditorView): HTMLElement | null {
  let number = 0
  let last: HTMLElement | null = null
  for (const { node, pos } of workNodes(view.state.doc)) {
    if (!isWork(node)) continue
    number += 1
    const block = view.nodeDOM(pos)
    // Once the page has let go of the sheet its blocks are plain text, and a mark on them would be read as typing.
    if (!(block instanceof HTMLElement) || !block.classList.contains('react-renderer')) continue
    block.style.setProperty('--number', `'${number}.'`)
    last = block
  }
  return last
}

/**
 * Numbers the blocks of a sheet. Not by a CSS counter: a block that is laid out only where it is seen has its counters
 * to itself in older Chromium, and counting would cost the whole sheet at every key.
 */
export const Numbers = Extension.create({
  name: 'numbers',
  addProseMirrorPlugins: () => [
    new Plugin({
      view: (start) => {
        let last = writeNumbers(start)
        let written: Node = start.state.doc
        return {
          update: (view) => {
            const { doc } = view.state
            // All blocks are drawn anew when the page takes the sheet over.
            const isNew = last === null || !view.dom.contains(last)
            if (isNew || !sameBlocks(written, doc)) last = writeNumbers(view)
            written = doc
          },
        }
      },
    }),
  ],
})
