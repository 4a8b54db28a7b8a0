import type { Document, DocumentNode } from '@lightwork/content'
import {
  dayStep,
  fromText,
  subItem,
  withChoices,
  withColumns,
  withDrills,
  withEntries,
  withGaps,
  withParts,
} from '@lightwork/content'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Answers, carryAnswers, keyFor, noAnswers } from './answers.ts'
import { follow } from './follow.ts'
import { gapsIn, tagsMissingIn } from './gaps-in.ts'
import { heldSubItems, minutesFor, withStem, withSubItem } from './held.ts'
import { changeForm, newForm, toDraft } from './item-form.ts'

const entries = (...texts: string[]): DocumentNode[] =>
  texts.map((text) => ({ type: 'entry', content: [{ type: 'text', text }] }))
const id = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`
const sub = (n: number, body: Document, type: 'single_choice' | 'true_false' | 'short_answer' = 'single_choice') =>
  subItem({ id: id(n), type, tier: 'base', minutes: 3, point_ids: [] }, body)
const answers = (changes: Partial<Answers>): Answers => ({ ...noAnswers, ...changes })

describe('following things through a change', () => {
  const anyTexts = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 7 })

  it('finds each thing that says the same, wherever it went', () => {
    fc.assert(
      fc.property(anyTexts, anyTexts, (before, after) => {
        const place = follow(entries(...before), entries(...after))
        before.forEach((text, position) => {
          if (after.includes(text)) expect(place(position)).toBe(after.indexOf(text))
        })
      }),
    )
  })

  it('never points beyond what is there, nor an order at one step twice', () => {
    fc.assert(
      fc.property(anyTexts, anyTexts, (before, after) => {
        const held = {
          holder: withEntries(fromText('排'), before),
          answers: answers({ parts_key: { order: before.map((_, position) => position) } }),
        }
        const key = carryAnswers(held, withEntries(fromText('排'), after)).parts_key
        const order = key !== null && 'order' in key ? key.order : []
        expect(new Set(order).size).toBe(order.length)
        expect(order.every((position) => position >= 0 && position < after.length)).toBe(true)
      }),
    )
  })
})

describe('what is right', () => {
  it('stays with columns, steps and blanks that move, and with options of a blank that are written anew', () => {
    const columns = withColumns(fromText('连'), ['甲', '乙'], ['1', '2'])
    const more = withColumns(fromText('连'), ['丙', '甲', '乙'], ['2', '1'])
    const held = {
      holder: columns,
      answers: answers({
        parts_key: {
          pairs: [
            [0, 1],
            [1, 0],
          ],
        },
      }),
    }
    expect(carryAnswers(held, more).parts_key).toEqual({
      pairs: [
        [1, 0],
        [2, 1],
      ],
    })
    const steps = {
      holder: withEntries(fromText('排'), ['b', 'a']),
      answers: answers({ parts_key: { order: [1, 0] } }),
    }
    expect(carryAnswers(steps, withEntries(fromText('排'), ['a', 'b'])).parts_key).toEqual({ order: [0, 1] })
    const gaps = {
      holder: withGaps(fromText('____ ____'), [['go', 'goes'], []]),
      answers: answers({ parts_key: { gaps: [1, ['is']] } }),
    }
    const written = withGaps(fromText('____ ____'), [['goes', 'went', 'go'], []])
    expect(carryAnswers(gaps, written).parts_key).toEqual({ gaps: [0, ['is']] })
  })

  it('is nothing where nothing is written that could be right', () => {
    expect(keyFor('cloze', { holder: fromText('x'), answers: answers({ parts_key: { gaps: [1] } }) })).toBeNull()
  })
})

describe('a group in the form', () => {
  const nobody = { teaching: [], memberships: [] }
  const first = sub(1, withChoices(fromText('甲'), ['a', 'b']))
  const second = sub(2, fromText('乙'), 'true_false')
  const group = (...parts: DocumentNode[]) => withParts(fromText('材料'), parts)
  const written = (stem: Document) => {
    const form = newForm(nobody, { subject: 'math', type: 'composite' })
    return { ...form, ...withStem(form, stem) }
  }
  const marked = () => {
    const form = written(group(first, second))
    const one = { ...form, ...withSubItem(form, 0, (held) => ({ ...held, answers: answers({ key: [1] }) })) }
    return { ...one, ...withSubItem(one, 1, (held) => ({ ...held, answers: answers({ truth: false }) })) }
  }

  it('takes the answers of a question along when it is moved, and has them again when it is brought back', () => {
    const form = marked()
    const keyAfter = (...stems: Document[]) =>
      toDraft(stems.reduce((now, stem) => ({ ...now, ...withStem(now, stem) }), form)).answer.key
    expect(keyAfter(group(second, first))).toEqual({ parts: [false, [1]] })
    expect(keyAfter(group(second), group(first, second))).toEqual({ parts: [[1], false] })
    expect(keyAfter(group(first, second, { ...second, attrs: { ...second.attrs, id: id(3) } }))).toEqual({
      parts: [[1], false, false],
    })
  })

  it('says what each question lacks, and nothing when nothing does', () => {
    expect(gapsIn(marked())).toEqual({})
    const empty = written(group(first, sub(2, fromText(''), 'true_false')))
    expect(gapsIn(empty)).toEqual({
      'part-key/0': '请标出正确选项',
      'part-key/1': '请标出对或错',
      'part/1': '请写出这个小题的问题',
    })
  })

  it('asks for the tags that a review needs', () => {
    const form = marked()
    expect(tagsMissingIn(form)).toEqual({
      point_ids: '送审前请至少选一个知识点',
      competencies: '送审前请至少选一项核心素养',
    })
    expect(tagsMissingIn({ ...form, point_ids: [id(4)], competencies: ['运算能力'] })).toEqual({})
  })

  it('has room from the start, which goes again with the type when nothing was written', () => {
    const form = newForm(nobody, { subject: 'math', type: 'composite' })
    expect(heldSubItems(form)).toHaveLength(2)
    expect(changeForm(form, { type: 'short_answer' }).stem.content).toEqual([{ type: 'paragraph' }])
    expect(heldSubItems(changeForm(marked(), { type: 'short_answer' }))).toHaveLength(2)
  })
})

describe('minutes of an item', () => {
  const drill = { name: '跳', sets: 2, amount: 10, unit: 'times', set_seconds: 60, rest_seconds: 0 } as const

  it('are the sum of days or movements, and of a group never less than its questions', () => {
    const none = fromText('x')
    const days = withParts(none, [dayStep(1, 10, none), dayStep(3, 7, none)])
    expect(minutesFor(none, days, 5)).toBe(17)
    expect(minutesFor(none, withDrills(none, [drill]), 5)).toBe(2)
    const two = withParts(none, [sub(1, none), sub(2, none)])
    expect(minutesFor(none, two, 5)).toBe(6)
    expect(minutesFor(two, withParts(two, [sub(3, none)]), 8)).toBe(11)
    expect(minutesFor(two, none, 8)).toBe(8)
  })
})
