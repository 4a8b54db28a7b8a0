import { describe, expect, it } from 'vitest'
import { withBlock, withoutBlock } from './homework-with-item.ts'

describe('an item that is put into a homework from the bank', () => {
  const attrs = { groups: [{ name: '甲组', tiers: ['base'] }] }
  const block = { type: 'itemBlock', attrs: { id: 'b' } }

  it('goes below what stands there and is taken back, and the groups of the homework stay', () => {
    const homework = { type: 'doc', attrs, content: [{ type: 'heading' }, { type: 'paragraph' }] }
    const added = withBlock(homework, block)
    expect(added).toEqual({ type: 'doc', attrs, content: [{ type: 'heading' }, block] })
    expect(withoutBlock(added, 'b')).toEqual({ type: 'doc', attrs, content: [{ type: 'heading' }] })
  })
})
