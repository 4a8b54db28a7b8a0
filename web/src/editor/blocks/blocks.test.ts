import { type DocumentNode, getHomeworkSchema, homeworkParts, NO_ID } from '@lightwork/content'
import { Node } from '@tiptap/pm/model'
import { EditorState, NodeSelection, Plugin, Selection, TextSelection } from '@tiptap/pm/state'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { duplicateBlock, groupMoves, insertBlocks, moveBlock, moveGroup, removeBlocks, setWork } from './commands.ts'
import { newId } from './ids.ts'
import { partsOf, sameParts } from './parts.ts'
import { findBlock, numberOf, workAt, workNodes } from './structure.ts'
import { setRight } from './upkeep.ts'

const schema = getHomeworkSchema()
const id = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`
const paragraph = (text = ''): DocumentNode => ({
  type: 'paragraph',
  ...(text !== '' && { content: [{ type: 'text', text }] }),
})
const item = (n: number, attrs = {}): DocumentNode => ({
  type: 'itemBlock',
  attrs: { id: id(n), item_id: id(100 + n), item_version_id: id(200 + n), minutes: n, ...attrs },
})
const own = (n: number): DocumentNode => ({ type: 'ownItem', attrs: { id: id(n) }, content: [paragraph('题')] })
const group = (n: number, pick: number, ...content: DocumentNode[]): DocumentNode => ({
  type: 'choiceGroup',
  attrs: { id: id(n), pick },
  content,
})

const upkeep = new Plugin({
  appendTransaction: (transactions, before, after) => setRight(after, before.doc, transactions[0]?.mapping),
})
const open = (...content: DocumentNode[]) =>
  EditorState.create({ doc: Node.fromJSON(schema, { type: 'doc', content }), plugins: [upkeep] })
const at = (state: EditorState, n: number) => {
  const found = findBlock(state.doc, id(n))
  if (found === null) throw new Error(`no block ${n}`)
  return found
}
const outline = (node: Node): string =>
  node.children
    .map((child) => {
      if (child.type.name === 'paragraph') return 'p'
      const n = Number(String(child.attrs.id).slice(-12))
      return child.type.name === 'choiceGroup'
        ? `[${child.attrs.pick}: ${outline(child)}]`
        : n < 1000
          ? String(n)
          : 'new'
    })
    .join(' ')
const after = (state: EditorState, change: ReturnType<typeof moveBlock>) => {
  if (change === null) throw new Error('nothing changed')
  const next = state.apply(change)
  next.doc.check()
  return next
}

describe('moving a block', () => {
  const sheet = open(paragraph('先做'), item(1), group(9, 1, item(2), own(3)), item(4))

  it('swaps it with its neighbour, a group counting as one', () => {
    expect(outline(after(sheet, moveBlock(sheet, at(sheet, 4), -1)).doc)).toBe('p 1 4 [1: 2 3]')
    expect(outline(after(sheet, moveBlock(sheet, at(sheet, 1), -1)).doc)).toBe('1 p [1: 2 3] 4')
    expect(outline(after(sheet, moveBlock(sheet, at(sheet, 2), 1)).doc)).toBe('p 1 [1: 3 2] 4')
  })

  it('stays at the end of its sheet or group', () => {
    expect(moveBlock(sheet, at(sheet, 4), 1)).toBeNull()
    expect(moveBlock(sheet, at(sheet, 3), 1)).toBeNull()
  })

  it('takes the caret along', () => {
    const start = sheet.apply(sheet.tr.setSelection(TextSelection.create(sheet.doc, at(sheet, 3).pos + 3)))
    const moved = after(start, moveBlock(start, at(start, 3), -1))
    expect(workAt(moved.selection)?.node.attrs.id).toBe(id(3))
  })

  it('numbers blocks of work through groups', () => {
    expect([1, 2, 3, 4].map((n) => numberOf(sheet.doc, at(sheet, n).pos))).toEqual([1, 2, 3, 4])
  })
})

describe('taking blocks away', () => {
  it('is one step, and a group without blocks goes too', () => {
    const sheet = open(item(1), group(9, 2, item(2), item(3)), item(4))
    expect(outline(after(sheet, removeBlocks(sheet, [id(2), id(3), id(1)])).doc)).toBe('4')
    expect(outline(after(sheet, removeBlocks(sheet, [id(3)])).doc)).toBe('1 [1: 2] 4')
    expect(outline(after(sheet, removeBlocks(sheet, [id(9)])).doc)).toBe('1 4')
  })

  it('leaves an empty line when nothing else is left', () => {
    const sheet = open(item(1), item(2))
    expect(outline(after(sheet, removeBlocks(sheet, [id(1), id(2)])).doc)).toBe('p')
  })

  it('changes nothing for ids nobody has', () => {
    expect(removeBlocks(open(item(1)), [id(5)])).toBeNull()
    expect(setWork(open(item(1)), [id(5)], { required: false })).toBeNull()
  })
})

describe('groups', () => {
  it('take a block from beside them and give it back', () => {
    const sheet = open(item(1), group(9, 1, item(2)), item(3))
    expect(groupMoves(sheet.doc, at(sheet, 1).pos)).toEqual(['below', 'new'])
    expect(groupMoves(sheet.doc, at(sheet, 3).pos)).toEqual(['above', 'new'])
    expect(groupMoves(sheet.doc, at(sheet, 2).pos)).toEqual(['out'])
    expect(outline(after(sheet, moveGroup(sheet, at(sheet, 1), 'below')).doc)).toBe('[1: 1 2] 3')
    expect(outline(after(sheet, moveGroup(sheet, at(sheet, 3), 'above')).doc)).toBe('1 [1: 2 3]')
    expect(outline(after(sheet, moveGroup(sheet, at(sheet, 2), 'out')).doc)).toBe('1 2 3')
  })

  it('never ask for more blocks than they have', () => {
    const sheet = open(group(9, 3, item(1), item(2), item(3)))
    expect(outline(after(sheet, moveGroup(sheet, at(sheet, 3), 'out')).doc)).toBe('[2: 1 2] 3')
  })

  it('are made around a block', () => {
    const sheet = open(item(1))
    const made = after(sheet, moveGroup(sheet, at(sheet, 1), 'new'))
    expect(outline(made.doc)).toBe('[1: 1]')
    expect(made.doc.firstChild?.attrs.id).not.toBe(NO_ID)
  })
})

describe('ids', () => {
  it('are renewed for a copy and kept by the original, wherever the copy lands', () => {
    const sheet = open(item(1), item(2))
    expect(outline(after(sheet, duplicateBlock(sheet, at(sheet, 1))).doc)).toBe('1 new 2')
    expect(outline(after(sheet, sheet.tr.insert(0, at(sheet, 2).node)).doc)).toBe('new 1 2')
  })

  it('are kept by what was cut and pasted', () => {
    const sheet = open(item(1), item(2))
    const { node, pos } = at(sheet, 1)
    const cut = sheet.apply(sheet.tr.delete(pos, pos + node.nodeSize))
    expect(outline(after(cut, cut.tr.insert(cut.doc.content.size, node)).doc)).toBe('2 1')
  })

  it('are given to blocks that have none', () => {
    const own = schema.nodes.ownItem?.createAndFill()
    const sheet = open(item(1))
    if (own === null || own === undefined) throw new Error('no own item')
    expect(after(sheet, insertBlocks(sheet, [own])).doc.lastChild?.attrs.id).not.toBe(NO_ID)
  })

  it('are random ids of the right form', () => {
    expect(newId()).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  })
})

describe('new blocks', () => {
  const fresh = Node.fromJSON(schema, item(7))

  it('go after the block the teacher is at, into its group too', () => {
    const sheet = open(item(1), group(9, 1, item(2)), item(3))
    const on = (n: number) => sheet.apply(sheet.tr.setSelection(NodeSelection.create(sheet.doc, at(sheet, n).pos)))
    expect(outline(after(on(1), insertBlocks(on(1), [fresh])).doc)).toBe('1 7 [1: 2] 3')
    expect(outline(after(on(2), insertBlocks(on(2), [fresh])).doc)).toBe('1 [1: 2 7] 3')
    expect(outline(after(on(1), insertBlocks(on(1), [fresh], { atEnd: true })).doc)).toBe('1 [1: 2] 3 7')
  })

  it('do not put a heading into a group', () => {
    const heading = schema.nodes.heading?.create()
    const sheet = open(group(9, 1, item(2)))
    const inside = sheet.apply(sheet.tr.setSelection(NodeSelection.create(sheet.doc, at(sheet, 2).pos)))
    if (heading === undefined) throw new Error('no heading')
    expect(after(inside, insertBlocks(inside, [heading])).doc.child(1).type.name).toBe('heading')
  })

  it('take the place of an empty line and come one after the other', () => {
    const sheet = open(paragraph())
    const first = after(sheet, insertBlocks(sheet, [Node.fromJSON(schema, item(1))]))
    expect(outline(first.doc)).toBe('1')
    expect(outline(after(first, insertBlocks(first, [fresh])).doc)).toBe('1 7')
  })
})

describe('the parts that cost minutes', () => {
  it('are those the server counts', () => {
    const sheet = open(paragraph('x'), item(1), group(9, 1, item(2), own(3)))
    expect(partsOf(sheet.doc)).toEqual(homeworkParts(sheet.doc.toJSON()))
  })

  it('are the same after typing, other text and another pointer, and differ after every other change', () => {
    const sheet = open(paragraph('x'), own(1), group(9, 1, item(2), own(3)))
    const parts = partsOf(sheet.doc)
    const changed = (make: (state: EditorState) => EditorState['tr']) =>
      !sameParts(parts, partsOf(sheet.apply(make(sheet)).doc))
    expect(changed(({ tr }) => tr.insertText('字', 1))).toBe(false)
    expect(changed((state) => state.tr.insertText('字', at(state, 3).pos + 2))).toBe(false)
    expect(changed((state) => state.tr.insert(0, schema.nodes.paragraph?.create() ?? []))).toBe(false)
    const set = (name: string, value: unknown) =>
      changed((state) => state.tr.setNodeAttribute(at(state, 2).pos, name, value))
    expect(set('pointer', '第 3 页')).toBe(false)
    expect(set('minutes', 9)).toBe(true)
    expect(set('required', false)).toBe(true)
    expect(set('tiers', ['base'])).toBe(true)
    expect(changed((state) => state.tr.setNodeAttribute(at(state, 9).pos, 'pick', 2))).toBe(true)
  })
})

it('every sequence of changes leaves a valid sheet with an id for each block', () => {
  const step = fc.tuple(fc.nat(7), fc.nat(20), fc.nat(3))
  fc.assert(
    fc.property(fc.array(step, { maxLength: 25 }), (steps) => {
      let state = open(item(1), paragraph(), group(9, 2, item(2), own(3)), item(4))
      for (const [kind, index, choice] of steps) {
        const works = [...workNodes(state.doc)]
        const target = works[index % Math.max(1, works.length)]
        if (target === undefined) break
        const moves = groupMoves(state.doc, target.pos)
        const change = [
          () => moveBlock(state, target, 1),
          () => moveBlock(state, target, -1),
          () => removeBlocks(state, [String(target.node.attrs.id)]),
          () => (target.node.type.name === 'choiceGroup' ? null : duplicateBlock(state, target)),
          () => (moves.length === 0 ? null : moveGroup(state, target, moves[choice % moves.length] ?? 'new')),
          () => insertBlocks(state, [Node.fromJSON(schema, item(50 + choice))]),
          () => duplicateBlock(state, target),
          () => state.tr.setSelection(Selection.near(state.doc.resolve(target.pos))),
        ][kind]?.()
        if (change === null || change === undefined) continue
        state = state.apply(change)
        state.doc.check()
        const ids = [...workNodes(state.doc)].map(({ node }) => node.attrs.id)
        expect(new Set(ids).size).toBe(ids.length)
        const groups = partsOf(state.doc).filter((part) => 'pick' in part)
        for (const part of groups) expect(part.pick).toBeLessThanOrEqual(part.blocks.length)
      }
    }),
    { numRuns: 150 },
  )
})
