import {
  type DocumentNode,
  dayStep,
  fromText,
  itemExtensions,
  subItem,
  withDrills,
  withParts,
} from '@lightwork/content'
import { getSchema } from '@tiptap/core'
import { Node } from '@tiptap/pm/model'
import { EditorState, NodeSelection } from '@tiptap/pm/state'
import { describe, expect, it } from 'vitest'
import { moveBlock } from '../blocks/commands.ts'
import { addPart, duplicatePart, partsOfKind, removePart, setSubItemType } from './part-commands.ts'

const schema = getSchema(itemExtensions())
const open = (body: DocumentNode) => EditorState.create({ doc: Node.fromJSON(schema, body) })
const id = '00000000-0000-4000-8000-000000000001'
const question = (text: string) =>
  subItem({ id, type: 'short_answer', tier: 'base', minutes: 3, point_ids: [] }, fromText(text))
const drill = { name: '跳绳', sets: 2, amount: 10, unit: 'times', set_seconds: 30, rest_seconds: 0 } as const

function change(state: EditorState, tr: ReturnType<typeof moveBlock>): EditorState {
  if (tr === null) throw new Error('nothing changed')
  const next = state.apply(tr)
  next.doc.check()
  return next
}
const names = (state: EditorState) => state.doc.children.map(({ type }) => type.name)
const part = (state: EditorState, kind: string, nth = 0) => {
  const found = partsOfKind(state.doc, kind)[nth]
  if (found === undefined) throw new Error(`no ${kind} ${nth}`)
  return found
}

describe('parts of an item', () => {
  it('are never mixed with the stem', () => {
    const group = open(withParts(fromText('材料'), [question('甲'), question('乙')]))
    expect(moveBlock(group, part(group, 'subItem'), -1)).toBeNull()
    const moved = change(group, moveBlock(group, part(group, 'subItem'), 1))
    expect(part(moved, 'subItem').node.textContent).toBe('乙')
  })

  it('come after the last day, a copy on the day after', () => {
    const project = open(withParts(fromText('观察'), [dayStep(2, 10, fromText('看'))]))
    const more = change(project, addPart(project, 'dayStep'))
    expect(partsOfKind(more.doc, 'dayStep').map(({ node }) => node.attrs.day)).toEqual([2, 3])
    const copied = change(project, duplicatePart(project, part(project, 'dayStep')))
    expect(partsOfKind(copied.doc, 'dayStep').map(({ node }) => node.attrs.day)).toEqual([2, 3])
  })

  it('are twenty movements at most, and the list goes with the last one', () => {
    const empty = open(fromText('做'))
    let state = change(empty, addPart(empty, 'drill'))
    expect(state.selection).toBeInstanceOf(NodeSelection)
    for (let count = 1; count < 20; count++) state = change(state, addPart(state, 'drill'))
    expect(addPart(state, 'drill')).toBeNull()
    expect(duplicatePart(state, part(state, 'drill'))).toBeNull()
    const one = open(withDrills(fromText('做'), [drill]))
    expect(names(change(one, removePart(one, part(one, 'drill'))))).toEqual(['paragraph'])
  })

  it('leave a line to write on when all are gone', () => {
    const only = open({ type: 'doc', content: [question('甲')] })
    expect(names(change(only, removePart(only, part(only, 'subItem'))))).toEqual(['paragraph'])
  })

  it('get room for what their type asks for; what is written stays', () => {
    let state = open(withParts(fromText('材料'), [question('甲')]))
    const inside = () => part(state, 'subItem').node.children.map(({ type }) => type.name)
    const to = (type: 'single_choice' | 'matching' | 'oral') => {
      state = change(state, setSubItemType(state, part(state, 'subItem'), type))
    }
    to('single_choice')
    expect(inside()).toEqual(['paragraph', 'choiceList'])
    to('matching')
    expect(inside()).toEqual(['paragraph', 'matching'])
    state = change(state, state.tr.insertText('左', part(state, 'entry').pos + 1))
    to('oral')
    expect(inside()).toEqual(['paragraph', 'matching'])
    expect(part(state, 'subItem').node.attrs.type).toBe('oral')
  })
})
