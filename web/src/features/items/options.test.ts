import type { DocumentNode } from '@lightwork/content'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { carryKey, moveOption, optionsOf, withOptions, withRoomForOptions } from './options.ts'

const option = (text: string): DocumentNode =>
  text === '' ? { type: 'choice' } : { type: 'choice', content: [{ type: 'text', text }] }
const options = (...texts: string[]) => texts.map(option)
const stem: DocumentNode = { type: 'doc', content: [{ type: 'paragraph' }] }

describe('options of an item', () => {
  it('stand in one list, where the first one stood', () => {
    const two: DocumentNode = {
      type: 'doc',
      content: [
        { type: 'choiceList', content: options('a') },
        { type: 'paragraph' },
        { type: 'choiceList', content: options('b') },
      ],
    }
    expect(optionsOf(two)).toEqual(options('a', 'b'))
    const one = withOptions(two, options('b', 'a'))
    expect(one.content?.map(({ type }) => type)).toEqual(['choiceList', 'paragraph'])
    expect(optionsOf(one)).toEqual(options('b', 'a'))
  })

  it('are four empty ones to begin with, and none at all when the last is gone', () => {
    const four = withRoomForOptions(stem)
    expect(optionsOf(four)).toHaveLength(4)
    expect(withOptions(four, [])).toEqual(stem)
  })
})

describe('the mark of what is right', () => {
  it('stays on its option while that one or another is typed', () => {
    expect(carryKey([1], options('a', 'b', 'c'), options('a', 'bx', 'c'))).toEqual([1])
    expect(carryKey([1], options('a', 'b', 'c'), options('ax', 'b', 'c'))).toEqual([1])
  })

  it('moves when an option is added or deleted above it', () => {
    expect(carryKey([2], options('a', 'b', 'c'), options('a', 'c'))).toEqual([1])
    expect(carryKey([2], options('a', 'b', 'c'), options('a', '', 'b', 'c'))).toEqual([3])
  })

  it('goes with its option when that one is deleted', () => {
    expect(carryKey([1], options('a', 'b', 'c'), options('a', 'c'))).toEqual([])
  })

  it('always points at an option that is there', () => {
    const texts = fc.array(fc.constantFrom('a', 'b', 'c', ''), { maxLength: 6 })
    fc.assert(
      fc.property(texts, texts, fc.array(fc.nat(5)), (before, after, key) => {
        const valid = [...new Set(key.filter((position) => position < before.length))]
        const carried = carryKey(valid, options(...before), options(...after))
        expect(carried.every((position) => position >= 0 && position < after.length)).toBe(true)
        expect(new Set(carried).size).toBe(carried.length)
      }),
    )
  })

  it('marks the same texts after any move', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.string({ minLength: 1 }), { minLength: 1, maxLength: 6 }),
        fc.nat(5),
        fc.nat(5),
        (texts, from, to) => {
          const list = options(...texts)
          const marked = list.map((_, index) => index).filter((index) => index % 2 === 0)
          const moved = moveOption(list, marked, from % list.length, to % list.length)
          const textsOf = (all: readonly DocumentNode[], key: readonly number[]) =>
            new Set(key.map((position) => JSON.stringify(all[position])))
          expect(textsOf(moved.options, moved.key)).toEqual(textsOf(list, marked))
        },
      ),
    )
  })
})
