import { checkHomework, type Document, type DocumentNode, getHomeworkSchema, ofHomework } from '@lightwork/content'
import { tiers } from '@lightwork/domain'
import { Node } from '@tiptap/pm/model'
import { EditorState } from '@tiptap/pm/state'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { adaptItem, splitItem } from './adapt.ts'
import { newId } from './ids.ts'
import { findBlock, workNodes, workOf } from './structure.ts'

const schema = getHomeworkSchema()
const line = (text: string): DocumentNode => ({ type: 'paragraph', content: [{ type: 'text', text }] })

/** A sheet with one item of the bank, alone or in a group "k of n". */
function sheetWith(attrs: Record<string, unknown>, inGroup: boolean) {
  const item = { type: 'itemBlock', attrs: { item_id: newId(), item_version_id: newId(), ...attrs } }
  const content = inGroup ? [{ type: 'choiceGroup', attrs: { id: newId(), pick: 1 }, content: [item] }] : [item]
  return EditorState.create({ doc: Node.fromJSON(schema, { type: 'doc', content }) })
}

const part = fc.record({
  tier: fc.constantFrom(...tiers),
  minutes: fc.integer({ min: 0, max: 20 }),
  text: fc.stringMatching(/^[一-龥]{1,8}$/),
})
const toSubItem = ({ tier, minutes, text }: { tier: string; minutes: number; text: string }): DocumentNode => ({
  type: 'subItem',
  attrs: { id: newId(), type: 'short_answer', tier, minutes, point_ids: [] },
  content: [line(text)],
})
const ownItems = (doc: Node) =>
  [...workNodes(doc)].filter(({ node }) => node.type.name === 'ownItem').map(({ node }) => node)

describe('an item of the bank', () => {
  it('is adapted in place: its words can be changed, its work and its source stay', () => {
    const id = newId()
    const work = {
      tiers: ['base', 'raise'],
      required: false,
      minutes: 12,
      mode: 'oral',
      place: 'school',
      pointer: '第 3 题',
    }
    const state = sheetWith({ id, ...work }, false)
    const source = state.doc.firstChild?.attrs.item_version_id
    const body: Document = {
      type: 'doc',
      content: [
        line('读一读。'),
        { type: 'transcript', content: [line('录音的话')] },
        toSubItem({ tier: 'base', minutes: 3, text: '谁来了' }),
      ] as never,
    }
    const found = findBlock(state.doc, id)
    const tr = found === null ? null : adaptItem(state, found, body)
    const [own] = tr === null ? [] : ownItems(tr.doc)
    expect(own?.attrs).toMatchObject({ id, ...work, adapted_from: source })
    // What only the teacher may read of a listening item is no text of the sheet.
    expect(own?.textContent).toBe('读一读。（1）谁来了')
    expect(checkHomework(tr?.doc.toJSON())).toEqual(ofHomework(tr?.doc.toJSON()))
  })

  it('may name only a version as its source', () => {
    const own = (adapted_from: unknown) => ({
      type: 'doc',
      content: [{ type: 'ownItem', attrs: { id: newId(), adapted_from }, content: [line('题')] }],
    })
    expect(checkHomework(own(newId()))).toBeTruthy()
    expect(() => checkHomework(own('https://example.com/x'))).toThrow()
  })

  it('is split into its sub-items, no minute lost, alone or in a group', () => {
    fc.assert(
      fc.property(
        fc.array(part, { minLength: 2, maxLength: 6 }),
        fc.nat(10),
        fc.boolean(),
        (parts, reading, inGroup) => {
          const id = newId()
          const minutes = reading + parts.reduce((sum, each) => sum + each.minutes, 0)
          const state = sheetWith({ id, minutes }, inGroup)
          const body = { type: 'doc', content: [line('共同的材料'), ...parts.map(toSubItem)] } as unknown as Document
          const found = findBlock(state.doc, id)
          if (found === null) throw new Error('no block')
          const tr = splitItem(state, found, body)
          if (tr === null) throw new Error('nothing split')
          tr.doc.check()
          const items = ownItems(tr.doc)
          expect(items.map((node) => workOf(node).tiers[0])).toEqual(parts.map(({ tier }) => tier))
          expect(items.reduce((sum, node) => sum + workOf(node).minutes, 0)).toBe(minutes)
          expect(new Set(items.map((node) => node.attrs.id)).size).toBe(parts.length)
          expect(tr.doc.textContent).toBe(`共同的材料${parts.map(({ text }) => text).join('')}`)
          expect(state.apply(tr).doc.firstChild?.type.name).toBe(inGroup ? 'choiceGroup' : 'paragraph')
        },
      ),
      { numRuns: 200 },
    )
  })
})
