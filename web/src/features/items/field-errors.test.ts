import { describe, expect, it } from 'vitest'
import { fieldErrorsOf, fieldOf } from './field-errors.ts'

describe('a refusal of the server', () => {
  it('is brought to the field it speaks of, whatever the request it came in', () => {
    expect(fieldOf('body/draft/minutes')).toBe('minutes')
    expect(fieldOf('body/minutes')).toBe('minutes')
    expect(fieldOf('body')).toBe('body')
    expect(fieldOf('body/draft/body')).toBe('body')
    expect(fieldOf('answer/key')).toBe('answer/key')
    expect(fieldOf('body/draft/answer/key/0')).toBe('answer/key')
    expect(fieldOf('body/draft/unheard_of')).toBeUndefined()
  })

  it('says what to do', () => {
    const problem = {
      type: '',
      title: '',
      status: 422,
      code: 'item-incomplete',
      errors: [{ path: 'answer/key', message: '' }],
    } as const
    expect(fieldErrorsOf(problem)).toEqual({ 'answer/key': '请标出正确答案' })
    expect(
      fieldErrorsOf({ ...problem, code: 'invalid-request', errors: [{ path: 'body/draft/citation', message: 'x' }] }),
    ).toEqual({ citation: '请检查这一项' })
  })
})
