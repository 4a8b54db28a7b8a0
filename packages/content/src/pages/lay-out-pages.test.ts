import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fillColumns, type MeasuredBlock } from './lay-out-pages.ts'

const ROOM = 100
const parts = fc.array(fc.integer({ min: 1, max: ROOM - 10 }), { minLength: 1, maxLength: 6 })
const block = fc.record({ parts, around: fc.integer({ min: 0, max: 10 }), keepsNext: fc.boolean() }).map(
  ({ parts: inside, around, keepsNext }): MeasuredBlock => ({
    parts: inside,
    keepsNext,
    height: around + inside.reduce((sum, each) => sum + each, 0),
  }),
)
const blocks = fc.array(block, { maxLength: 30 })

const heightOf = (all: readonly MeasuredBlock[], { block: index, from, to }: ReturnType<typeof fillColumns>[0][0]) => {
  const { height, parts: inside } = all[index] ?? { height: 0, parts: [] }
  const around = height - inside.reduce((sum, each) => sum + each, 0)
  return around + inside.slice(from, to).reduce((sum, each) => sum + each, 0)
}

describe('columns of a sheet', () => {
  it('hold every part once, in order', () => {
    fc.assert(
      fc.property(blocks, (all) => {
        const placed = fillColumns(all, ROOM).flat()
        const seen = placed.flatMap(({ block: index, from, to }) =>
          Array.from({ length: to - from }, (_, at) => `${index}.${from + at}`),
        )
        const wanted = all.flatMap(({ parts: inside }, index) => inside.map((_, at) => `${index}.${at}`))
        expect(seen).toEqual(wanted)
      }),
    )
  })

  it('are never fuller than they are high', () => {
    fc.assert(
      fc.property(blocks, (all) => {
        for (const column of fillColumns(all, ROOM))
          expect(column.reduce((sum, each) => sum + heightOf(all, each), 0)).toBeLessThanOrEqual(ROOM)
      }),
    )
  })

  it('break no block that fits into one of them', () => {
    fc.assert(
      fc.property(blocks, (all) => {
        const placed = fillColumns(all, ROOM).flat()
        all.forEach(({ height }, index) => {
          if (height <= ROOM) expect(placed.filter((each) => each.block === index)).toHaveLength(1)
        })
      }),
    )
  })

  it('end with no heading that could stand with its item', () => {
    const heading = { height: 10, keepsNext: true, parts: [10] }
    const item = { height: 60, keepsNext: false, parts: [60] }
    const columns = fillColumns([item, heading, item], ROOM)
    expect(columns.map((column) => column.map((each) => each.block))).toEqual([[0], [1, 2]])
  })

  it('end with no heading before an item that is longer than a column', () => {
    const heading = { height: 10, keepsNext: true, parts: [10] }
    const before = (height: number) => ({ height, keepsNext: false, parts: [height] })
    const long = { height: 150, keepsNext: false, parts: [50, 50, 50] }
    const placed = (room: number) =>
      fillColumns([before(100 - room), heading, long], ROOM).map((each) => each.map(({ block: index }) => index))
    expect(placed(70)).toEqual([[0, 1, 2], [2]])
    expect(placed(50)).toEqual([[0], [1, 2], [2]])
  })

  it('are all in use, but for a sheet without anything', () => {
    fc.assert(
      fc.property(blocks, (all) => {
        const columns = fillColumns(all, ROOM)
        if (all.length > 0) for (const column of columns) expect(column.length).toBeGreaterThan(0)
      }),
    )
  })
})
