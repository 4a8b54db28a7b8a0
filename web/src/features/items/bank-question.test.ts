import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type BankQuestion, changeQuestion, readQuestion, sortOf, writeQuestion } from './bank-question.ts'

const read = (text: string) => readQuestion(new URLSearchParams(text))
const point = '0198c1f0-0000-7000-8000-000000000001'
const unit = '0198c1f0-0000-7000-8000-000000000002'

describe('the address of a question', () => {
  it('says everything that was asked', () => {
    const question: BankQuestion = {
      q: '分数 加减',
      subject: 'math',
      grade: 5,
      unit_id: unit,
      point_id: point,
      tier: 'raise',
      type: 'calculation',
      mode: 'written',
      minutes_max: 10,
      state: 'draft',
      sort: 'minutes',
      page: 3,
    }
    expect(read(writeQuestion(question).toString())).toEqual(question)
  })

  it('leaves out what nobody can have meant', () => {
    expect(read('subject=alchemy&grade=12&page=0&minutes_max=-1&point_id=x&sort=best&q=%20%20')).toEqual({})
  })

  it('is read without failing, whatever it holds, and then says the same again', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom('q', 'grade', 'page', 'tier', 'minutes_max', 'unit_id'), fc.string())),
        (pairs) => {
          const question = readQuestion(new URLSearchParams(pairs))
          expect(readQuestion(writeQuestion(question))).toEqual(question)
        },
      ),
    )
  })
})

describe('a changed question', () => {
  it('starts at the first page again', () => {
    expect(changeQuestion({ q: '分数', page: 4 }, { tier: 'base' })).toEqual({ q: '分数', tier: 'base' })
    expect(changeQuestion({ q: '分数', page: 4 }, { page: 5 })).toEqual({ q: '分数', page: 5 })
  })

  it('drops point and unit with their subject, and the unit with its grade', () => {
    const question: BankQuestion = { subject: 'math', grade: 5, point_id: point, unit_id: unit }
    expect(changeQuestion(question, { subject: 'chinese' })).toEqual({ subject: 'chinese', grade: 5 })
    expect(changeQuestion(question, { grade: 6 })).toEqual({ subject: 'math', grade: 6, point_id: point })
  })

  it('forgets what is taken back', () => {
    expect(changeQuestion({ subject: 'math', tier: 'base' }, { tier: undefined })).toEqual({ subject: 'math' })
  })
})

describe('the order of the results', () => {
  it('is by relevance only while there are words', () => {
    expect(sortOf({})).toBe('newest')
    expect(sortOf({ q: '分数' })).toBe('relevance')
    expect(sortOf({ sort: 'relevance' })).toBe('newest')
    expect(sortOf({ q: '分数', sort: 'minutes' })).toBe('minutes')
  })
})
