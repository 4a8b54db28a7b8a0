import { describe, expect, it } from 'vitest'
import { halfOf } from '../../lib/language.ts'
import { reasonIn } from './refusal-words.ts'
import { toCsv } from './refusals-file.ts'
import { problemOf } from './upload.ts'

describe('a refused line', () => {
  it('keeps a code that this page does not know yet', () => {
    expect(reasonIn('zh', 'brand-new')).toBe('brand-new')
  })

  it('shows the half of a detail that the person reads', () => {
    expect(halfOf('zh', '没有答案 / there is no answer')).toBe('没有答案')
    expect(halfOf('en', '没有答案 / there is no answer')).toBe('there is no answer')
    expect(halfOf('zh', 'Unexpected token')).toBe('Unexpected token')
  })
})

describe('the file of refused lines', () => {
  it('opens as UTF-8 and runs nothing', () => {
    const csv = toCsv(['行号', '代码', '原因', '说明', '开头'], [[3, 'not-json', '说"不"', '=1+1', '@SUM(A1)']])
    expect(csv).toBe('\ufeff"行号","代码","原因","说明","开头"\r\n"3","not-json","说""不""","\'=1+1","\'@SUM(A1)"\r\n')
  })
})

describe('a file to import', () => {
  it('is refused before it is sent when it cannot be right', () => {
    expect(problemOf({ name: 'items.docx', size: 10 })).toBe('wrongKind')
    expect(problemOf({ name: 'items.jsonl', size: 0 })).toBe('empty')
    expect(problemOf({ name: 'items.jsonl.gz', size: 300 * 2 ** 20 })).toBe('tooLarge')
    expect(problemOf({ name: 'ITEMS.JSONL', size: 10 })).toBeNull()
  })
})
